package examples

import (
	"strconv"
	"strings"

	"qmpdoc/qapi"
)

// budget is how much may still be spent on suggestions, in names that are looked at. A hostile file must not cost the
// product of its names and its mistakes.
type budget int

// Budgets: of one definition's examples, of those of a tree, and of a stream of messages.
const (
	definitionBudget = 20_000
	treeBudget       = 4_000_000
	streamBudget     = 100_000
)

func (b *budget) spend(n int) bool {
	if n > int(*b) {
		return false
	}
	*b -= budget(n)
	return true
}

// suggest finds the candidate that name was probably meant to be; "" when none is.
func (c *checker) suggest(name string, candidates []string) string {
	if !c.budget.spend(len(candidates)) {
		return ""
	}
	return alikeAmong(name, candidates)
}

// alikeAmong does the same for few candidates.
func alikeAmong(name string, candidates []string) string {
	if n := qapi.Nearest(name, candidates); n != "" {
		return n
	}
	for _, other := range candidates {
		if alike(name, other) {
			return other
		}
	}
	return ""
}

// alike reports whether one of two names was probably meant to be the other.
func alike(a, b string) bool {
	if qapi.Nearest(a, []string{b}) != "" {
		return true
	}
	a, b = letters(a), letters(b)
	const least = 6 // letters that a name and its longer form share
	return len(a) >= least && strings.HasPrefix(b, a) || len(b) >= least && strings.HasPrefix(a, b)
}

// certain reports whether a name is beyond doubt a misspelling of another one.
func certain(name, meant string) bool {
	return sameLetters(name, meant) || len(meant) > 4 && qapi.IsSlip(name, meant)
}

func sameLetters(a, b string) bool { return letters(a) == letters(b) }

func letters(name string) string {
	return strings.ToLower(joints.Replace(name))
}

var joints = strings.NewReplacer("-", "", "_", "")

func quote(name string) string { return "'" + excerpt(name) + "'" }

func quoteAll(names []string) []string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = quote(n)
	}
	return list
}

// some joins quoted names for a sentence, and counts the rest of many.
func some(names []string, word string) string { return someOf(names, 0, word) }

// someOf does the same when there are more names than are given.
func someOf(names []string, more int, word string) string {
	const most = 5
	if len(names)+more <= most+1 {
		return join(quoteAll(names), word)
	}
	shown := names[:min(len(names), most)]
	return join(append(quoteAll(shown), strconv.Itoa(len(names)-len(shown)+more)+" more"), word)
}

// join makes "a, b and c".
func join(list []string, word string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " " + word + " " + list[len(list)-1]
}
