package traffic

import (
	"bytes"
	"strconv"
)

// isRecord reports whether the object that is here is a record of a log and no message: it has a message inside, or says in
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

// hasWords reports whether the record has a member that says what happened: a string, or the bytes of one as numbers.
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
	for n := 0; ; {
		i := bytes.IndexByte(l.text[n:], '[')
		if i < 0 {
			return false
		}
		var t *text
		t, n = numbersAt(l.text, n+i+1, l.at)
		if first := findEnvelope(t.bytes, 0); first >= 0 {
			l.take(t, t.bytes[:first], 0)
			return true
		}
	}
}

// numbersAt reads bytes that are written as numbers with commas between them, 123 or 0x7b, from offset n of a line on. It returns
// the offset of what follows, too.
func numbersAt(line []byte, n int, at place) (t *text, end int) {
	t = new(text)
	for {
		start := n
		for n < len(line) && n-start < len("0x00") && (isHex(line[n]) || line[n] == 'x') {
			n++
		}
		v, err := strconv.ParseUint(string(line[start:n]), 0, 8)
		if err != nil {
			return t, start
		}
		t.add(byte(v), place{at.line, at.col + start})
		if n == len(line) || line[n] != ',' {
			return t, n
		}
		for n++; n < len(line) && line[n] == ' '; n++ {
		}
	}
}
