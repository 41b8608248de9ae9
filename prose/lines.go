package prose

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"qmpdoc/diag"
)

const tabWidth = 8

// lines is a text prepared for reading by columns: tabs are blanks, no line ends in a blank, and every character is printable.
// Each line of the Text is one line here.
type lines struct {
	text   Text
	src    []byte
	starts []int // where each line begins in src; the last entry is the end of src
	shifts []shift
	odd    []int // offsets in src of characters in place of others that cannot be printed
}

// shift says that from offset on, to the end of the line, columns in src are that much greater than in the raw text.
// Tabs and characters that cannot be printed shift what is after them.
type shift struct{ offset, columns int }

func newLines(t Text) *lines {
	n := strings.Count(t.Raw, "\n") + 1
	l := &lines{text: t, src: make([]byte, 0, len(t.Raw)+1), starts: make([]int, 0, n+1)}
	clean := isClean(t.Raw)
	for rest, more := t.Raw, true; more; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		l.starts = append(l.starts, len(l.src))
		if clean {
			l.src = append(l.src, strings.TrimRight(line, " ")...)
		} else {
			l.addOdd(strings.TrimRight(line, " \t\r"))
		}
		l.src = append(l.src, '\n')
	}
	l.starts = append(l.starts, len(l.src))
	return l
}

// isClean reports whether s needs no translation but at the ends of its lines.
func isClean(s string) bool {
	for i := range len(s) {
		if (s[i] < ' ' && s[i] != '\n') || s[i] == 0x7f {
			return false
		}
	}
	return utf8.ValidString(s)
}

// addOdd appends a line that may hold tabs, control characters and broken UTF-8.
func (l *lines) addOdd(line string) {
	start := len(l.src)
	l.shifts = append(l.shifts, shift{start, 0})
	for i := 0; i < len(line); {
		r, width := utf8.DecodeRuneInString(line[i:])
		i += width
		switch {
		case r == '\t':
			blanks := tabWidth - (len(l.src)-start)%tabWidth
			l.src = append(l.src, "        "[:blanks]...)
		case r < ' ' || r == 0x7f || (r == utf8.RuneError && width == 1):
			l.odd = append(l.odd, len(l.src))
			l.src = append(l.src, "\uFFFD"...)
		default:
			l.src = append(l.src, line[i-width:i]...)
			continue
		}
		l.shifts = append(l.shifts, shift{len(l.src), len(l.src) - start - i})
	}
}

func (l *lines) count() int { return len(l.starts) - 1 }

// at returns line i without its newline; a line that does not exist is empty.
func (l *lines) at(i int) []byte {
	if i < 0 || i >= l.count() {
		return nil
	}
	return l.src[l.starts[i] : l.starts[i+1]-1]
}

func (l *lines) blank(i int) bool { return len(l.at(i)) == 0 }

// indent returns the column, from 0, of the first character of line i.
func (l *lines) indent(i int) int { return leadingBlanks(l.at(i)) }

func leadingBlanks(s []byte) int {
	n := 0
	for n < len(s) && s[n] == ' ' {
		n++
	}
	return n
}

// body returns the end of the block that begins at line i and is indented by more than col: the line after its last one.
func (l *lines) body(i, col int) int {
	end := i
	for ; i < l.count(); i++ {
		if l.blank(i) {
			continue
		}
		if l.indent(i) <= col {
			break
		}
		end = i + 1
	}
	return end
}

// leastIndent returns the smallest indentation of the lines from (inclusive) to (exclusive) that are not empty.
func (l *lines) leastIndent(from, to int) int {
	least := -1
	for i := from; i < to; i++ {
		if n := l.indent(i); !l.blank(i) && (least < 0 || n < least) {
			least = n
		}
	}
	return max(least, 0)
}

// cut returns the lines from (inclusive) to (exclusive) without their first col columns, as a text of its own.
func (l *lines) cut(from, to, col int) Text {
	for from < to && l.blank(from) {
		from++
	}
	for from < to && l.blank(to-1) {
		to--
	}
	return l.collect(from, to, func(i int) (int, int) { return min(col, l.indent(i)), len(l.at(i)) })
}

// collect makes a text of a part of each line.
func (l *lines) collect(from, to int, part func(i int) (start, stop int)) Text {
	t := Text{File: l.text.File, Lines: make([]Place, 0, to-from)}
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte('\n')
		}
		start, stop := part(i)
		start = min(start, stop)
		b.Write(bytes.TrimRight(l.at(i)[start:stop], " "))
		t.Lines = append(t.Lines, l.place(i, start))
	}
	t.Raw = b.String()
	return t
}

// place returns the position of column col of line i in the source file.
func (l *lines) place(i, col int) Place {
	if i >= len(l.text.Lines) {
		return Place{}
	}
	at := l.text.Lines[i]
	return Place{Line: at.Line, Col: at.Col + col - l.shiftAt(l.starts[i]+col)}
}

// shiftAt tells by how many columns the character at offset is shifted.
func (l *lines) shiftAt(offset int) int {
	i := sort.Search(len(l.shifts), func(i int) bool { return l.shifts[i].offset > offset })
	if i == 0 {
		return 0
	}
	return l.shifts[i-1].columns
}

// lineOf returns the number of the line that holds the byte at offset in src.
func (l *lines) lineOf(offset int) int {
	return min(sort.SearchInts(l.starts, offset+1), l.count()) - 1
}

// pos returns the source position of the byte at offset in src.
func (l *lines) pos(offset int) diag.Pos {
	i := l.lineOf(offset)
	at := l.place(i, offset-l.starts[i])
	if at == (Place{}) {
		return diag.Pos{File: l.text.File}
	}
	return diag.Pos{File: l.text.File, Line: at.Line, Col: at.Col}
}
