package prose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// nameListParser takes a list of members in two columns, "@name     what it means", as the creation options of block
// drivers were described from QEMU 2.12 to 5.1. Each line becomes a definition.
type nameListParser struct{ definitionParser }

func (nameListParser) Open(parent ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	width, gap := columnName(s.text)
	if gap == 0 || p.deep(s) {
		return nil, parser.NoChildren
	}
	inner := s.col + width + gap
	if !goesOnInColumns(parent, s.col, inner) && !p.beginsColumns(s) {
		return nil, parser.NoChildren
	}
	n := &definition{indented: indented{outer: s.col, inner: inner}}
	p.addTerm(n, s.offset, s.offset+width)
	s.moveTo(r, inner)
	return n, parser.HasChildren
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

// goesOnInColumns reports whether the list that parent ends with has the same columns.
func goesOnInColumns(parent ast.Node, outer, inner int) bool {
	last, ok := parent.LastChild().(*definition)
	return ok && last.outer == outer && last.inner == inner
}

// beginsColumns reports whether the lines at s are in columns: a gap alone might be the second blank after a sentence.
func (p *run) beginsColumns(s spot) bool {
	l := p.doc.lines
	return l.laidOut(s.line, l.paragraphEnd(s, s.line+laidOutLines))
}
