package traffic

import (
	"bytes"
	"html"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// unescape removes one level of escapes, as JSON, C, Go, Python and strace write them.
func unescape(t *text) *text {
	to := &text{bytes: make([]byte, 0, len(t.bytes))}
	next := 0 // the number of the mark after the one that holds for the byte at hand
	for i := 0; i < len(t.bytes); {
		for next < len(t.marks) && int(t.marks[next].at) <= i {
			next++
		}
		m := t.marks[next-1]
		at := place{int(m.line), int(m.col) + i - int(m.at)}
		if t.bytes[i] != '\\' || i+1 == len(t.bytes) {
			to.add(t.bytes[i], at)
			i++
			continue
		}
		meant, width := escape(t.bytes[i:])
		for _, c := range meant {
			to.add(c, at)
		}
		i += width
	}
	return to.withoutControls()
}

// longestEntity is the length of "&#x0010ffff;", longer than the names that matter here.
const longestEntity = 12

// unentity reads the entity of HTML at the beginning of b, and returns what it means and how long it is; 0 if it is none.
func unentity(b []byte) (meant string, width int) {
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if end < 0 {
		return "", 0
	}
	written := string(b[:end+1])
	if meant = html.UnescapeString(written); meant == written {
		return "", 0
	}
	return meant, end + 1
}

// simple are the escapes of one letter.
var simple = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', 'v': '\v', 'a': '\a', 'e': 0x1b}

// escape reads the escape at the beginning of b, and returns what it means and how long it is.
func escape(b []byte) (meant []byte, width int) {
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

// digits reads a number of n digits.
func digits(b []byte, n, base int) (v uint64, ok bool) {
	if len(b) < n {
		return 0, false
	}
	v, err := strconv.ParseUint(string(b[:n]), base, 32)
	return v, err == nil
}
