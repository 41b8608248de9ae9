// Package traffic reads the messages of QMP out of what people have of them: a raw stream, a transcript, a terminal, a log.
//
// It has two stages. A form of log is recognised by its structure and turned into text with the place of every byte, through
// all escapes and dumps between the two. The text is then cut into messages, and a message that the log shows several times, on
// its way through the layers of a program, is returned once.
package traffic

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"qmpdoc/internal/qjson"
)

// LongestMessage is how many bytes one message can have.
const LongestMessage = 16 << 20

// Notation is how a message is written.
type Notation uint8

// JSON is what goes over the wire, Command a line that a person typed in qmp-shell, and Python an object as Python prints it.
const (
	JSON Notation = iota
	Command
	Python
)

// Message is one message of a stream.
type Message struct {
	Text       string // without white space around it, and without the escapes of its log
	Line, Col  int    // of its first byte, from 1; columns in bytes
	Direction  string // "->" to the server, "<-" from it, "" when the stream does not say
	Notation   Notation
	Cut        bool         // the log says that it shows the beginning only
	Ended      bool         // it ends before its brackets are closed, and something else follows
	Lost       bool         // a request of which nothing can be read; Text is what is left of it
	Connection string       // what tells it from other connections in one log; "" when nothing does
	Source     []SourceLine // its lines as they are in the log; nil for a message that is its own source

	marks    []mark // nil for a message that is in the file as it is
	view     uint64 // of which lines it is: those of one view never repeat each other; 0 for a stream
	complete bool   // every bracket is closed

	converted bool // the file has other bytes
}

// SourceLine is a line of a log.
type SourceLine struct {
	No   int
	Text string
}

// AsWritten reports whether the message is JSON that is in the file byte by byte, so that repairs fit.
func (m *Message) AsWritten() bool { return m.Notation == JSON && m.marks == nil && !m.converted }

// Document parses the message.
func (m *Message) Document() *qjson.Document {
	switch {
	case m.Notation == Command:
		return qjson.ParseCommand(m.Text)
	case m.Notation == Python:
		return qjson.ParsePython(m.Text)
	case m.Cut || m.Ended:
		return qjson.ParseBeginning(m.Text, m.Ended && !m.Cut)
	}
	return qjson.Parse(m.Text)
}

// Reader reads messages.
type Reader struct {
	input
	queue    []Message // that have been cut and not been returned
	fresh    bool      // nothing but white space is between the line's beginning and buf[0]
	some     bool      // there have been messages
	passed   bool      // the line before holds no message
	array    bool      // the messages are the elements of an array
	shell    shell
	python   bool // the server's messages are written by Python
	dump     dump
	calls    calls
	channels channels
	once     once

	converted bool // some bytes of the file were read as others, or left out

	unfolded int // the first line of which it is not known that no folded message begins there

	skipped int
	first   int
}

// NewReader returns a Reader of src.
func NewReader(src io.Reader) *Reader {
	const longestMark = 6
	b := bufio.NewReader(src)
	mark, _ := b.Peek(longestMark) // an error is returned again by the next Read
	text, converted := inUTF8(b, string(mark))
	r := &Reader{input: input{line: 1, col: 1, err: refuseCompressed(string(mark))}, fresh: true, calls: calls{}, converted: converted}
	r.src = &controls{src: text, left: &r.converted}
	return r
}

// Skipped returns how many lines held no message, and the number of the first of them, 0 when there was none.
func (r *Reader) Skipped() (lines, first int) { return r.skipped, r.first }

// Next returns the next message, and io.EOF after the last. Any other error is final: the source failed, or a message is longer
// than LongestMessage.
func (r *Reader) Next() (Message, error) {
	for {
		if m, ok := r.once.next(); ok {
			return m, nil
		}
		if r.err != nil {
			return Message{}, r.err
		}
		m, err := r.cut()
		if r.err != nil {
			err = r.err
		}
		if err != nil {
			r.err = err
			r.once.flush()
			continue
		}
		r.once.add(m)
	}
}

