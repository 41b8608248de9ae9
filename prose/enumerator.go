package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Markers that are words as well: "o" up to QEMU 2.8, and the letters and Roman numbers of reStructuredText. They count as
// markers only in company: a second item follows, or the item's own lines are aligned after the marker.

// numerals is how the items of a numbered list are counted.
type numerals uint8

const (
	arabic numerals = iota
	lowerAlpha
	upperAlpha
	lowerRoman
	upperRoman
)

// htmlType is the type attribute of an ol element, "" for the standard.
func (n numerals) htmlType() string { return [...]string{"", "a", "A", "i", "I"}[n] }

// show writes a number.
func (n numerals) show(ordinal int) string {
	switch n {
	case lowerAlpha, upperAlpha:
		return string(rune(n.htmlType()[0]) + rune(ordinal-1))
	case lowerRoman:
		return strings.ToLower(roman(ordinal))
	case upperRoman:
		return roman(ordinal)
	default:
		panic("prose: Arabic numbers have no letters")
	}
}

var romanDigits = []struct {
	value int
	text  string
}{{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

const longestRoman = len("LXXXVIII")

func roman(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

// romanValue returns the number that s writes as roman does; 0 when it is none.
func romanValue(s string) int {
	if len(s) > longestRoman {
		return 0
	}
	n, rest := 0, s
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.text) {
			n, rest = n+d.value, rest[len(d.text):]
		}
	}
	if roman(n) != s {
		return 0
	}
	return n
}

// wordMarkers returns the markers that s may begin with if it is not text, the likeliest first.
func wordMarkers(s []byte) []marker {
	if bytes.HasPrefix(s, []byte("o ")) {
		return complete(s, marker{style: bullet, sign: 'o', width: 1})
	}
	open := len(s) - len(bytes.TrimPrefix(s, []byte("(")))
	end := open
	for end < len(s) && end-open <= longestRoman && isAlpha(s[end]) {
		end++
	}
	if end == open || end == len(s) || s[end] != ')' && (s[end] != '.' || open > 0) {
		return nil
	}
	m := marker{style: number, sign: rune(s[end]), width: end + 1}
	if open > 0 {
		m.sign = '('
	}
	return complete(s, m.counted(string(s[open:end]))...)
}

func isAlpha(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// counted returns m with the numbers that word can be. An i is rather the first Roman number than the ninth letter.
func (m marker) counted(word string) []marker {
	upper := strings.ToUpper(word)
	letters, romans := m, m
	letters.numerals, romans.numerals = lowerAlpha, lowerRoman
	if word == upper {
		letters.numerals, romans.numerals = upperAlpha, upperRoman
	} else if word != strings.ToLower(word) {
		return nil
	}
	var list []marker
	if romans.ordinal = romanValue(upper); romans.ordinal > 0 {
		list = append(list, romans)
	}
	if letters.ordinal = int(upper[0]-'A') + 1; len(word) == 1 {
		list = append(list, letters)
	}
	if upper != "I" && len(list) == 2 {
		list[0], list[1] = list[1], list[0]
	}
	return list
}

// complete adds the blanks after a marker to those that may begin s; without any there is none.
func complete(s []byte, list ...marker) []marker {
	for i := range list {
		if list[i] = list[i].before(s); list[i].style == noMarker {
			return nil
		}
	}
	return list
}

// marker reads the marker at s, where a block begins inside parent.
func (p *run) marker(parent ast.Node, s spot) marker {
	if m := markerAt(s.text, p.text.Plain); m.style != noMarker {
		return m
	}
	if before, ok := parent.LastChild().(*item); ok && before.start() == s.col {
		if m := before.marker.next(s.text); m.style != noMarker {
			return m
		}
	}
	return p.firstMarker(s)
}

// next reads the marker of the item that goes on with the list of an item with marker m.
func (m marker) next(s []byte) marker {
	for _, c := range wordMarkers(s) {
		if c.sameList(m) && (c.style == bullet || c.ordinal == m.ordinal+1) {
			return c
		}
	}
	return marker{}
}

// firstMarker reads the marker of the first item of a list, which has company.
func (l *lines) firstMarker(s spot) marker {
	for _, m := range wordMarkers(s.text) {
		if l.text.Document && m.ordinal == 1 || l.hasSecond(s, m) || m.sign != '.' && m.ordinal <= 1 && l.indent(s.line+1) == s.col+m.width {
			return m
		}
	}
	return marker{}
}

// nearLines is how far the second item of a list is from the first at most.
const nearLines = 20

// hasSecond reports whether the item at s with marker m is followed by another one of its list.
func (l *lines) hasSecond(s spot, m marker) bool {
	for i := s.line + 1; i < min(l.count(), s.line+nearLines); i++ {
		indent := l.indent(i)
		switch {
		case l.blank(i):
		case indent < s.col:
			return false
		case indent == s.col && m.next(l.at(i)[indent:]).style != noMarker:
			return true
		}
	}
	return false
}
