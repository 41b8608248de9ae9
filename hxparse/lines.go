package hxparse

import (
	"strings"

	"qmpdoc/qapi"
)

// cursor is a place in the input together with the rest of it. A copy remembers the place; a cursor whose src is cut
// short is a region.
type cursor struct {
	src          string // from the start of the file to the end of the region
	off          int    // of the next byte
	no           int    // of the line of off, from 1
	bol          int    // where that line begins
	comments     bool   // HXCOMM lines are to be left out
	ignores      bool   // some lines may be comments for this program
	noCommentEnd bool   // no C comment ends any more: do not look again
}

// line is one line without its end and without white space at its end.
type line struct {
	text string
	no   int
	col  int // of the first byte, from 1
}

func (c *cursor) eof() bool { return c.off >= len(c.src) }

func (c *cursor) col() int { return c.off - c.bol + 1 }

// next reads what is left of the line and goes to the following one.
func (c *cursor) next() (ln line, ok bool) {
	for !c.eof() {
		c.read(&ln)
		if !(c.comments && ln.col == 1 && ln.has("HXCOMM")) && !(c.ignores && qapi.IsIgnore(ln.text)) {
			return ln, true
		}
	}
	return line{}, false
}

// rest is next for a line that is not a comment.
func (c *cursor) rest() (ln line) {
	c.read(&ln)
	return ln
}

func (c *cursor) read(ln *line) {
	ln.no, ln.col, ln.text = c.no, c.col(), ""
	if c.src[c.off] == '\n' {
		c.newline()
		return
	}
	end := strings.IndexByte(c.src[c.off:], '\n')
	if end < 0 {
		ln.text = trimRight(c.src[c.off:])
		c.off = len(c.src)
		return
	}
	ln.text = trimRight(c.src[c.off : c.off+end])
	c.off += end
	c.newline()
}

// peek is next without going there.
func (c cursor) peek() (line, bool) { return c.next() }

func (l line) blank() bool { return len(l.text) == 0 }

// indent counts the columns before the text; a tab goes to the next multiple of eight.
func (l line) indent() int {
	n := 0
	for _, c := range []byte(l.text) {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 8 - n%8
		default:
			return n
		}
	}
	return n
}

// from is the line without its first n bytes.
func (l line) from(n int) line {
	return line{text: l.text[n:], no: l.no, col: l.col + n}
}

// trimmed is the line without the white space at its start.
func (l line) trimmed() line {
	n := 0
	for n < len(l.text) && (l.text[n] == ' ' || l.text[n] == '\t') {
		n++
	}
	return l.from(n)
}

func (l line) has(prefix string) bool { return strings.HasPrefix(l.text, prefix) }

func trimRight(s string) string {
	for len(s) > 0 {
		switch s[len(s)-1] {
		case ' ', '\t', '\r', '\v', '\f':
			s = s[:len(s)-1]
		default:
			return s
		}
	}
	return s
}
