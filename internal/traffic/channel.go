package traffic

import "bytes"

// A channel is one way of a connection, of which a log shows one piece after the other. Messages begin and end anywhere in them.
type channel struct {
	view       uint64
	connection string
	text       text
	lines      []SourceLine
	open       bool // a message begins at text.bytes[0]
	pos        int  // the end of what has been looked at
	bound      boundary
	around     byte // the sign that is around a message in a string
}

// channels are those of a log, by name, in the order in which they were first seen.
type channels struct {
	by    map[string]*channel
	order []*channel
}

const mostChannels = 256

// called returns the channel of a name, and makes it if there is none. Nothing is remembered of too many.
func (c *channels) called(name string, view uint64) *channel {
	if c.by == nil || len(c.by) >= mostChannels && !c.has(name) {
		c.by, c.order = map[string]*channel{}, nil
	}
	if !c.has(name) {
		c.by[name] = &channel{view: view}
		c.order = append(c.order, c.by[name])
	}
	return c.by[name]
}

func (c *channels) has(name string) bool { return c.by[name] != nil }

// begin notes that a piece begins that was sent at once: if it begins with a message, the end of the one before is lost.
func (c *channel) begin(r *Reader, t *text) {
	if c.open && len(t.bytes) > 0 && t.bytes[0] == '{' {
		if name, ok, _ := envelopeAt(t.bytes, 0); ok && name.level == 0 {
			c.flush(r, false)
		}
	}
}

// feed adds a piece, or a part of one, which is in the line src, and queues the messages that are complete with it.
func (c *channel) feed(r *Reader, t *text, src SourceLine) {
	if len(t.bytes) == 0 {
		return
	}
	start := len(c.text.bytes)
	c.text.bytes = append(c.text.bytes, t.bytes...)
	for _, m := range t.marks {
		m.at += int32(start)
		c.text.marks = append(c.text.marks, m)
	}
	if len(c.lines) == 0 || c.lines[len(c.lines)-1].No != src.No {
		c.lines = append(c.lines, src)
	}
	c.split(r)
	if len(c.text.bytes) > LongestMessage {
		at := c.text.place(0)
		r.err = tooLong(at.line, at.col)
	}
}

func (c *channel) split(r *Reader) {
	b, start := c.text.bytes, 0
	for {
		if !c.open {
			var waits bool
			if start, waits = nextEnvelope(b, start); start == len(b) || waits {
				break
			}
			c.open, c.pos, c.bound = true, start, boundary{}
		}
		closed, ended, waits := false, false, false
		for c.pos < len(b) && !closed && !ended && !waits {
			if ended, waits = c.endsAtLine(); ended || waits {
				break
			}
			c.pos, closed = c.bound.step(b, c.pos)
			if closed {
				line, _, _ := bytes.Cut(b[c.pos:], []byte{'\n'})
				c.pos += tail(line, 0, c.around)
			}
		}
		if !closed && !ended {
			break
		}
		c.queueUp(r, start, c.pos, closed)
		c.open, start = false, c.pos
	}
	c.drop(start)
}

// endsAtLine reports whether a line end is next, and another message after it: then the rest of this one is lost. Waits tells that
// too little is there to know.
func (c *channel) endsAtLine() (ended, waits bool) {
	b, n := c.text.bytes, c.pos+1
	if b[c.pos] != '\n' || c.bound.depth == 0 {
		return false, false
	}
	if n == len(b) {
		return false, true
	}
	if b[n] != '{' {
		return false, false
	}
	name, ok, short := envelopeAt(b, n)
	if !ok && short && len(b)-n < longestName {
		return false, true
	}
	return ok && c.bound.endsBefore(name), false
}

// nextEnvelope returns the offset of the first message from i on, or the end of b. Waits reports that b ends too early to know.
func nextEnvelope(b []byte, i int) (at int, waits bool) {
	for i < len(b) {
		n := bytes.IndexByte(b[i:], '{')
		if n < 0 {
			return len(b), false
		}
		i += n
		_, ok, short := envelopeAt(b, i)
		if ok || short && len(b)-i < longestName {
			return i, !ok
		}
		i++
	}
	return i, false
}

// drop forgets the first n bytes, and the lines that only they stood in.
func (c *channel) drop(n int) {
	if n == 0 {
		return
	}
	c.text.drop(n)
	c.pos -= min(n, c.pos)
	first := len(c.lines)
	if len(c.text.bytes) > 0 {
		line := c.text.place(0).line
		for first = 0; first < len(c.lines) && c.lines[first].No < line; first++ {
		}
	}
	c.lines = append(c.lines[:0:0], c.lines[first:]...)
}

// flush queues the message that is not complete, if there is one. Cut tells that the log says so.
func (c *channel) flush(r *Reader, cut bool) {
	b := c.text.bytes
	if !c.open && len(b) > 0 {
		_, c.open, _ = envelopeAt(b, 0)
		c.open = c.open || cut && b[0] == '{'
	}
	if c.open {
		c.queueUp(r, 0, len(b), false)
		r.queue[len(r.queue)-1].Cut = cut
	}
	c.open, c.pos = false, 0
	c.drop(len(b))
}

func (c *channel) queueUp(r *Reader, start, end int, complete bool) {
	s := trimMessage(string(c.text.bytes[start:end]))
	at := c.text.place(start)
	m := Message{
		Text: s, Line: at.line, Col: at.col, marks: c.text.part(start, start+len(s)),
		view: c.view, Connection: c.connection, complete: complete,
	}
	last := c.text.place(start + len(s) - 1).line
	for _, l := range c.lines {
		if l.No >= at.line && l.No <= last {
			m.Source = append(m.Source, l)
		}
	}
	r.queueUp(m)
}
