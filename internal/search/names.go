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
	rows   []rowRef
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
	exact   tier = iota
	prefix       // the name begins with it
	segment      // a part of the name begins with it, or each word begins a part
	typo         // one letter is missing, too many, wrong, or swapped with its neighbour
	noMatch
)

// pattern is what was typed, prepared for matching.
type pattern struct {
	text   string
	folded string
	words  []string // folded, without stop words
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
	case len(q) > 2 && oneEdit(q, f):
		return typo
	default:
		return noMatch
	}
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

// wordsBeginParts tells whether every word, without the s of a plural, begins a part of the name, in any order.
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

// oneEdit tells whether a and b differ by one letter: missing, too many, other, or swapped with its neighbour.
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
