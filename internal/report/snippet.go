package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qmpdoc/internal/printable"
)

// A quoted line is cut to about this many bytes around the caret.
const (
	longLine    = 160
	beforeCaret = 60
	afterCaret  = 90
)

// snippet makes a source line fit for a terminal, and the marks that are below it: a caret under the byte at col and
// tildes up to endCol (exclusive). Columns are bytes from 1; endCol 0 means that the end is not known, and col 0 that
// the whole line is meant: then there are no marks. A place between two bytes is marked at the second.
func snippet(line string, col, endCol int) (text, marks string) {
	if endCol == 0 {
		endCol = col + wordAt(line, col)
	}
	endCol = max(endCol, col+1)
	from, to := window(line, col)
	var t, m strings.Builder
	if from > 0 {
		t.WriteString("…")
		m.WriteString(" ")
	}
	width, sign := m.Len(), "^"
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(line[at:to])
		shown, columns := display(r, size, width)
		t.WriteString(shown)
		switch {
		case at+size < col:
			m.WriteString(strings.Repeat(" ", columns))
		case at < endCol-1 && columns > 0:
			m.WriteString(sign + strings.Repeat("~", columns-1))
			sign = "~"
		}
		at, width = at+size, width+columns
	}
	if col > to {
		m.WriteString("^") // something is missing at the end of the line
	}
	if to < len(line) {
		t.WriteString("…")
	}
	if col == 0 {
		return t.String(), ""
	}
	return t.String(), m.String()
}

// window chooses the bytes of line to show: all of it, or some on both sides of col.
func window(line string, col int) (from, to int) {
	if len(line) <= longLine {
		return 0, len(line)
	}
	at := min(max(col-1, 0), len(line))
	return wholeRune(line, max(at-beforeCaret, 0)), wholeRune(line, min(at+afterCaret, len(line)))
}

// wholeRune moves a cut that would split a character in front of it.
func wholeRune(line string, at int) int {
	for back := 0; back < utf8.UTFMax && at > back && at < len(line); back++ {
		if utf8.RuneStart(line[at-back]) {
			return at - back
		}
	}
	return at
}

// wordAt returns the length of the name at col, at least one.
func wordAt(line string, col int) int {
	n := 0
	for at := col - 1; col > 0 && at+n < len(line) && isNameByte(line[at+n]); {
		n++
	}
	return max(n, 1)
}

func isNameByte(c byte) bool {
	return c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// display tells how a terminal shows r, which takes size bytes and is width columns from the left.
// Nothing that could move the cursor, or reorder the line, gets through.
func display(r rune, size, width int) (shown string, columns int) {
	switch {
	case r == '\t':
		n := 8 - width%8
		return strings.Repeat(" ", n), n
	case r == utf8.RuneError && size <= 1, printable.Hides(r):
		return "\uFFFD", 1
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r):
		return string(r), 0
	case unicode.Is(wide, r):
		return string(r), 2
	default:
		return string(r), 1
	}
}

// wide holds the characters that take two columns (Unicode Standard Annex 11, W and F), in blocks.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115F, 1}, {0x2E80, 0x303E, 1}, {0x3041, 0x33FF, 1}, {0x3400, 0x4DBF, 1}, {0x4E00, 0xA4CF, 1},
		{0xAC00, 0xD7A3, 1}, {0xF900, 0xFAFF, 1}, {0xFE30, 0xFE6F, 1}, {0xFF00, 0xFF60, 1}, {0xFFE0, 0xFFE6, 1},
	},
	R32: []unicode.Range32{{0x1F300, 0x1F64F, 1}, {0x1F680, 0x1F6FF, 1}, {0x1F900, 0x1F9FF, 1}, {0x20000, 0x3FFFD, 1}},
}

// plain makes text of a finding safe to print: names in it come from the files that were read.
func plain(s string) string { return printable.Line(s) }
