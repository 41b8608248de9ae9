package traffic

import (
	"bytes"
	"slices"
	"strings"

	"qmpdoc/internal/qjson"
)

// A line is a line of a log with messages in it.
type line struct {
	*Reader
	text []byte
	at   place // of text[0]
	src  *SourceLine
	used int // the end of what has been read, which may lie in a later line
}

// embedded takes the messages of a line that has something else before the first of them, whatever that is: the time, the name
// of a function, a member of a record. It tells whether there are any.
func (r *Reader) embedded() bool {
	src, whole := r.lineFrom(0)
	if !whole {
		return false
	}
	isRecord := src[0] == '{'
	near := src
	if !isRecord {
		near = src[:min(len(src), longestPrefix)]
	}
	at := findEnvelope(near, 0)
	l := &line{Reader: r, text: src, at: place{r.line, r.col}}
	if at < 0 {
		if name, ok := r.opensBelow(src); ok {
			l.message(bytes.LastIndexByte(src, '{'), name)
			r.pass(max(l.used, len(src)))
			return true
		}
		if l.numbers() {
			r.pass(len(src))
			return true
		}
		if isRecord {
			r.skipLine()
		}
		return isRecord
	}
	for ; at >= 0; at = findEnvelope(src, min(l.used, len(src))) {
		name, _, _ := nameAt(src, at)
		l.message(at, name)
		l.used = max(l.used, at+1)
	}
	r.pass(max(l.used, len(src)))
	return true
}

// opensBelow tells whether a line ends with the brace of an object whose first member, on the next line, is one of a message, and
// returns that.
func (r *Reader) opensBelow(src []byte) (name, bool) {
	before, ok := bytes.CutSuffix(bytes.TrimRight(src, " \t\r"), []byte("{"))
	if !ok || !r.more(len(src)+longestName) && len(r.buf) <= len(src)+1 {
		return name{}, false
	}
	next, _, _ := bytes.Cut(r.buf[len(src)+1:min(len(r.buf), len(src)+longestName)], []byte{'\n'})
	from := continues(before, next)
	if from < 0 {
		return name{}, false
	}
	first, ok, short := envelopeAt(append([]byte("{"), next[from:]...), 0)
	return first, ok || short && slices.Contains(tails, first.text)
}

// findEnvelope returns the offset of the first brace from i on that begins a message, -1 if none does.
func findEnvelope(b []byte, i int) int {
	for {
		n := bytes.IndexByte(b[i:], '{')
		if n < 0 {
			return -1
		}
		if i += n; isEnvelope(b, i) {
			return i
		}
		i++
	}
}

func isEnvelope(b []byte, i int) bool {
	_, ok, _ := envelopeAt(b, i)
	return ok
}

// message takes the message that begins at offset at and has a name as its first member.
func (l *line) message(at int, name name) {
	switch {
	case name.level == doubled:
		l.cell(at)
	case name.level == entity:
		l.entities(at)
	case name.level > 0:
		l.escaped(at, name)
	case at == 0 || l.text[at-1] != '\'' && l.text[at-1] != '"' || !l.literal(at):
		l.plain(at)
	}
}

// escaped takes the messages in a string with escapes, from offset at to the end of the string.
func (l *line) escaped(at int, name name) {
	t := l.textFrom(at, at+closingQuote(l.text[at:], name.quote))
	for range name.level {
		t.cut(closingQuote(t.bytes, name.quote))
		l.used = t.end().col - l.at.col
		t = unescape(t)
	}
	l.take(t, at)
}

// cell takes the messages in a cell of CSV, from offset at to the end of the cell.
func (l *line) cell(at int) {
	t, n := new(text), at
	for n < len(l.text) {
		if l.text[n] == '"' {
			if n++; n == len(l.text) || l.text[n] != '"' {
				break
			}
		}
		t.add(l.text[n], place{l.at.line, l.at.col + n})
		n++
	}
	l.used = n
	l.take(t, at)
}

// entities takes the messages in a line of HTML from offset at on, the last of which may go on in the next lines.
func (l *line) entities(at int) {
	t := new(text)
	t.addMeant(l.text[at:], place{l.at.line, l.at.col + at})
	m := Message{Line: l.at.line, Col: l.at.col + at, view: viewOf(l.text[:at]), Connection: connectionOf(l.text[:at])}
	var s boundary
	n, closed := 0, false
	for n < len(t.bytes) && !closed {
		n, closed = s.step(t.bytes, n)
	}
	if !closed && l.goesOn(&m, t, at, n, &s, (*text).addMeant) {
		l.queueUp(m)
		return
	}
	l.used = len(l.text)
	l.take(t, at)
}

// addMeant adds what the bytes of a line of HTML mean.
func (t *text) addMeant(b []byte, at place) {
	for n := 0; n < len(b); n++ {
		here := place{at.line, at.col + n}
		meant, width := "", 0
		if b[n] == '&' {
			meant, width = unentity(b[n:])
		}
		if width == 0 {
			t.add(b[n], here)
			continue
		}
		for _, c := range []byte(meant) {
			t.add(c, here)
		}
		n += width - 1
	}
}

