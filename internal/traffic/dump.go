package traffic

import (
	"bytes"
	"strings"
)

// A dump is what socat shows of the data that it forwards: a line with the direction and the length, and then the data with
// escapes (-v), in hexadecimal (-x), or both.
type dump struct {
	left   int    // bytes of the data that have not been seen
	begins bool   // nothing of the data has been seen
	way    string // of the data at hand
}

// The ways that data goes. A hexadecimal dump may not say which.
const (
	fromServer = "<"
	toServer   = ">"
	untold     = "hex"
)

// dumpBegins takes the line before data, "> 2026/11/30 02:21:17.000382  length=34 from=0 to=33", and tells whether it is one.
func (r *Reader) dumpBegins() bool {
	const longest = 128
	line := r.head(longest)
	n, ok := dumpLength(line)
	if !ok {
		return r.dumpEnds(line)
	}
	r.dump = dump{left: n, begins: true, way: string(line[:1])}
	r.pass(min(len(r.buf), len(line)+1))
	r.fresh = true
	return true
}

// dumpEnds takes the line after data in hexadecimal.
func (r *Reader) dumpEnds(line []byte) bool {
	if !r.channels.has(fromServer) && !r.channels.has(toServer) || string(bytes.TrimRight(line, "\r")) != "--" {
		return false
	}
	r.passLine()
	return true
}

// dumpLength returns how many bytes of data follow a line, if it is one before data.
func dumpLength(line []byte) (n int, ok bool) {
	if len(line) < 2 || line[0] != '>' && line[0] != '<' || line[1] != ' ' {
		return 0, false
	}
	_, rest, found := bytes.Cut(line, []byte(" length="))
	digits := 0
	for digits < len(rest) && isDigit(rest[digits]) && digits < 9 {
		n = n*10 + int(rest[digits]-'0')
		digits++
	}
	return n, found && digits > 0 && bytes.HasPrefix(rest[digits:], []byte(" from="))
}

// dumped takes a line of data, or what is left of it, and tells whether there was one.
func (r *Reader) dumped() bool {
	if !r.more(0) {
		r.dump.left = 0
		return false
	}
	line, whole := r.lineFrom(0)
	src := bytes.TrimSuffix(line, []byte("\r")) // of the file: that of the data is shown as an escape
	if _, header := dumpLength(src); header || !whole {
		r.dump.left = 0 // less was shown than the line before said
		return true
	}
	t, n := hexRow(src, place{r.line, r.col}, r.dump.left), len(src)
	if t == nil || src[0] != ' ' {
		t = new(text)
		n = t.decode(src, onLine(place{r.line, r.col}), escape, r.dump.left)
	}
	if n == len(src) && len(line) < len(r.buf) {
		n = len(line) + 1
		if len(t.bytes) < r.dump.left && (len(src) == 0 || src[0] != ' ') {
			t.add('\n', place{r.line, r.col + len(src)})
		}
	}
	r.dump.left -= len(t.bytes)
	c := r.channels.called(r.dump.way, 0)
	if r.dump.begins {
		c.begin(r, t)
	}
	r.dump.begins = false
	c.feed(r, t, r.sourceLine(src))
	r.pass(n)
	r.fresh = true
	return true
}

// sourceLine returns what is in the line from here, with blanks for what comes before. It is empty where that is too much.
func (r *input) sourceLine(rest []byte) SourceLine {
	if r.col > longestPrefix {
		return SourceLine{No: r.line}
	}
	return SourceLine{r.line, strings.Repeat(" ", r.col-1) + string(rest)}
}

// hexRows takes a line of a dump in hexadecimal: an offset and sixteen bytes, as xxd, hexdump -C and tcpdump -X print them, or the
// numbers of an array in C.
func (r *Reader) hexRows() bool {
	const longest = 128
	line := r.head(longest)
	t := hexNumbers(line, place{r.line, r.col})
	if t != nil && len(t.bytes) == 1 && !r.channels.has(untold) {
		t = nil // a number
	}
	if end := offsetEnd(line); t == nil && end > 0 {
		t = hexRow(bytes.TrimSuffix(line[end:], []byte("\r")), place{r.line, r.col + end}, 16)
	}
	if t == nil {
		return false
	}
	r.channels.called(untold, 0).feed(r, t, r.sourceLine(line))
	r.passLine()
	return true
}

// hexNumbers reads a line of numbers with commas between them, "0x7b, 0x22"; nil for any other line. What ends an array may
// follow.
func hexNumbers(line []byte, at place) *text {
	t, end := numbersAt(line, 0, at)
	rest := bytes.TrimLeft(line[end:], " ,")
	if !bytes.HasPrefix(line, []byte("0x")) || len(t.bytes) == 0 || len(rest) > 0 && strings.IndexByte("}\r", rest[0]) < 0 {
		return nil
	}
	return t
}

// offsetEnd returns the end of the offset before a row: at least four digits in hexadecimal, with or without 0x and a colon.
func offsetEnd(line []byte) int {
	i := 0
	if bytes.HasPrefix(line, []byte("0x")) {
		i = 2
	}
	start := i
	for i < len(line) && isHex(line[i]) {
		i++
	}
	if i-start < 4 {
		return 0
	}
	if i < len(line) && line[i] == ':' {
		i++
	}
	if i < len(line) && line[i] == ' ' {
		return i
	}
	return 0
}

// hexRow reads a row of bytes in hexadecimal, at most n; nil for any other line. What follows two blanks is the text of the row.
func hexRow(line []byte, at place, n int) *text {
	t := new(text)
	i := 0
	for len(t.bytes) < n {
		blanks := i
		for i < len(line) && line[i] == ' ' {
			i++
		}
		if gap := i - blanks; i == len(line) || len(t.bytes) > 0 && gap > 1 && (gap > 2 || len(t.bytes) != 8) {
			break
		}
		v, ok := digits(line[i:], 2, 16)
		if !ok {
			if len(t.bytes) > 0 && i > 0 && line[i-1] == ' ' && len(t.bytes)%8 == 0 {
				break
			}
			return nil
		}
		t.add(byte(v), place{at.line, at.col + i})
		i += 2
		if i < len(line) && line[i] != ' ' && !isHex(line[i]) {
			return nil
		}
	}
	if len(t.bytes) == 0 {
		return nil
	}
	return t
}
