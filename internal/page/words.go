package page

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// countOf returns a number with its noun: "3 commands".
func countOf(n int, word string) string { return fmt.Sprintf("%d %s", n, plural(n, word)) }

// plural is the word after a number.
func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// kept returns the items of a list that are wanted.
func kept[T any](list []T, wanted func(T) bool) []T {
	var rest []T
	for _, item := range list {
		if wanted(item) {
			rest = append(rest, item)
		}
	}
	return rest
}

// few joins the first names, and says how it goes on.
func few(n int, names []string) string {
	if len(names) > n {
		names = append(slices.Clone(names[:n]), "…")
	}
	return strings.Join(names, ", ")
}

// namesOf are the names of things.
func namesOf[T any](list []T, name func(T) string) []string {
	names := make([]string, len(list))
	for i, item := range list {
		names[i] = name(item)
	}
	return names
}

// dashed joins the words of letters and digits in s: "Block devices" becomes "block-devices". Sphinx makes the same id of a label
// (docutils.nodes.make_id).
func dashed(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// Clean replaces what HTML does not allow: invalid UTF-8, control characters, and noncharacters (html.spec.whatwg.org,
// "Preprocessing the input stream"). A carriage return would become a line end.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef {
			return utf8.RuneError
		}
		return r
	}, s)
}
