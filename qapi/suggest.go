package qapi

import "strings"

const (
	maxSuggestions   = 40 // searches for a near name in one run: each looks at every name
	maxSuggestLength = 64
)

// Nearest finds the candidate that name was probably meant to be: the same but for case and - or _, a letter in four
// away and two at most; for a name of two or three letters the only one that a slip leads to, which leaves out a letter, adds
// one or swaps two. "" when none is near.
func Nearest(name string, candidates []string) string {
	if len(name) > maxSuggestLength {
		return ""
	}
	best, bestAt := "", min(2, len(name)/4)+1
	folded := foldName(name)
	for _, c := range candidates {
		if tooFar(name, c, bestAt) || c == name {
			continue
		}
		if n := distance(folded, foldName(c), bestAt); n < bestAt {
			best, bestAt = c, n
		}
	}
	if best == "" && len(folded) <= 3 {
		return onlySlip(folded, candidates)
	}
	return best
}

// onlySlip finds the one candidate from which a slip leads to folded; "" when there are more of them, or none.
func onlySlip(folded string, candidates []string) string {
	only := ""
	for _, c := range candidates {
		switch {
		case !isSlip(folded, foldName(c)):
		case only != "":
			return ""
		default:
			only = c
		}
	}
	return only
}

// IsSlip reports whether two names differ in a letter that one lacks, or in two neighbours that have changed places; case, - and
// _ do not count.
func IsSlip(a, b string) bool {
	return max(len(a), len(b)) <= maxSuggestLength && isSlip(foldName(a), foldName(b))
}

// isSlip reports whether a and b, of two letters or more, differ in a letter that one lacks, or in two neighbours that have
// changed places. In a short word, another letter in the same place makes another word.
func isSlip(a, b string) bool {
	switch {
	case len(a) < 2 || len(b) < 2 || distance(a, b, 2) != 1:
		return false
	case len(a) != len(b):
		return true
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	return a[i+1:] != b[i+1:]
}

func foldName(name string) string { return strings.ToLower(cName(name)) }

// distance counts the letters to insert, drop, change or swap with a neighbour that lead from a to b; limit stands for
// every distance from limit on.
func distance(a, b string, limit int) int {
	if tooFar(a, b, limit) {
		return limit
	}
	var before, prev, row [maxSuggestLength + 1]int
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
		before, prev = prev, row
	}
	return min(prev[len(b)], limit)
}

// tooFar reports whether the lengths alone say that b is at limit or farther from a, or too long to be compared.
func tooFar(a, b string, limit int) bool {
	return len(b) > maxSuggestLength || max(len(a)-len(b), len(b)-len(a)) >= limit
}

// quote puts name into the quotes that findings use.
func quote(name string) string { return "'" + name + "'" }
