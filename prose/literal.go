package prose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// literalParser takes the indented block after a paragraph that ends in "::".
type literalParser struct{ leaf }

func (literalParser) Open(parent ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	before, ok := parent.LastChild().(*paragraph)
	p := running(pc)
	s := p.at(r)
	if !ok || !before.literal || s.col <= before.col {
		return nil, parser.NoChildren
	}
	return p.literal(s.line, p.doc.lines.body(s.line, before.col)), parser.NoChildren
}

func (p *run) literal(from, to int) *literal {
	l := p.doc.lines
	return &literal{extent: extent{to}, body: l.cut(from, to, l.leastIndent(from, to))}
}
