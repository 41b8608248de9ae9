package search

import (
	"strings"
	"unicode/utf8"
)

// A number is one or more printable characters, each worth 0 to 63, the least part first: up to 47 ends the number,
// 48 to 63 means that 16 times what follows is added. Small numbers are single characters, which compress well
// because their frequencies show; bytes in base64 hide theirs.
const (
	finalDigits = 48
	moreDigits  = 16
	firstDigit  = '?' // worth 0; the others follow in ASCII
	noBackslash = '!' // in place of the backslash, which strings would escape
)

// digits adds the digits of n, which is not negative, to out.
func digits(out []byte, n int) []byte {
	for n >= finalDigits {
		n -= finalDigits
		out = append(out, digitOf(finalDigits+n%moreDigits))
		n /= moreDigits
	}
	return append(out, digitOf(n))
}

func digitOf(n int) byte {
	if c := byte(firstDigit + n); c != '\\' {
		return c
	}
	return noBackslash
}

// frontCode writes words, which are sorted, one to a line: a digit tells how many letters each shares with the one
// before it, in UTF-16 units as JavaScript counts.
func frontCode(words []string) string {
	var b strings.Builder
	last := ""
	for _, w := range words {
		bytes, units := shared(last, w)
		b.WriteByte(digitOf(units))
		b.WriteString(w[bytes:])
		b.WriteByte('\n')
		last = w
	}
	return b.String()
}

// shared returns the length of the common beginning of a and b, in bytes and in UTF-16 units.
func shared(a, b string) (bytes, units int) {
	for bytes < len(a) && bytes < len(b) && units < finalDigits-2 {
		r, size := utf8.DecodeRuneInString(b[bytes:])
		if !strings.HasPrefix(a[bytes:], b[bytes:bytes+size]) {
			break
		}
		bytes += size
		units += 1 + bit(r > 0xffff)
	}
	return bytes, units
}
