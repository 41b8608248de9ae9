package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// openDefinition takes a term and the indented text below it.
func (p *run) openDefinition(_ ast.Node, s spot) ast.Node {
	if !p.isTerm(s) || p.deep(s) {
		return nil
	}
	if bytes.HasSuffix(s.text, []byte(":")) { // it announces something
		p.notTerm(p.starts[s.line+1] + p.indent(s.line+1))
	}
	n := p.definition(s, len(s.text), 0)
	if p.text.Document {
		n.inner = p.leastIndent(s.line+1, p.body(s.line+1, s.col))
	}
	s.end()
	return n
}

// definition makes the node of the line at s, whose first width bytes are the term. The text is indented by inner.
func (p *run) definition(s spot, width, inner int) *definition {
	n := &definition{outer: s.col, inner: inner}
	p.addTerm(n, s.offset, s.offset+width)
	return n
}

func (n *definition) goesOn(_ *run, s spot) bool {
	switch {
	case len(s.text) == 0:
		return true
	case s.col <= n.outer:
		return false
	case n.inner == 0:
		n.inner = s.col
	}
	s.moveTo(min(n.inner, s.col))
	return true
}

func (p *run) addTerm(parent ast.Node, start, stop int) *term {
	t := &term{}
	addLine(t, start, stop)
	parent.AppendChild(parent, t)
	return t
}

const (
	definitionIndent = 8  // a definition is indented by no more than this
	fullLine         = 66 // columns: a line that a further word would have made longer was broken because it was full
)

// isTerm reports whether the line at s is the term of a definition. To docutils every single line above an indented one is;
// but in comments of old releases such a line is more often the first of a paragraph whose others are aligned by eye. So
// the next line must be indented only a little, and the author must have broken the line without need.
func (p *run) isTerm(s spot) bool {
	next := p.at(s.line + 1)
	indent := leadingBlanks(next)
	switch {
	case len(next) == 0 || indent <= s.col:
		return false
	case p.text.Document:
		return true
	case indent > s.col+definitionIndent:
		return false
	}
	if bytes.HasSuffix(s.text, []byte("::")) || bytes.IndexByte([]byte(".,;"), s.text[len(s.text)-1]) >= 0 {
		return false
	}
	if markerAt(next[indent:], false).style != noMarker ||
		p.firstMarker(spot{line: s.line + 1, col: indent, text: next[indent:]}).style != noMarker {
		return false
	}
	word, _, _ := bytes.Cut(next[indent:], []byte(" "))
	end := max(p.place(s.line, s.col).Col, s.col) + len(s.text)
	return end+1+len(word) <= fullLine
}

// openField takes a field: ":name: text".
func (p *run) openField(_ ast.Node, s spot) ast.Node {
	name, value, ok := cutField(s.text)
	if !ok || p.deep(s) {
		return nil
	}
	if p.text.Document && p.depth == 0 && s.col == 0 && len(p.sections) == 0 { // it is about the document: above its title
		return &unseen{extent: extent{p.body(s.line+1, s.col)}}
	}
	n := &definition{outer: s.col, field: true}
	p.addTerm(n, s.offset+1, s.offset+1+len(name))
	s.moveTo(s.col + len(s.text) - len(value))
	return n
}

// cutField splits a line of the form ":name: value".
func cutField(s []byte) (name, value []byte, ok bool) {
	if len(s) < 3 || s[0] != ':' || s[1] == ' ' || s[1] == ':' {
		return nil, nil, false
	}
	name, value, ok = bytes.Cut(s[1:], []byte(":"))
	if !ok || (len(value) > 0 && value[0] != ' ') {
		return nil, nil, false
	}
	return name, bytes.TrimLeft(value, " "), true
}

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
