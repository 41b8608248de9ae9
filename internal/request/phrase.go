package request

import "strings"

// phrases are ways to say something: a row each, of which the parts must occur in that order. A part is words, or several
// alternatives between bars.
type phrases [][]part

// part is what one part of a row can be, each with a blank around it, as flatten writes words.
type part []string

// rows makes phrases of rows.
func rows(list ...[]string) phrases {
	var p phrases
	for _, row := range list {
		var parts []part
		for _, alternatives := range row {
			var one part
			for a := range strings.SplitSeq(alternatives, "|") {
				one = append(one, " "+a+" ")
			}
			parts = append(parts, one)
		}
		p = append(p, parts)
	}
	return p
}

// pairs joins each of the first words with each of the second ones.
func pairs(first, second string) string {
	var list []string
	for a := range strings.SplitSeq(first, "|") {
		for b := range strings.SplitSeq(second, "|") {
			list = append(list, a+" "+b)
		}
	}
	return strings.Join(list, "|")
}

// in reports whether flat, which flatten wrote, says it.
func (p phrases) in(flat string) bool {
	for _, row := range p {
		if inOrder(row, flat) {
			return true
		}
	}
	return false
}

func inOrder(row []part, flat string) bool {
	for _, alternatives := range row {
		end := -1 // of the alternative that is there first
		for _, a := range alternatives {
			if at := strings.Index(flat, a); at >= 0 && (end < 0 || at+len(a) < end) {
				end = at + len(a)
			}
		}
		if end < 0 {
			return false
		}
		flat = flat[end-1:] // the blank can begin the next part
	}
	return true
}

// flatten writes the words of a text in lower case, with one blank before and after each: names keep their signs - and _,
// everything else is lost.
func flatten(text string) string {
	b := make([]byte, 1, len(text)+2)
	b[0] = ' '
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= 'A' && c <= 'Z':
			b = append(b, c+'a'-'A')
		case isNameByte(c):
			b = append(b, c)
		case b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
	}
	if b[len(b)-1] != ' ' {
		b = append(b, ' ')
	}
	return string(b)
}

func isNameByte(c byte) bool {
	return c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
