package traffic

import (
	"bytes"
	"html"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// A notation reads what is at the beginning of b: the bytes that it means, and how many it takes.
type notation func(b []byte) (meant []byte, width int)

// decode adds to t what the bytes of b mean, most bytes at most, and returns how many of b that took. Byte i of b is at where(i).
func (t *text) decode(b []byte, where func(i int) place, one notation, most int) (n int) {
	for n < len(b) && len(t.bytes) < most {
		meant, width := one(b[n:])
		for _, c := range meant {
			t.add(c, where(n))
		}
		n += width
	}
	return n
}

// onLine returns a function that finds the place of byte i of a line, whose first byte is at at.
func onLine(at place) func(i int) place {
	return func(i int) place { return place{at.line, at.col + i} }
}

// decoded returns what t means in a notation.
func (t *text) decoded(one notation) *text {
	to := &text{bytes: make([]byte, 0, len(t.bytes))}
	next := 0 // the number of the mark after the one that holds for the byte at hand
	to.decode(t.bytes, func(i int) place {
		for next < len(t.marks) && int(t.marks[next].at) <= i {
			next++
		}
		m := t.marks[next-1]
		return place{int(m.line), int(m.col) + i - int(m.at)}
	}, one, math.MaxInt)
	return to
}

// unescape removes one level of escapes, as JSON, C, Go, Python and strace write them, and what controls a terminal.
func unescape(t *text) *text {
	t = t.decoded(escape)
	if bytes.IndexByte(t.bytes, escapeByte) < 0 {
		return t
	}
	return t.decoded(func(b []byte) ([]byte, int) {
		if width, _ := control(b); width > 0 {
			return nil, width
		}
		return b[:1], 1
	})
}

// longestEntity is the length of "&#x0010ffff;", longer than the names that matter here.
const longestEntity = 12

// unentity is the notation of HTML.
func unentity(b []byte) (meant []byte, width int) {
	if b[0] != '&' {
		return b[:1], 1
	}
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	written := string(b[:end+1])
	if unescaped := html.UnescapeString(written); unescaped != written {
		return []byte(unescaped), len(written)
	}
	return b[:1], 1
}

// undouble is the notation of CSV, which doubles quotes.
func undouble(b []byte) (meant []byte, width int) {
	if bytes.HasPrefix(b, []byte(`""`)) {
		return b[:1], 2
	}
	return b[:1], 1
}

// simple are the escapes of one letter.
var simple = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', 'v': '\v', 'a': '\a', 'e': 0x1b}

// escape is the notation of strings in C and the like.
func escape(b []byte) (meant []byte, width int) {
	if b[0] != '\\' || len(b) == 1 {
		return b[:1], 1
	}
	c := b[1]
	if plain, ok := simple[c]; ok {
		return []byte{plain}, 2
	}
	switch {
	case c == 'x':
		if v, ok := digits(b[2:], 2, 16); ok {
			return []byte{byte(v)}, 4
		}
	case c == 'u':
		return unicodeEscape(b)
	case '0' <= c && c <= '7':
		n := 1
		for n < 3 && 1+n < len(b) && '0' <= b[1+n] && b[1+n] <= '7' {
			n++
		}
		v, _ := digits(b[1:], n, 8)
		return []byte{byte(v)}, 1 + n
	}
	return b[1:2], 2
}

func unicodeEscape(b []byte) (meant []byte, width int) {
	const length = len(`\u0000`)
	v, ok := digits(b[2:], 4, 16)
	if !ok {
		return b[1:2], 2
	}
	r := rune(v)
	if utf16.IsSurrogate(r) && bytes.HasPrefix(b[length:], []byte(`\u`)) {
		low, _ := digits(b[length+2:], 4, 16)
		if both := utf16.DecodeRune(r, rune(low)); both != utf8.RuneError {
			return utf8.AppendRune(nil, both), 2 * length
		}
	}
	return utf8.AppendRune(nil, r), length
}

func digits(b []byte, n, base int) (v uint64, ok bool) {
	if len(b) < n {
		return 0, false
	}
	v, err := strconv.ParseUint(string(b[:n]), base, 32)
	return v, err == nil
}
