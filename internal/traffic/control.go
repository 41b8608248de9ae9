package traffic

import (
	"bytes"
	"io"
)

// escapeByte begins what controls a terminal. No string of JSON has it.
const escapeByte = 0x1b

// longestControl is how long a sequence can be that controls a terminal.
const longestControl = 256

// controls leaves out what controls a terminal, such as colours and window titles. Columns are then those that a terminal shows.
type controls struct {
	src  io.Reader
	rest []byte // the beginning of a sequence that is not complete
	left *bool  // set when something is left out
}

// Read implements io.Reader.
func (c *controls) Read(p []byte) (int, error) {
	n := copy(p, c.rest)
	k, err := c.src.Read(p[n:])
	read, kept := p[:n+k], p[:0]
	c.rest = nil
	for len(read) > 0 {
		n := bytes.IndexByte(read, escapeByte)
		if n < 0 {
			n = len(read)
		}
		kept, read = append(kept, read[:n]...), read[n:]
		switch width, short := control(read); {
		case len(read) == 0:
		case short && err == nil:
			c.rest, read = bytes.Clone(read), nil
		case width > 0:
			read, *c.left = read[width:], true
		default:
			kept, read = append(kept, escapeByte), read[1:]
		}
	}
	return len(kept), err
}

// control returns the length of the control sequence of ECMA-48 at the beginning of b; 0 when there is none. Short tells that b
// ends too early to know.
func control(b []byte) (width int, short bool) {
	b = b[:min(len(b), longestControl)]
	if len(b) < 2 {
		return 0, true
	}
	ends := func(i int) bool { return '@' <= b[i] && b[i] <= '~' }
	switch b[1] {
	case '[':
	case ']': // up to BEL, or to the escape and the backslash
		ends = func(i int) bool { return b[i] == '\a' || b[i] == '\\' && b[i-1] == escapeByte }
	default:
		return 0, false
	}
	for i := 2; i < len(b); i++ {
		if ends(i) {
			return i + 1, false
		}
		if b[i] == '\n' {
			return 0, false
		}
	}
	return 0, len(b) < longestControl
}
