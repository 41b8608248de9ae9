package traffic

import (
	"bytes"
	"math"

	"qmpdoc/internal/qjson"
)

// escaped takes the messages in a string with escapes, from offset at to the end of the string.
func (l *line) escaped(at int, name name) {
	t := l.textFrom(at, at+closingQuote(l.text[at:], name.quote))
	for range name.level {
		t.cut(closingQuote(t.bytes, name.quote))
		l.used = t.end().col - l.at.col
		t = unescape(t)
	}
	l.take(t, l.text[:at], l.sign(at))
}

// cell takes the messages in a cell of CSV, from offset at to the end of the cell.
func (l *line) cell(at int) {
	n := at
	for n < len(l.text) && (l.text[n] != '"' || bytes.HasPrefix(l.text[n:], []byte(`""`))) {
		_, width := undouble(l.text[n:])
		n += width
	}
	t := new(text)
	t.decode(l.text[at:n], onLine(l.place(at)), undouble, math.MaxInt)
	l.used = n
	l.take(t, l.text[:at], l.sign(at))
}

// entities takes the messages in a line of HTML from offset at on, the last of which may go on in the next lines.
func (l *line) entities(at int) {
	end := len(l.text)
	if tag := bytes.IndexByte(l.text[at:], '<'); tag >= 0 {
		end = at + tag
	}
	t := new(text)
	t.addMeant(l.text[at:end], l.place(at))
	if end == len(l.text) && l.goesOn(at, (*text).addMeant) {
		return
	}
	l.used = end
	l.take(t, l.text[:at], l.sign(at))
}

// addMeant adds what the bytes of a line of HTML mean.
func (t *text) addMeant(b []byte, at place) { t.decode(b, onLine(at), unentity, math.MaxInt) }

// literal takes the messages in a string of Python, whose quote comes before offset at. It tells whether the string is one: a
// message may also be in quotes as it is.
func (l *line) literal(at int) bool {
	end := at + closingQuote(l.text[at:], l.text[at-1])
	isBytes := at > 1 && l.text[at-2]|0x20 == 'b'
	if end == len(l.text) || !isBytes && bytes.IndexByte(l.text[at:end], '\\') < 0 {
		return false
	}
	t := unescape(l.textFrom(at, end))
	if !isBytes && len(qjson.Parse(trimMessage(string(t.bytes))).Faults) >= len(qjson.Parse(string(l.text[at:end])).Faults) {
		return false // unescaping does not make it better
	}
	l.used = end + 1
	l.take(t, l.text[:at], l.sign(at))
	return true
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
