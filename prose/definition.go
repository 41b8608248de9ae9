package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// follow lets the reader go on inside an indented block, or tells that the block ends at s.
func (b *indented) follow(r gtext.Reader, s spot) parser.State {
	switch {
	case len(s.text) == 0:
	case s.col <= b.outer:
		return parser.Close
	default:
		if b.inner == 0 {
			b.inner = s.col
		}
		s.moveTo(r, min(b.inner, s.col))
	}
	return parser.Continue | parser.HasChildren
}

// definitionParser takes a term and the indented text below it.
type definitionParser struct{ blockDefaults }

func (definitionParser) Open(_ ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	if !p.isTerm(s) || p.deep(s) {
		return nil, parser.NoChildren
	}
	if bytes.HasSuffix(s.text, []byte(":")) { // it announces something
		p.notTerm(p.doc.lines.starts[s.line+1] + p.doc.lines.indent(s.line+1))
	}
	n := &definition{indented: indented{outer: s.col}}
	if l := p.doc.lines; l.text.Document {
		n.inner = l.leastIndent(s.line+1, l.body(s.line+1, s.col))
	}
	name, class, found := bytes.Cut(s.text, []byte(" : "))
	p.addTerm(n, s.offset, s.offset+len(name))
	if found {
		c := &classifier{}
		addLine(c, s.offset+len(s.text)-len(class), s.offset+len(s.text))
		n.AppendChild(n, c)
	}
	r.AdvanceToEOL()
	return n, parser.NoChildren
}

func (definitionParser) Continue(n ast.Node, r gtext.Reader, pc parser.Context) parser.State {
	return n.(*definition).follow(r, running(pc).at(r))
}

func (p *run) addTerm(parent ast.Node, start, stop int) {
	t := &term{}
	addLine(t, start, stop)
	parent.AppendChild(parent, t)
}

const (
	definitionIndent = 8  // a definition is indented by no more than this
	fullLine         = 66 // columns: a line that a further word would have made longer was broken because it was full
)

// isTerm reports whether the line at s is the term of a definition. To docutils every single line above an indented one is;
// but in comments of old releases such a line is more often the first of a paragraph whose others are aligned by eye. So
// the next line must be indented only a little, and the author must have broken the line without need.
func (p *run) isTerm(s spot) bool {
	l := p.doc.lines
	next := l.at(s.line + 1)
	indent := leadingBlanks(next)
	switch {
	case len(next) == 0 || indent <= s.col:
		return false
	case l.text.Document:
		return true
	case indent > s.col+definitionIndent:
		return false
	}
	if bytes.HasSuffix(s.text, []byte("::")) || bytes.IndexByte([]byte(".,;"), s.text[len(s.text)-1]) >= 0 {
		return false
	}
	if markerAt(next[indent:], false).style != noMarker ||
		l.firstMarker(spot{line: s.line + 1, col: indent, text: next[indent:]}).style != noMarker {
		return false
	}
	word, _, _ := bytes.Cut(next[indent:], []byte(" "))
	end := max(l.place(s.line, s.col).Col, s.col) + len(s.text)
	return end+1+len(word) <= fullLine
}

// fieldParser takes a field: ":name: text".
type fieldParser struct{ blockDefaults }

func (fieldParser) Open(_ ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	name, value, ok := cutField(s.text)
	if !ok || p.deep(s) {
		return nil, parser.NoChildren
	}
	if p.isMetadata(s) {
		return &unseen{extent: extent{p.doc.lines.body(s.line+1, s.col)}}, parser.NoChildren
	}
	n := &field{indented: indented{outer: s.col}}
	p.addTerm(n, s.offset+1, s.offset+1+len(name))
	if len(value) == 0 {
		r.AdvanceToEOL()
		return n, parser.NoChildren
	}
	s.moveTo(r, s.col+len(s.text)-len(value))
	return n, parser.HasChildren
}

// isMetadata reports whether the field at s says something about the document, which readers do not see: it is before the title.
func (p *run) isMetadata(s spot) bool {
	return p.doc.lines.text.Document && p.depth == 0 && s.col == 0 && len(p.sections) == 0
}

func (fieldParser) Continue(node ast.Node, r gtext.Reader, pc parser.Context) parser.State {
	if n, ok := node.(*field); ok {
		return n.follow(r, running(pc).at(r))
	}
	return leaf{}.Continue(node, r, pc)
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
