package traffic

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// input is a source with as much of it in memory as has been asked for.
type input struct {
	src       io.Reader
	buf       []byte // what has been read and not been passed yet
	done      bool   // src has no more
	err       error
	line, col int // of buf[0]
	longest   int // how many characters the longest line before buf[0] has
}

// more reports whether there is a byte at buf[n], which it reads if it has to.
func (r *input) more(n int) bool {
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

// pass skips the first n bytes of buf.
func (r *input) pass(n int) {
	for line := range bytes.Lines(r.buf[:n]) {
		text, ended := bytes.CutSuffix(line, []byte{'\n'})
		if r.col-1+len(text) > r.longest {
			r.longest = max(r.longest, r.col-1+utf8.RuneCount(bytes.TrimSuffix(text, []byte{'\r'})))
		}
		r.col += len(text)
		if ended {
			r.line++
			r.col = 1
		}
	}
	r.buf = r.buf[n:]
}

// head returns the rest of the line, at most n bytes of it.
func (r *input) head(n int) []byte {
	r.more(n - 1)
	line, _, _ := bytes.Cut(r.buf[:min(n, len(r.buf))], []byte{'\n'})
	return line
}

// lineFrom returns the line that begins at buf[start], without its end. It is false for one that is longer than a message can be.
func (r *input) lineFrom(start int) (line []byte, whole bool) {
	const most = 2*LongestMessage + longestPrefix
	for n := start; r.more(n); {
		if i := bytes.IndexByte(r.buf[n:], '\n'); i >= 0 {
			return r.buf[start : n+i], true
		}
		if n = len(r.buf); n-start > most {
			return nil, false
		}
	}
	return r.buf[min(start, len(r.buf)):], true
}

func (r *input) passLine() {
	for r.more(0) {
		if i := bytes.IndexByte(r.buf, '\n'); i >= 0 {
			r.pass(i)
			return
		}
		r.pass(len(r.buf))
	}
}

func (r *Reader) space() {
	for r.more(0) {
		n := 0
		for n < len(r.buf) && isSpace(r.buf[n]) {
			r.fresh = r.fresh || r.buf[n] == '\n'
			n++
		}
		if n == 0 {
			return
		}
		r.pass(n)
	}
}

// afterBlanks returns the offset of the first byte from n on that is not white space within a line.
func (r *input) afterBlanks(n int) int {
	for r.more(n) && (r.buf[n] == ' ' || r.buf[n] == '\t' || r.buf[n] == '\r') {
		n++
	}
	return n
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }
