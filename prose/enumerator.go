package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Markers that are words as well: "o" up to QEMU 2.8, and the letters of reStructuredText. They count as markers only if a
// second item follows, or if the item's own lines are aligned after the marker.

// wordMarker reads the marker that s begins with if it is not text.
func wordMarker(s []byte) marker {
	if bytes.HasPrefix(s, []byte("o ")) {
		return marker{style: bullet, sign: 'o', width: 1}.before(s)
	}
	if m := enumeratorAt(s); m.letter != 0 {
		return m
	}
	return marker{}
}

func isAlpha(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// marker reads the marker at s, where a block begins inside parent.
func (p *run) marker(parent ast.Node, s spot) marker {
	if m := markerAt(s.text, p.text.Plain); m.style != noMarker {
		return m
	}
	if p.text.Document {
		if m := markerAt(append(bytes.Clone(s.text), ' '), false); m.width > len(s.text) {
			m.width-- // its text is on the lines below
			return m
		}
	}
	if before, ok := parent.LastChild().(*item); ok && before.outer == s.col {
		if m := before.marker.next(s.text); m.style != noMarker {
			return m
		}
	}
	return p.firstMarker(s)
}

// next reads the marker of the item that goes on with the list of an item with marker m.
func (m marker) next(s []byte) marker {
	if n := wordMarker(s); n.alike(m) && (n.style == bullet || n.ordinal == m.ordinal+1) {
		return n
	}
	return marker{}
}

// firstMarker reads the marker of the first item of a list, which has company.
func (l *lines) firstMarker(s spot) marker {
	m := wordMarker(s.text)
	aligned := m.sign != '.' && m.ordinal <= 1 && l.indent(s.line+1) == s.col+m.width
	if m.style == noMarker || !aligned && !(l.text.Document && m.ordinal == 1) && !l.hasSecond(s, m) {
		return marker{}
	}
	return m
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
