package prose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// lineBlockParser takes lines that begin with "| " and keep their line breaks. QEMU 2.9 to 5.1 wrote example messages
// like that; those become literal text.
type lineBlockParser struct{ leaf }

func (lineBlockParser) Open(_ ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	if !isBarLine(s.text) {
		return nil, parser.NoChildren
	}
	l := p.doc.lines
	n := &lineBlock{extent: extent{s.line}}
	text := barText(s)
	code := isMessage(l.src[text:l.starts[s.line+1]])
	for ; n.to == s.line || (l.indent(n.to) == s.col && isBarLine(l.at(n.to)[s.col:])); n.to++ {
		at := s
		if n.to > s.line {
			at.offset, at.text = l.starts[n.to]+s.col, l.at(n.to)[s.col:]
		}
		addLine(n, barText(at), l.starts[n.to+1])
	}
	if code {
		return &literal{extent: n.extent, body: l.collect(s.line, n.to, func(int) int { return s.col + 2 })}, parser.NoChildren
	}
	return n, parser.NoChildren
}

func isBarLine(s []byte) bool {
	return len(s) > 0 && s[0] == '|' && (len(s) == 1 || s[1] == ' ')
}

// barText gives the offset of the text behind the bar at s.
func barText(s spot) int { return s.offset + min(2, len(s.text)) }
