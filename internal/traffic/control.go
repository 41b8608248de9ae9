package traffic

import (
	"bytes"
	"io"

	"golang.org/x/text/transform"
)

// withoutControls leaves out what controls a terminal: colours, and the titles of windows. Columns are those that a terminal
// shows then. Done is set when something is left out.
func withoutControls(src io.Reader, done *bool) io.Reader {
	return transform.NewReader(src, controls{left: done})
}

// escapeByte begins what controls a terminal. No string of JSON has it.
const escapeByte = 0x1b

// longestControl is how long a sequence can be that controls a terminal.
const longestControl = 256

type controls struct {
	transform.NopResetter
	left *bool
}

// Transform implements transform.Transformer.
func (c controls) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		n := bytes.IndexByte(src[nSrc:], escapeByte)
		if n < 0 {
			n = len(src) - nSrc
		}
		copied := copy(dst[nDst:], src[nSrc:nSrc+n])
		nDst, nSrc = nDst+copied, nSrc+copied
		if copied < n {
			return nDst, nSrc, transform.ErrShortDst
		}
		if nSrc == len(src) {
			break
		}
		width, short := control(src[nSrc:])
		switch {
		case short && !atEOF:
			return nDst, nSrc, transform.ErrShortSrc
		case width > 0:
			nSrc += width
			*c.left = true
		case nDst == len(dst):
			return nDst, nSrc, transform.ErrShortDst
		default:
			dst[nDst] = escapeByte
			nDst, nSrc = nDst+1, nSrc+1
		}
	}
	return nDst, nSrc, nil
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

// withoutControls does the same with the text that a log has in a string.
func (t *text) withoutControls() *text {
	if bytes.IndexByte(t.bytes, escapeByte) < 0 {
		return t
	}
	to := new(text)
	for i := 0; i < len(t.bytes); {
		width := 0
		if t.bytes[i] == escapeByte {
			width, _ = control(t.bytes[i:])
		}
		if width == 0 {
			to.add(t.bytes[i], t.place(i))
			width = 1
		}
		i += width
	}
	to.next = t.next
	return to
}
