package qjson

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// LongestMessage is how many bytes one message of a stream can have.
const LongestMessage = 16 << 20

// Message is one message of a stream, as it stands there.
type Message struct {
	Text      string // without white space around it
	Line, Col int    // of its first byte, from 1; columns in bytes
	Offset    int64  // of its first byte, from 0
	Direction string // "->" to the server, "<-" from it, "" when the stream does not say
	Command   bool   // it is no JSON but a command of qmp-shell, for ParseCommand
	Escaped   bool   // it stands in a literal of Python and has the escapes of one
	Python    bool   // it is an object as Python prints it
}

// IsJSON tells whether the message is meant to be JSON as it stands, so that repairs for JSON fit it.
func (m *Message) IsJSON() bool { return !m.Command && !m.Escaped && !m.Python }

// Document parses the message.
func (m *Message) Document() *Document {
	switch {
	case m.Command:
		return ParseCommand(m.Text)
	case m.Escaped:
		return parseLiteral(m.Text)
	case m.Python:
		return parsePython(m.Text)
	}
	return Parse(m.Text)
}

// Reader cuts a stream into messages: JSON texts one after the other, with or without white space between them, over one line
// or many; transcripts with "->" and "<-" (or "-->", "<--", "C:", "S:") before each message; what a terminal shows of telnet, nc,
// socat or qmp-shell, with the commands that were typed there and replies in the notation of Python; the bytes that a program
// in Python shows. Lines that hold no message are skipped. A message that is not closed ends where the next one clearly begins,
// and text that can only belong to the message before it stays with it, so that Parse sees every mistake.
type Reader struct {
	src       io.Reader
	buf       []byte // what has been read and not been passed yet
	done      bool   // src has no more
	err       error
	line, col int // of buf[0]
	offset    int64
	queue     []Message // that stand before buf[0] and have not been given yet
	fresh     bool      // nothing but white space stands between the line's beginning and buf[0]
	shell     bool      // a prompt of qmp-shell has been seen
	skipped   int
	first     int
}

// NewReader gives a Reader of src.
func NewReader(src io.Reader) *Reader { return &Reader{src: src, line: 1, col: 1, fresh: true} }

// Skipped tells how many lines held no message, and the number of the first of them, 0 when there was none.
func (r *Reader) Skipped() (lines, first int) { return r.skipped, r.first }

// Next gives the next message, and io.EOF behind the last. Any other error is final: src failed, or a message is longer than
// LongestMessage.
func (r *Reader) Next() (Message, error) {
	if r.err != nil {
		return Message{}, r.err
	}
	m, err := r.next()
	if r.err != nil {
		err = r.err
	}
	if err != nil {
		r.err = err
		return Message{}, err
	}
	return m, nil
}

func (r *Reader) next() (Message, error) {
	var m Message
	for {
		if len(r.queue) > 0 {
			m, r.queue = r.queue[0], r.queue[1:]
			return m, nil
		}
		r.space()
		if !r.more(0) {
			return m, io.EOF
		}
		if !r.fresh {
			break
		}
		if r.literal() {
			continue
		}
		if direction := r.arrow(); direction != "" {
			m.Direction = direction
			break
		}
		if r.prompted() {
			continue
		}
		if at := r.begins(); at >= 0 {
			r.pass(at)
			break
		}
		r.skipLine()
	}
	m.Line, m.Col, m.Offset = r.line, r.col, r.offset
	end, err := r.end()
	if err != nil {
		return m, err
	}
	m.Text = strings.TrimRight(string(r.buf[:end]), " \t\r\n")
	m.Python = r.shell && isPythonReply(m.Text)
	r.pass(end)
	r.fresh = false
	return m, nil
}

// more tells whether there is a byte at buf[n], which it reads if it has to.
func (r *Reader) more(n int) bool {
	const chunk = 64 << 10
	for len(r.buf) <= n && !r.done {
		if cap(r.buf)-len(r.buf) < chunk {
			r.buf = append(make([]byte, 0, 2*len(r.buf)+2*chunk), r.buf...)
		}
		k, err := r.src.Read(r.buf[len(r.buf):cap(r.buf)])
		r.buf = r.buf[:len(r.buf)+k]
		if err != nil {
			r.done = true
			if !errors.Is(err, io.EOF) {
				r.err = fmt.Errorf("line %d: %w", r.line, err)
			}
		}
	}
	return len(r.buf) > n
}

