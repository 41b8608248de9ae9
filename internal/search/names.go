package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// name is a spelling that definitions, rows or chapters have, prepared for matching.
type name struct {
	text   string
	folded string
	starts []int    // offsets in folded at which a part of the name begins
	parts  []string // folded
	docs   []int    // that are called so
	rows   []*rowRef
}

// rowRef is a row as a definition's page shows it.
type rowRef struct {
	doc  int
	row  *Row
	from int // the document that declares it
}

// fold drops what names are compared without: case, and everything but letters and digits.
func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		if wordRune(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func newName(text string) *name {
	n := &name{text: text}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !wordRune(r) }) {
		for _, part := range nameParts(word) {
			n.starts = append(n.starts, len(n.folded))
			n.parts = append(n.parts, fold(part))
			n.folded += fold(part)
		}
	}
	return n
}

// tier tells how a name matches what was typed, the best first.
type tier uint8

const (
	exact      tier = iota
	prefix          // the name begins with it
	segment         // a part of the name begins with it, or each word begins a part
	typo            // one letter is missing, too many, wrong, or swapped with its neighbour
	inside          // it is anywhere in the name
	typoPrefix      // the name begins with it but for one letter
	scattered       // its letters are in the name, in order
	noMatch
)

// pattern is what was typed, prepared for matching.
type pattern struct {
	text   string
	folded string
	parts  []string // folded
	words  []string // those of parts that are not stop words
	brief  bool     // it can be a name: one word or two
	wordy  bool     // it has words that no name has: it is a sentence
	spaced bool     // it has blanks: it may be a name or a question
}

// match returns the best tier of n.
func (p *pattern) match(n *name) tier {
	q, f := p.folded, n.folded
	switch {
	case q == "" || f == "":
		return noMatch
	case q == f:
		return exact
	case strings.HasPrefix(f, q):
		return prefix
	case p.beginsPart(n) || p.wordsBeginParts(n):
		return segment
	case len(q) > 2 && oneEdit(q, f), otherLayout(q, f), p.nearParts(n):
		return typo
	case !p.brief:
		return noMatch
	case len(q) > 1 && strings.Contains(f, q):
		return inside
	case len(q) > 4 && nearPrefix(q, f):
		return typoPrefix
	case len(q) > 2 && subsequence(q, f):
		return scattered
	default:
		return noMatch
	}
}

// otherLayout reports whether typed is name on a keyboard that has y and z in each other's place.
func otherLayout(typed, name string) bool {
	return len(typed) == len(name) && strings.ContainsAny(typed, "yz") && swappedKeys.Replace(typed) == name
}

var swappedKeys = strings.NewReplacer("y", "z", "z", "y")

// nearParts reports whether the query has a word for each part of the name, each at most one letter off, the first letter right.
func (p *pattern) nearParts(n *name) bool {
	if len(p.parts) < 2 || len(p.parts) != len(n.parts) || p.parts[0][0] != n.folded[0] {
		return false
	}
	for i, part := range n.parts {
		if part != p.parts[i] && (len(part) < 4 || !oneEdit(part, p.parts[i])) {
			return false
		}
	}
	return true
}

// wholeParts is the share of the query's words that are whole parts of the name.
func (p *pattern) wholeParts(n *name) float64 {
	count := 0
	for _, word := range p.words {
		count += bit(slices.Contains(n.parts, word))
	}
	return float64(count) / float64(max(len(p.words), 1))
}

func (p *pattern) beginsPart(n *name) bool {
	for _, at := range n.starts {
		if strings.HasPrefix(n.folded[at:], p.folded) {
			return true
		}
	}
	return false
}

// wordsBeginParts reports whether every word, without the s of a plural, begins a part of the name, in any order.
func (p *pattern) wordsBeginParts(n *name) bool {
	if len(p.words) == 0 || p.wordy {
		return false
	}
	for _, word := range p.words {
		if len(word) > 3 {
			word = strings.TrimSuffix(word, "s")
		}
		if !(&pattern{folded: word}).beginsPart(n) {
			return false
		}
	}
	return true
}

// oneEdit reports whether a and b differ by one letter: missing, too many, other, or swapped with its neighbour.
func oneEdit(a, b string) bool {
	if d := len(a) - len(b); d < -utf8.UTFMax || d > utf8.UTFMax {
		return false
	}
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) <= 1 && len(b) <= 1:
		return true
	default:
		return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	}
}

// nearPrefix reports whether f begins with q except for one letter.
func nearPrefix(q, f string) bool {
	for size := len(q) - 1; size <= len(q)+1 && size <= len(f); size++ {
		if oneEdit(q, f[:size]) {
			return true
		}
	}
	return false
}

func subsequence(q, f string) bool {
	at := 0
	for i := 0; i < len(f) && at < len(q); i++ {
		if f[i] == q[at] {
			at++
		}
	}
	return at == len(q)
}
