package request

import (
	"slices"
	"strings"
)

// phrases are ways to say something: a row each, of which the parts must occur in that order. A part is words, or several
// alternatives between bars.
type phrases [][]string

// in reports whether flat, which flatten wrote, says it.
func (p phrases) in(flat string) bool {
	return slices.ContainsFunc(p, func(row []string) bool {
		rest := flat
		return !slices.ContainsFunc(row, func(part string) bool {
			end := -1 // of the alternative that is there first
			for words := range strings.SplitSeq(part, "|") {
				if at := strings.Index(rest, " "+words+" "); at >= 0 && (end < 0 || at+len(words)+1 < end) {
					end = at + len(words) + 1
				}
			}
			rest = rest[max(0, end):] // its last blank can begin the next part
			return end < 0
		})
	})
}

// pairs joins each of the first words with each of the second ones.
func pairs(first, second string) string {
	var list []string
	for a := range strings.SplitSeq(first, "|") {
		list = append(list, a+" "+strings.ReplaceAll(second, "|", "|"+a+" "))
	}
	return strings.Join(list, "|")
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