// pass goes on behind the first n bytes of buf.
func (r *Reader) pass(n int) {
	passed := r.buf[:n]
	if lines := bytes.Count(passed, []byte{'\n'}); lines > 0 {
		r.line += lines
		r.col = n - bytes.LastIndexByte(passed, '\n')
	} else {
		r.col += n
	}
	r.offset += int64(n)
	r.buf = r.buf[n:]
}

// space passes over white space.
func (r *Reader) space() {
	for r.more(0) {
		n := 0
		for n < len(r.buf) && isJSONSpace(r.buf[n]) {
			r.fresh = r.fresh || r.buf[n] == '\n'
			n++
		}
		if n == 0 {
			return
		}
		r.pass(n)
	}
}

func isJSONSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// arrows are the marks at the beginning of a line of a transcript; docs/qmp/qmp-spec.txt had letters up to 2.3.
var arrows = []struct{ mark, direction string }{
	{"-->", "->"}, {"<--", "<-"}, {"->", "->"}, {"<-", "<-"}, {"C:", "->"}, {"S:", "<-"},
}

// arrow passes over the arrow that stands here, and gives its direction.
func (r *Reader) arrow() string {
	r.more(len("-->") - 1)
	for _, one := range arrows {
		if !bytes.HasPrefix(r.buf, []byte(one.mark)) {
			continue
		}
		r.pass(len(one.mark))
		for r.more(0) && (r.buf[0] == ' ' || r.buf[0] == '\t') {
			r.pass(1)
		}
		return one.direction
	}
	return ""
}

// longestPrefix is how far into a line a message can begin.
const longestPrefix = 256

// begins gives the offset at which a message begins on this line: here, or behind a prefix such as a time or a prompt.
// It is -1 for a line without a message.
func (r *Reader) begins() int {
	if r.buf[0] != '{' && r.isValue() {
		return 0
	}
	for n := 0; n < longestPrefix && r.more(n); n++ {
		switch c := r.buf[n]; {
		case c == '{' && (n == 0 || r.opensObject(n)), c == '[' && r.opens(n, "{[\"'].\n"):
			return n
		case n == 0 && strings.IndexByte(`"'}],:`, c) >= 0:
			return n
		case c == '\n' || c == '"':
			return -1
		}
	}
	return -1
}

// opensObject tells whether the brace at n, behind a prefix, opens an object and no block of a program: what follows decides,
// on the next line if this one ends.
func (r *Reader) opensObject(n int) bool {
	if r.opens(n, `"'}.`) {
		return true
	}
	if n = r.behindBlanks(n + 1); r.buf[n] != '\n' {
		return false
	}
	n = r.behindBlanks(n + 1)
	return n < len(r.buf) && (r.buf[n] == '"' || r.buf[n] == '}')
}

// opens tells whether one of the bytes follows the bracket at n.
func (r *Reader) opens(n int, bytes string) bool {
	n = r.behindBlanks(n + 1)
	return n >= len(r.buf) || strings.IndexByte(bytes, r.buf[n]) >= 0
}

// behindBlanks gives the offset of the first byte from n on that is no white space within a line.
func (r *Reader) behindBlanks(n int) int {
	for r.more(n) && (r.buf[n] == ' ' || r.buf[n] == '\t' || r.buf[n] == '\r') {
		n++
	}
	return n
}

// isValue tells whether the line is a JSON value. One that is no object is no message either, but meant to be one.
func (r *Reader) isValue() bool {
	const longest = 256
	r.more(longest)
	line, _, _ := bytes.Cut(r.buf[:min(longest, len(r.buf))], []byte{'\n'})
	value := string(bytes.TrimRight(line, " \t\r"))
	switch {
	case len(line) == longest:
		return false
	case value[0] == '[' && value[len(value)-1] == ']':
		p := read(value, nil, false)
		return len(p.faults) == 0 && len(p.doc.Values) == 1
	}
	return isNumber(value) || value == "true" || value == "false" || value == "null"
}

// skipLine passes over the rest of the line, which holds no message.
func (r *Reader) skipLine() {
	if r.skipped++; r.first == 0 {
		r.first = r.line
	}
	for r.more(0) {
		if i := bytes.IndexByte(r.buf, '\n'); i >= 0 {
			r.pass(i)
			return
		}
		r.pass(len(r.buf))
	}
}
