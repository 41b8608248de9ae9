package page

import (
	"fmt"
	"slices"
	"strings"
)

// countOf says a number with its word: "3 commands".
func countOf(n int, word string) string { return fmt.Sprintf("%d %s", n, plural(n, word)) }

// plural is the word after a number.
func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// few joins the first three of names, and says that there are more.
func few(names []string) string {
	const n = 3
	if len(names) > n {
		names = append(slices.Clone(names[:n]), "…")
	}
	return strings.Join(names, ", ")
}
