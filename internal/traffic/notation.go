package traffic

import "strings"

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
