package traffic

import (
	"hash/maphash"
	"strings"
)

// once passes each message of a log on only once. A program writes the same message several times on its way from one layer to the
// next, in lines of a different kind each time: what a line of one kind shows, and no line of that kind has shown yet, repeats
// what a line of another kind has just shown.
type once struct {
	recent []shown
	count  int
	last   map[uint64]int // by view: the number of the last message that a line of it showed
	ready  []Message
	held   []Message // one at most: a message of which a later line may tell the connection, or the rest
	latest string    // the last connection that a line told
}

type shown struct {
	number   int
	sum      uint64
	head     string // its beginning, which is all that is compared with one that is cut off
	complete bool
	what     flow
	of       string // the connection
}

// flow is which way a message goes, as far as that tells how long it may be repeated: a request until it is answered, and an
// answer until the next request. An event, and what has an id, is not sent twice.
type flow uint8

const (
	unique flow = iota
	request
	answer
)

func flowOf(text string) flow {
	name, _, _ := nameAt([]byte(text[:min(len(text), longestName)]), 0)
	switch {
	case name.text == "event" || name.text == "timestamp" || strings.Contains(text[:min(len(text), longestName)], `"id"`) ||
		strings.Contains(text[max(0, len(text)-longestName):], `"id"`):
		return unique
	case name.text == "execute" || name.text == "exec-oob" || name.text == "arguments":
		return request
	}
	return answer
}

const (
	mostRecent  = 16
	mostViews   = 256
	longestHead = 1024
)

var sumSeed = maphash.MakeSeed()

func (o *once) next() (Message, bool) {
	if len(o.ready) == 0 {
		return Message{}, false
	}
	m := o.ready[0]
	o.ready[0] = Message{}
	o.ready = o.ready[1:]
	return m, true
}

func (o *once) add(m Message) {
	if m.Connection != "" {
		o.latest = m.Connection
	}
	if m.view == 0 {
		o.flush()
		o.ready = append(o.ready, m)
		return
	}
	if o.extends(&m) {
		return
	}
	if number, repeats := o.repeats(&m); repeats {
		if len(o.held) > 0 && number == o.count && m.Connection != "" {
			o.held[0].Connection = m.Connection
		}
		return
	}
	o.flush()
	o.hold(m)
}

// hold keeps m until nothing more can be known of it.
func (o *once) hold(m Message) {
	if m.Connection == "" || !m.complete {
		o.held = append(o.held[:0], m)
	} else {
		o.held, o.ready = o.held[:0], append(o.ready, m)
	}
}

// extends takes m for the answer that is held if that is the beginning of m, in a line of the same kind: a program shows what it
// has read so far.
func (o *once) extends(m *Message) bool {
	if len(o.held) == 0 || o.held[0].complete || o.held[0].view != m.view || flowOf(m.Text) == request {
		return false
	}
	if len(m.Text) <= len(o.held[0].Text) || !strings.HasPrefix(m.Text, o.held[0].Text) {
		return false
	}
	s := &o.recent[len(o.recent)-1]
	s.sum, s.head, s.complete = maphash.String(sumSeed, m.Text), strings.Clone(m.Text[:min(len(m.Text), longestHead)]), m.complete
	o.last[m.view] = s.number
	if m.Connection == "" {
		m.Connection = o.held[0].Connection
	}
	o.hold(*m)
	return true
}

func (o *once) flush() {
	for _, m := range o.held {
		if m.Connection == "" {
			m.Connection = o.latest
		}
		o.ready = append(o.ready, m)
	}
	o.held = o.held[:0]
}

// repeats reports whether m repeats a message, and returns the number of that; otherwise it remembers m.
func (o *once) repeats(m *Message) (number int, repeats bool) {
	if len(o.last) > mostViews {
		o.last = nil
	}
	if o.last == nil {
		o.last = map[uint64]int{}
	}
	sum, head := maphash.String(sumSeed, m.Text), strings.Clone(m.Text[:min(len(m.Text), longestHead)])
	what := flowOf(m.Text)
	for i := len(o.recent) - 1; i >= 0; i-- {
		s := &o.recent[i]
		if s.number > o.last[m.view] && s.same(m, sum, head) {
			o.last[m.view] = s.number
			return s.number, true
		}
		if what != unique && s.what != unique && s.what != what && (s.of == m.Connection || s.of == "" || m.Connection == "") {
			break
		}
	}
	if len(o.recent) == mostRecent {
		o.recent = append(o.recent[:0], o.recent[1:]...)
	}
	o.count++
	o.last[m.view] = o.count
	o.recent = append(o.recent, shown{number: o.count, sum: sum, head: head, complete: m.complete, what: what, of: m.Connection})
	return o.count, false
}

// same reports whether m says what s said. One of the two may be cut off earlier.
func (s *shown) same(m *Message, sum uint64, head string) bool {
	if s.complete && m.complete {
		return s.sum == sum
	}
	shorter := min(len(s.head), len(head))
	return s.head[:shorter] == head[:shorter]
}
