package printable

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Wrap yields the lines of words: the first at most first columns wide, the others rest, if they have more than one word. Blanks
// are where lines may be broken, and colours take no columns.
func Wrap(words string, first, rest int) iter.Seq[string] {
	return func(yield func(string) bool) {
		var line strings.Builder
		col, width := 0, first
		for word := range strings.FieldsSeq(words) {
			n := columns(word)
			if line.Len() > 0 && col+1+n > width {
				if !yield(line.String()) {
					return
				}
				line.Reset()
				col, width = 0, rest
			}
			if line.Len() > 0 {
				line.WriteByte(' ')
				col++
			}
			line.WriteString(word)
			col += n
		}
		if line.Len() > 0 {
			yield(line.String())
		}
	}
}

// columns counts the characters of a word without its colours.
func columns(word string) int {
	n := utf8.RuneCountInString(word)
	for {
		_, after, coloured := strings.Cut(word, "\x1b")
		if !coloured {
			return n
		}
		colour, rest, _ := strings.Cut(after, "m")
		n -= len("\x1bm") + utf8.RuneCountInString(colour)
		word = rest
	}
}
