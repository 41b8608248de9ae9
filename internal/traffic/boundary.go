package traffic

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// boundary finds the end of a message. It knows brackets and strings, and what a line can begin with, and no more: the parser
// finds the mistakes.
type boundary struct {
	depth int
	quote byte // of the string that we are in, or 0
	last  byte // the last byte outside strings that is no white space
}

// step reads the byte at b[n] and what belongs to it, and returns the offset of the next. Closed tells that the last bracket was
// closed by it.
func (s *boundary) step(b []byte, n int) (next int, closed bool) {
	c := b[n]
	switch {
	case c == '\n':
		s.quote = 0 // no string goes on in the next line
		return n + 1, false
	case s.quote != 0:
		return s.inString(b, n), false
	case c == '{' || c == '[':
		s.depth++
	case c == '}' || c == ']':
		closed = s.depth == 1
		s.depth = max(0, s.depth-1)
	case c == '"', c == '\'' && strings.IndexByte("{[,:u\x00", s.last) >= 0:
		s.quote = c
	}
	if !isSpace(c) {
		s.last = c
	}
	return n + 1, closed
}

// scan reads b from n on, to the end or to the last bracket.
func (s *boundary) scan(b []byte, n int) (next int, closed bool) {
	for n < len(b) && !closed {
		n, closed = s.step(b, n)
	}
	return n, closed
}

// inString continues from n inside a string, to its end or to the end of the line or of b; beyond it when an escape is cut.
func (s *boundary) inString(b []byte, n int) int {
	for ; n < len(b); n++ {
		switch c := b[n]; {
		case c == s.quote:
			s.quote, s.last = 0, c
			return n + 1
		case c == '\n':
			return n
		case c == '\\':
			if n++; n < len(b) && b[n] == '\n' {
				return n
			}
		}
	}
	return n
}

// end returns the number of bytes that the message at buf[0] has, which begins after margin blanks, and whether it is cut off:
// inside a string, or as isCut says.
func (r *Reader) end(margin int) (n int, cut bool, err error) {
	var s boundary
	for r.more(n) {
		if n >= LongestMessage {
			return 0, false, tooLong(r.line, r.col)
		}
		c := r.buf[n]
		if c == '\n' {
			open := s.quote != 0
			s.quote = 0
			if r.endsAtLine(&s, n, open, margin) {
				return n, open || s.isCut(r.buf[:n]), nil
			}
			n++
			continue
		}
		if s.quote == 0 && (c == '{' || c == '[') && s.depth == 0 && s.last != 0 && s.last != ':' {
			return n, false, nil
		}
		closed := false
		if n, closed = s.step(r.buf, n); closed && (r.array || r.endsHere(n)) {
			return n, false, nil
		}
	}
	return len(r.buf), r.some && (s.quote != 0 || s.isCut(r.buf)), nil
}

// isCut reports whether message b, which lacks closing brackets, is cut off: it lacks more of them than anybody forgets, or ends
// within a member or element.
func (s *boundary) isCut(b []byte) bool {
	const many = 3
	b = bytes.TrimRight(b, " \t\r\n")
	word := string(b[len(bytes.TrimRightFunc(b, unicode.IsLetter)):])
	inside := strings.IndexByte("{[:", s.last) >= 0 || s.last == ',' && s.depth > 1 || word != "" && !slices.Contains(literals, word)
	return s.depth >= many || s.depth > 0 && inside
}

// endsHere reports whether nothing but the end of the line follows at n, and passes over how a log writes it. A log that shows what
// cannot be printed has ^M, \r or $ there.
func (r *Reader) endsHere(n int) bool {
	if !r.more(n) || strings.IndexByte("^\\$", r.buf[n]) < 0 {
		return false
	}
	r.more(n + len(`\r\n`))
	line, _, _ := bytes.Cut(r.buf[n:min(len(r.buf), n+len(`\r\n`)+1)], []byte{'\n'})
	if !isLineEnd(line) {
		return false
	}
	copy(r.buf[n:], strings.Repeat(" ", len(line))) // white space like that after every message
	return true
}

// isLineEnd reports whether a log writes the end of a line so.
func isLineEnd(line []byte) bool {
	switch string(bytes.TrimRight(line, " \t\r")) {
	case "", "$", "^M", "^M$", `\r`, `\n`, `\r\n`:
		return true
	}
	return false
}

// endsAtLine reports whether the message, which begins after margin blanks, ends at the line end at n. Open tells that the line ends
// inside a string.
func (r *Reader) endsAtLine(s *boundary, n int, open bool, margin int) bool {
	start := n + 1
	at := r.afterBlanks(start)
	if !r.more(at) {
		return s.depth == 0
	}
	if s.depth == 0 {
		// The message looks complete: only what cannot begin another one belongs to it.
		return r.buf[at] == '\n' || !isRest(r.lineAt(at))
	}
	if r.buf[at] == '(' || r.isArrow(at) {
		return true
	}
	if r.buf[at] == '\n' {
		return open
	}
	if at-start == margin && r.buf[at] == '{' {
		r.more(at + longestName)
		name, ok, _ := envelopeAt(r.buf, at)
		return ok && (open || s.endsBefore(name)) || open
	}
	line := r.lineAt(at)
	return len(line) > 0 && strings.IndexByte("'u", line[0]) < 0 && !beginsToken(line) && findEnvelope(line, 0) > 0
}

// endsBefore reports whether a message whose end has not come is lost where an object with that name as its first member begins
// on the next line: the object is neither an element of an array nor the value of a member.
func (s *boundary) endsBefore(name name) bool {
	return !slices.Contains([]string{"id", "timestamp", "arguments"}, name.text) || strings.IndexByte("{[,:", s.last) < 0
}

func (r *Reader) isArrow(at int) bool {
	r.more(at + len("--> "))
	mark, _, complete := bytes.Cut(r.buf[at:min(len(r.buf), at+len("--> "))], []byte{' '})
	switch string(mark) {
	case "->", "<-", "-->", "<--":
		return complete
	}
	return false
}

// trimMessage removes what a log writes for the end of a line, and white space.
func trimMessage(s string) string {
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(s, " \t\r\n"), "^M$"), "^M"), " \t\r\n")
}