// literal takes the messages in a string of Python, whose quote comes before offset at. It tells whether the string is one: a
// message may also be in quotes as it is.
func (l *line) literal(at int) bool {
	end := at + closingQuote(l.text[at:], l.text[at-1])
	isBytes := at > 1 && l.text[at-2]|0x20 == 'b'
	if end == len(l.text) || !isBytes && bytes.IndexByte(l.text[at:end], '\\') < 0 {
		return false
	}
	t := unescape(l.textFrom(at, end))
	if !isBytes && !fewerFaults(t.bytes, l.text[at:end]) {
		return false
	}
	l.used = end + 1
	l.take(t, at)
	return true
}

// fewerFaults tells whether a reads as JSON better than b.
func fewerFaults(a, b []byte) bool {
	return len(qjson.Parse(trimMessage(string(a))).Faults) < len(qjson.Parse(string(b)).Faults)
}

// closingQuote returns the offset of the first quote in b that is not escaped, the end of b when there is none.
func closingQuote(b []byte, quote byte) int {
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case quote:
			return i
		}
	}
	return len(b)
}

func (l *line) textFrom(start, end int) *text {
	t := new(text)
	t.addAll(l.text[start:end], place{l.at.line, l.at.col + start})
	return t
}

// take cuts what stood in a string into messages.
func (l *line) take(t *text, at int) {
	c := channel{view: viewOf(l.text[:at]), connection: connectionOf(l.text[:at])}
	if at > 0 {
		c.around = brackets[l.text[at-1]]
	}
	c.feed(l.Reader, t, l.source())
	c.flush(l.Reader, false)
}

// plain takes a message that is in the line as it is. It may go on in the next lines.
func (l *line) plain(at int) {
	var s boundary
	n, closed := at, false
	for n < len(l.text) && !closed {
		n, closed = s.step(l.text, n)
	}
	m := Message{
		Line: l.at.line, Col: l.at.col + at, complete: closed, converted: l.converted,
		view: viewOf(l.text[:at]), Connection: connectionOf(l.text[:at]),
	}
	switch {
	case closed:
		n = l.tail(at, n)
	case l.goesOn(&m, l.textFrom(at, len(l.text)), at, n-at, &s, (*text).addAll):
		l.queueUp(m)
		return
	default:
		n = len(l.text)
	}
	m.Text = trimMessage(string(l.text[at:n]))
	l.used = n
	l.queueUp(m)
}

// brackets are the signs that a log puts around a message.
var brackets = map[byte]byte{'[': ']', '(': ')', '<': '>', '\'': '\'', '"': '"', '`': '`'}

// tail returns the end of the message that begins at offset at and has its last bracket before n: what cannot belong to the log
// belongs to it, so that the mistake is seen.
func (l *line) tail(at, n int) int {
	rest := bytes.TrimLeft(l.text[n:], " \t")
	if len(rest) == 0 || at > 0 && brackets[l.text[at-1]] == rest[0] || depth(l.text[max(0, at-longestPrefix):at]) > 0 || strings.IndexByte(`"'}],:`, rest[0]) < 0 {
		return n
	}
	if next := findEnvelope(l.text, n); next >= 0 {
		return next
	}
	return len(l.text)
}

// depth returns how many brackets are open at the end of b.
func depth(b []byte) int {
	n := 0
	for _, c := range b {
		switch c {
		case '{', '[':
			n++
		case '}', ']':
			n--
		}
	}
	return n
}

// goesOn takes the next lines as far as they belong to the message that begins at offset at, and tells whether any does. The
// text is what the first line has of the message, of which n bytes have been looked at. Add adds a line to it.
func (l *line) goesOn(m *Message, t *text, at, n int, s *boundary, add func(*text, []byte, place)) bool {
	no, off := l.at.line, len(l.text)
	lines := []SourceLine{l.source()}
	piece := isPiece(l.text[:at])
	if piece {
		t.cut(len(bytes.TrimSuffix(t.bytes, []byte("\r"))))
		n, *s = 0, boundary{}
	}
	closed, last := false, false
	for !closed && !last && (piece || s.quote == 0) && len(t.bytes) <= LongestMessage && l.more(off+1) {
		next, whole := l.lineFrom(off + 1)
		length, from := len(next), -1
		if piece {
			from, last = nextPiece(l.text[:at], next)
		} else {
			from = continues(l.text[:at], next)
		}
		if !whole || from < 0 {
			break
		}
		if piece {
			next = bytes.TrimSuffix(next, []byte("\r"))
		} else {
			t.add('\n', t.end())
		}
		no++
		add(t, next[from:], place{no, 1 + from})
		lines = append(lines, SourceLine{no, string(next)})
		off += 1 + length
		for n < len(t.bytes) && !closed {
			n, closed = s.step(t.bytes, n)
		}
	}
	if len(lines) == 1 {
		return false
	}
	m.Text, m.marks, m.Source, m.complete = trimMessage(string(t.bytes[:min(n, len(t.bytes))])), t.marks, lines, closed
	l.used = off
	return true
}

// source returns the line. Its messages share the copy.
func (l *line) source() SourceLine {
	if l.src == nil {
		l.src = new(SourceLine)
		*l.src = l.sourceLine(l.text)
	}
	return *l.src
}
