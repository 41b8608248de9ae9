package hxparse

import "strings"

// simpleEscapes are the escapes of one letter (C99, 6.4.4.4, and GCC's \e).
var simpleEscapes = map[byte]byte{
	'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v', 'e': 0x1b,
}

// unescape writes what a C string, given with its quotes, says. The closing quote may be missing.
func unescape(b *strings.Builder, literal string) {
	s := literal[1:]
	for len(s) > 0 {
		n := strings.IndexByte(s, '\\')
		if n < 0 || n == len(s)-1 {
			b.WriteString(strings.TrimSuffix(s, `"`))
			return
		}
		b.WriteString(s[:n])
		s = unescapeOne(b, s[n+1:])
	}
}

// unescapeOne writes the escape whose backslash stood before s and returns what follows it.
func unescapeOne(b *strings.Builder, s string) string {
	c := s[0]
	switch {
	case c == 'x':
		return number(b, s[1:], 16, 2)
	case '0' <= c && c <= '7':
		return number(b, s, 8, 3)
	case c == '\n':
		return s[1:]
	case strings.HasPrefix(s, "\r\n"):
		return s[2:]
	}
	if simple, ok := simpleEscapes[c]; ok {
		c = simple
	}
	b.WriteByte(c)
	return s[1:]
}

// number writes the byte that up to most digits of the base stand for.
func number(b *strings.Builder, s string, base, most int) string {
	n, v := 0, 0
	for n < len(s) && n < most {
		d := strings.IndexByte("0123456789abcdef", s[n]|0x20)
		if '0' <= s[n] && s[n] <= '9' {
			d = int(s[n] - '0')
		}
		if d < 0 || d >= base {
			break
		}
		v = v*base + d
		n++
	}
	if n > 0 {
		b.WriteByte(byte(v))
	}
	return s[n:]
}
