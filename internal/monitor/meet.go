package monitor

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

// delimiter is what a guest agent puts before the reply to guest-sync-delimited, so that a client can skip what was left
// of an earlier conversation; the same byte makes the agent forget what it has read of a half command. No JSON text holds
// it (qga/qapi-schema.json, "guest-sync-delimited").
const delimiter = '\xff'

// syncNumber marks the reply to guest-sync-delimited.
const syncNumber = 641_207

// meet reads what comes first and reports whether the other side is a guest agent. QEMU and the storage daemon greet; an agent
// waits for a request. Only a side that has said nothing, or nothing but JSON, is asked: it may not be QMP at all.
func (s *session) meet() (agent bool, err error) {
	m := meeting{session: s}
	s.conn.SetReadDeadline(time.Now().Add(s.limits.quiet))
	chunk := make([]byte, 8<<10)
	for {
		n, err := s.in.Read(chunk)
		m.seen = append(m.seen, chunk[:n]...)
		if done, agent, wrong := m.judge(); done || wrong != nil {
			return agent, wrong
		}
		switch {
		case err == nil:
		case errors.Is(err, os.ErrDeadlineExceeded) && !m.waited:
			if err := m.wait(); err != nil {
				return false, err
			}
		default:
			return false, m.failure(err)
		}
	}
}

// meeting is the state of a session that has not found out whom it talks to.
type meeting struct {
	*session
	seen   []byte
	waited bool // the quiet time is over
	asked  bool // guest-sync-delimited has been sent
}

// wait begins the second and last time of waiting.
func (m *meeting) wait() error {
	m.waited = true
	m.conn.SetReadDeadline(time.Now().Add(m.limits.greeting))
	if _, err := firstMessage(m.seen); err != nil && len(trimmed(m.seen)) > 0 {
		return nil // half a greeting
	}
	m.asked = true
	command := fmt.Sprintf(`{"execute": "guest-sync-delimited", "arguments": {"id": %d}}`, syncNumber)
	if err := m.send(string(delimiter) + command); err != nil {
		return m.failure(err)
	}
	return nil
}

// judge reports whether what was read decides.
func (m *meeting) judge() (done, agent bool, err error) {
	if m.asked {
		if i := bytes.IndexByte(m.seen, delimiter); i >= 0 {
			m.begin(m.seen[i:])
			return true, true, m.synchronize()
		}
	}
	text := trimmed(m.seen)
	if len(text) == 0 {
		return false, false, nil
	}
	first, err := firstMessage(text)
	switch {
	case err == nil && first.QMP != nil:
		m.begin(m.seen)
		_, _, err := m.next() // the greeting
		return true, false, err
	case (text[0] != '{' || err != nil && !errors.Is(err, io.ErrUnexpectedEOF)) && !m.asked:
		return false, false, m.stranger()
	}
	return false, false, nil
}

// firstMessage decodes the first message of text. The error is io.ErrUnexpectedEOF when its end is not there.
func firstMessage(text []byte) (m message, err error) {
	err = json.NewDecoder(bytes.NewReader(text)).Decode(&m)
	return m, err
}

// begin reads messages from what was read already, then from the connection.
func (s *session) begin(seen []byte) {
	s.decode = json.NewDecoder(&undelimited{io.MultiReader(bytes.NewReader(seen), s.in)})
}

// synchronize skips to the reply to guest-sync-delimited.
func (s *session) synchronize() error {
	s.idless = true
	s.in.allow(s.limits.replyBytes)
	for {
		m, _, err := s.next()
		if err != nil {
			return s.explain(err, "the reply to guest-sync-delimited", s.limits.greeting)
		}
		if string(m.Return) == strconv.Itoa(syncNumber) {
			return nil
		}
	}
}

// failure says what is wrong when reading ended before anything was decided.
func (m *meeting) failure(err error) error {
	text := trimmed(m.seen)
	late := errors.Is(err, os.ErrDeadlineExceeded)
	switch _, half := firstMessage(text); {
	case len(text) == 0 && late:
		return errBusy
	case len(text) == 0 && len(m.seen) == 0:
		return errors.New("the connection was closed before a greeting: see whether it is a QMP socket")
	case half == nil || m.asked || len(text) == 0:
		return m.stranger()
	case !late && !errors.Is(err, errLong):
		err = io.ErrUnexpectedEOF
	}
	return m.explain(err, "the greeting", m.limits.quiet+m.limits.greeting)
}

// stranger says what is there instead of QMP.
func (m *meeting) stranger() error {
	text := m.seen
	if bytes.HasPrefix(text, []byte("QEMU ")) && bytes.Contains(text, []byte(" monitor")) {
		return errors.New("it is a human monitor (HMP): name the QMP socket (QEMU's option -qmp)")
	}
	return fmt.Errorf("it is not QMP: it sends %.60q", text)
}

// undelimited drops the delimiters of a guest agent from a stream of messages.
type undelimited struct{ r io.Reader }

func (u *undelimited) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	return copy(p, bytes.ReplaceAll(p[:n], []byte{delimiter}, nil)), err
}
