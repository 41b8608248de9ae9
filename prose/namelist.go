package prose

import "github.com/yuin/goldmark/ast"

// openColumns takes a list of members in two columns, "@name     what it means", as the creation options of block
// drivers were described from QEMU 2.12 to 5.1. Each line becomes a definition.
func (p *run) openColumns(parent ast.Node, s spot) ast.Node {
	width, gap := columnName(s.text)
	if gap == 0 || p.deep(s) {
		return nil
	}
	inner := s.col + width + gap
	if last, ok := parent.LastChild().(*definition); !(ok && last.outer == s.col && last.inner == inner) && !p.laidOut(s) {
		return nil // a gap alone might be the second blank after a sentence
	}
	s.moveTo(inner)
	return p.definition(s, width, inner)
}

// columnName returns the width of the "@name" that s begins with, and of the blanks after it.
func columnName(s []byte) (width, gap int) {
	if len(s) < 2 || s[0] != '@' {
		return 0, 0
	}
	width = 1 + len(nameAt(s[1:]))
	if width == 1 {
		return 0, 0
	}
	return width, leadingBlanks(s[width:])
}
