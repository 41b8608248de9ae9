package qjson

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"
)

const literalStart = "b'{"

// literal takes the messages of the line if it shows them as Python shows bytes, b'{…}\r\n', also behind a prefix, and tells
// whether it does. A literal that cannot be read holds none.
func (r *Reader) literal() bool {
	at := r.literalBegins()
	if at < 0 {
		return false
	}
	at += len("b'")
	end := at
	for r.more(end) && r.buf[end] != '\n' && end < LongestMessage {
		end++
	}
	messages := literalMessages(r.buf[at:end])
	if len(messages) == 0 {
		r.skipLine()
		return true
	}
	for _, p := range messages {
		m := Message{Line: r.line, Col: r.col + at + p.start, Offset: r.offset + int64(at+p.start)}
		m.Text = string(r.buf[at+p.start : at+p.end])
		m.Escaped = strings.Contains(m.Text, `\`)
		r.queue = append(r.queue, m)
	}
	r.pass(end)
	r.fresh = false
	return true
}

// literalBegins gives the offset of the literal on this line, -1 if there is none or something else begins before it.
func (r *Reader) literalBegins() int {
	for n := 0; n < longestPrefix && r.more(n); n++ {
		switch c := r.buf[n]; {
		case c == '{' || c == '"' || c == '\n':
			return -1
		case c == 'b' && r.more(n+len(literalStart)-1) && bytes.HasPrefix(r.buf[n:], []byte(literalStart)):
			return n
		}
	}
	return -1
}

// A span is a piece of a text.
type span struct{ start, end int }

// literalMessages gives the places of the messages in a literal, whose text begins behind the quote. There are none if it
// is not closed, has an escape that Python does not show, or if a quote behind it leaves open where it ends.
func literalMessages(text []byte) []span {
	var list []span
	start, n := 0, 0
	for n < len(text) && text[n] != '\'' {
		if width := separatorAt(text[n:]); width > 0 {
			list = append(list, span{start, n})
			n += width
			start = n
			continue
		}
		_, width := literalByte(text[n:])
		if width == 0 {
			return nil
		}
		n += width
	}
	if n == len(text) || bytes.IndexByte(text[n+1:], '\'') >= 0 {
		return nil
	}
	list = append(list, span{start, n})
	return slices.DeleteFunc(list, func(p span) bool { return p.start == p.end || text[p.start] != '{' })
}

// separatorAt gives the length of the line end, as an escape, that ends a message here; 0 when there is none. QEMU ends
// messages with \r\n and has only \n inside them, and clients end theirs with \n.
func separatorAt(text []byte) int {
	switch {
	case bytes.HasPrefix(text, []byte(`\r\n`)):
		return len(`\r\n`)
	case bytes.HasPrefix(text, []byte(`\n{`)), bytes.HasPrefix(text, []byte(`\n'`)):
		return len(`\n`)
	}
	return 0
}

// literalByte reads the byte at the beginning of text, which may be an escape, and gives the width of what stands for it: 0 if
// Python shows no bytes so.
func literalByte(text []byte) (c byte, width int) {
	if text[0] != '\\' {
		return text[0], 1
	}
	if len(text) < 2 {
		return 0, 0
	}
	switch c := text[1]; c {
	case '\\', '\'', '"':
		return c, 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'x':
		const width = len(`\x00`)
		if v, err := strconv.ParseUint(string(text[2:min(width, len(text))]), 16, 8); err == nil && len(text) >= width {
			return byte(v), width
		}
	}
	return 0, 0
}

// parseLiteral parses a message with the escapes of Python. Places are those in text. There are no edits: they would have to
// be escaped too.
func parseLiteral(text string) *Document {
	decoded, escapes := decodeLiteral([]byte(text))
	d := Parse(decoded)
	for _, v := range d.Values {
		v.move(escapes.source)
	}
	for i := range d.Faults {
		f := &d.Faults[i]
		f.Start, f.End, f.Edit = escapes.source(f.Start), escapes.source(f.End), nil
	}
	return d
}

// escapes tell where each escape of a literal ends: in what it stands for, and in the literal.
type escapes []struct{ decoded, source int }

// source gives the place in the literal of a place in what it stands for.
func (e escapes) source(at int) int {
	i := sort.Search(len(e), func(i int) bool { return e[i].decoded > at })
	if i == 0 {
		return at
	}
	return e[i-1].source + at - e[i-1].decoded
}

// decodeLiteral gives what a text with escapes stands for, which literalMessages has found to be one.
func decodeLiteral(text []byte) (string, escapes) {
	var e escapes
	decoded := make([]byte, 0, len(text))
	for n := 0; n < len(text); {
		c, width := literalByte(text[n:])
		decoded = append(decoded, c)
		if n += width; width > 1 {
			e = append(e, struct{ decoded, source int }{len(decoded), n})
		}
	}
	return string(decoded), e
}
