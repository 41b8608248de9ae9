package traffic

import (
	"bytes"
	"strconv"
)

// isRecord tells whether the object that is here is a record of a log and no message: it has a message inside, or says in
// words what happened; or it is a message with escapes, which only a log has.
func (r *Reader) isRecord() bool {
	r.more(longestName)
	if name, ok, _ := envelopeAt(r.buf, 0); ok {
		return name.level != 0
	}
	line, whole := r.lineFrom(0)
	switch {
	case !whole:
		return false
	case len(bytes.TrimRight(line, " \t\r")) == 1:
		return hasWords(r.untilClosed())
	}
	return len(line) > 2 && (findEnvelope(line, 1) > 0 || hasWords(line))
}

// untilClosed returns the lines from here to the one that begins with the closing brace, as far as a record can be long.
func (r *Reader) untilClosed() []byte {
	const longest = 16 << 10
	r.more(longest)
	lines := r.buf[:min(len(r.buf), longest)]
	if end := bytes.Index(lines, []byte("\n}")); end >= 0 {
		return lines[:end]
	}
	return nil
}

// hasWords tells whether the record has a member that says what happened: a string, or the bytes of one as numbers.
func hasWords(record []byte) bool {
	for _, key := range []string{`"msg"`, `"message"`, `"MESSAGE"`, `"log"`} {
		_, after, _ := bytes.Cut(record, []byte(key))
		after = bytes.TrimLeft(after, " ")
		if value, ok := bytes.CutPrefix(after, []byte(":")); ok {
			value = bytes.TrimLeft(value, " ")
			return len(value) > 1 && (value[0] == '"' || value[0] == '[' && isDigit(value[1]))
		}
	}
	return false
}

// numbers takes the messages in an array of bytes: journald exports texts so that have control characters in them. It tells
// whether there are any.
func (l *line) numbers() bool {
	for n := 0; n < len(l.text); {
		i := bytes.IndexByte(l.text[n:], '[')
		if i < 0 {
			return false
		}
		var t *text
		start := n + i + 1
		if t, n = byteNumbers(l.text, start, l.at); t == nil {
			continue
		}
		if first := findEnvelope(t.bytes, 0); first >= 0 {
			before := t.bytes[:first]
			c := channel{view: viewOf(before), connection: connectionOf(before)}
			c.feed(l.Reader, t, l.source())
			c.flush(l.Reader, false)
			return true
		}
	}
	return false
}

// byteNumbers reads the numbers of bytes, with commas between them, from offset n of a line to the closing bracket. It returns
// nil for anything else, and the offset after what it has read.
func byteNumbers(line []byte, n int, at place) (t *text, end int) {
	t = new(text)
	for n < len(line) {
		start := n
		for n < len(line) && n-start < 4 && isDigit(line[n]) {
			n++
		}
		v, err := strconv.ParseUint(string(line[start:n]), 10, 8)
		if err != nil || n == len(line) {
			return nil, max(n, start+1)
		}
		t.add(byte(v), place{at.line, at.col + start})
		if n++; line[n-1] == ']' {
			return t, n
		} else if line[n-1] != ',' {
			return nil, n
		}
		for n < len(line) && line[n] == ' ' {
			n++
		}
	}
	return nil, n
}