// cut returns the next message of the stream, which may repeat one before it.
func (r *Reader) cut() (Message, error) {
	for {
		if len(r.queue) > 0 {
			m := r.queue[0]
			r.queue[0] = Message{}
			r.queue = r.queue[1:]
			return m, nil
		}
		if r.dump.left > 0 && r.dumped() {
			continue
		}
		r.space()
		if !r.more(0) {
			for _, c := range r.channels.order {
				c.flush(r, false)
			}
			if len(r.queue) > 0 {
				continue
			}
			return Message{}, io.EOF
		}
		direction, found := r.begin()
		if !found {
			continue
		}
		return r.raw(direction)
	}
}

// begin finds out what is here. It returns true where a message begins as it is; otherwise it passes over what it has read,
// and queues the messages in it.
func (r *Reader) begin() (direction string, found bool) {
	if r.array {
		return "", r.element()
	}
	if !r.fresh {
		return "", true
	}
	if r.buf[0] == '{' && !r.isRecord() {
		return "", true
	}
	if r.buf[0] == '[' && r.opensArray() {
		r.array = true
		r.pass(1)
		return "", false
	}
	if direction = r.arrow(); direction != "" {
		return direction, true
	}
	for _, form := range forms {
		if form(r) {
			return "", false
		}
	}
	if r.isPart() {
		return "", true
	}
	r.skipLine()
	return "", false
}

// forms are the forms of logs. Each takes what is at the beginning of a line if it is of that form.
var forms = []func(*Reader) bool{(*Reader).prompted, (*Reader).dumpBegins, (*Reader).hexRows, (*Reader).called, (*Reader).embedded}

func (r *Reader) raw(direction string) (Message, error) {
	m := Message{Line: r.line, Col: r.col, Direction: direction, complete: true, converted: r.converted}
	margin := 0
	if direction == "" {
		margin = r.col - 1
	}
	end, cut, err := r.end(margin)
	if err != nil {
		return m, err
	}
	m.Text = trimMessage(string(r.buf[:end]))
	if r.unfold(&m, &end); m.marks == nil {
		m.Ended = cut && strings.IndexByte(m.Text, '\n') < 0
	}
	r.notate(&m, false)
	r.pass(end)
	r.fresh, r.passed, r.some = false, false, true
	return m, nil
}

// queueUp adds a message of a log to those that wait.
func (r *Reader) queueUp(m Message) {
	r.notate(&m, true)
	m.Ended = !m.complete
	r.queue = append(r.queue, m)
}

// notate finds out in which notation an object is written. QEMU takes single quotes from a client but sends none: an object of
// the server that has them was printed by Python.
func (r *Reader) notate(m *Message, inLog bool) {
	first := strings.TrimLeft(strings.TrimPrefix(m.Text[:min(len(m.Text), longestName)], "{"), " \t\r\n")
	if !strings.HasPrefix(m.Text, "{") || !strings.HasPrefix(strings.TrimPrefix(first, "u"), "'") && !strings.HasPrefix(first, "u\"") {
		return
	}
	b := []byte(m.Text[:min(len(m.Text), longestName)])
	n, ok, _ := nameAt(b, 0)
	if !ok {
		return
	}
	r.python = r.python || n.text != "execute" && n.text != "exec-oob" && isEnvelope(b, 0)
	if inLog || r.python || r.shell.seen {
		m.Notation = Python
	}
}

// skipLine passes over the rest of the line, which holds no message.
func (r *Reader) skipLine() {
	if r.skipped++; r.first == 0 {
		r.first = r.line
	}
	r.passed = true
	r.passLine()
}

func tooLong(line, col int) error {
	return fmt.Errorf("line %d, column %d: a message has more than %d MiB", line, col, LongestMessage>>20)
}
