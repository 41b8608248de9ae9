package monitor

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

// session is a conversation with one program.
type session struct {
	conn   net.Conn
	limits limits
	in     *budget
	decode *json.Decoder
	idless bool // a guest agent, which returned no ids before 4.0
	ids    int
}

func newSession(conn net.Conn, l limits) *session {
	return &session{conn: conn, limits: l, in: &budget{r: conn, allowed: l.greetingBytes, left: l.greetingBytes}}
}

var (
	errBusy = errors.New("it accepts connections but sends no greeting: another client is connected (QEMU serves one at a time), " +
		"or it is not QMP; disconnect that client, or give QEMU another socket with -qmp unix:PATH,server=on,wait=off")
	errLong   = errors.New("the message is too long")
	errBroken = errors.New("the message is not JSON")
)

// message is what matters of any message.
type message struct {
	QMP    json.RawMessage `json:"QMP"`
	Return json.RawMessage `json:"return"`
	Error  *refused        `json:"error"`
	ID     json.RawMessage `json:"id"`
}

// refused is an error reply.
type refused struct {
	Class string `json:"class"`
	Desc  string `json:"desc"`
}

func (r *refused) Error() string { return fmt.Sprintf("%.40s: %.200s", r.Class, r.Desc) }

// execute sends a command without arguments and returns the reply to it, the whole message.
func (s *session) execute(command string) ([]byte, error) {
	s.ids++
	id := fmt.Sprintf(`"qmpdoc-%d"`, s.ids)
	_ = s.send(fmt.Sprintf(`{"execute": "%s", "id": %s}`, command, id)) // if it fails, so does reading, which tells more
	s.conn.SetReadDeadline(time.Now().Add(s.limits.reply))
	s.in.allow(s.limits.replyBytes)
	for {
		m, raw, err := s.next()
		switch {
		case err != nil:
			return nil, s.explain(err, "the reply to "+command, s.limits.reply)
		case string(m.ID) != id && !(m.ID == nil && s.idless):
			continue // an event, or a reply to what was sent before
		case m.Error != nil:
			return nil, fmt.Errorf("%s: %w", command, m.Error)
		case m.Return != nil:
			return raw, nil
		}
	}
}

func (s *session) send(text string) error {
	s.conn.SetWriteDeadline(time.Now().Add(s.limits.reply))
	_, err := io.WriteString(s.conn, text+"\n")
	return err
}

// next reads one message.
func (s *session) next() (message, []byte, error) {
	var raw json.RawMessage
	if err := s.decode.Decode(&raw); err != nil {
		return message{}, nil, err
	}
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		return message{}, nil, fmt.Errorf("%w: %.60q", errBroken, raw)
	}
	return m, raw, nil
}

// explain turns a failure to read into words about what was awaited.
func (s *session) explain(err error, awaited string, limit time.Duration) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("%s did not come within %s", awaited, limit)
	case errors.Is(err, errLong):
		return fmt.Errorf("%s is too long: it has more than %d KiB", awaited, s.in.allowed>>10)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the connection was closed in the middle of %s", awaited)
	case errors.Is(err, io.EOF):
		return fmt.Errorf("the connection was closed before %s", awaited)
	case errors.As(err, &syntax), errors.Is(err, errBroken):
		return fmt.Errorf("%s is not JSON: %w", awaited, err)
	}
	return fmt.Errorf("%s: %w", awaited, innermost(err))
}

// budget reads a limited number of bytes from a connection.
type budget struct {
	r             io.Reader
	allowed, left int
}

func (b *budget) allow(n int) { b.allowed, b.left = n, n }

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// trimmed drops the white space before a message.
func trimmed(data []byte) []byte { return bytes.TrimLeft(data, " \t\r\n") }
