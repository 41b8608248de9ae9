package qjson

import (
	"bytes"
	"fmt"
	"strings"
)

// boundary finds the end of a message. It knows brackets and strings, and what a line can begin with, and no more: Parse finds
// the mistakes.
type boundary struct {
	depth int
	quote byte // of the string that we are in, or 0
	last  byte // the last byte outside strings that is no white space
}

// end gives the number of bytes that the message at buf[0] has.
func (r *Reader) end() (int, error) {
	var b boundary
	for n := 0; r.more(n); {
		if n >= LongestMessage {
			return 0, fmt.Errorf("line %d, column %d: a message has more than %d MiB", r.line, r.col, LongestMessage>>20)
		}
		c := r.buf[n]
		switch {
		case c == '\n':
			b.quote = 0
			if r.endsAtLine(&b, n) {
				return n, nil
			}
		case b.quote != 0:
			n = b.inString(r.buf, n)
			continue
		case c == '{' || c == '[':
			if b.depth == 0 && b.last != 0 && b.last != ':' {
				return n, nil
			}
			b.depth++
		case c == '}' || c == ']':
			b.depth = max(0, b.depth-1)
		case c == '"', c == '\'' && strings.IndexByte("{[,:u\x00", b.last) >= 0:
			b.quote = c
		}
		if n++; !isJSONSpace(c) {
			b.last = c
		}
	}
	return len(r.buf), nil
}

// inString goes on from n inside a string, to its end or to the end of the line or of buf; behind that when an escape is cut.
func (b *boundary) inString(buf []byte, n int) int {
	for ; n < len(buf); n++ {
		switch c := buf[n]; c {
		case b.quote:
			b.quote, b.last = 0, c
			return n + 1
		case '\n':
			return n
		case '\\':
			if n++; n < len(buf) && buf[n] == '\n' {
				return n
			}
		}
	}
	return n
}

// endsAtLine tells whether the message ends at the line end at n.
func (r *Reader) endsAtLine(b *boundary, n int) bool {
	start := n + 1
	at := r.behindBlanks(start)
	if !r.more(at) {
		return b.depth == 0
	}
	if b.depth > 0 {
		return r.buf[at] == '(' || r.isArrow(at) || at == start && r.isEnvelope(at)
	}
	// The message looks complete: only what cannot begin another one belongs to it.
	return strings.IndexByte(`"'}],:`, r.buf[at]) < 0
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

// envelopes are the names that messages begin with, apart from "id" and "timestamp", which stand inside others too.
var envelopes = [][]byte{[]byte("execute\""), []byte("exec-oob\""), []byte("return\""), []byte("error\""), []byte("event\""), []byte("QMP\"")}

// isEnvelope tells whether the line that begins at at is the beginning of a message, whatever is still open.
func (r *Reader) isEnvelope(at int) bool {
	const longest = 16
	r.more(at + longest)
	rest, ok := bytes.CutPrefix(r.buf[at:min(len(r.buf), at+longest)], []byte("{"))
	if !ok {
		return false
	}
	rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, " \t"), []byte(`"`))
	if !ok {
		return false
	}
	for _, name := range envelopes {
		if bytes.HasPrefix(rest, name) {
			return true
		}
	}
	return false
}
