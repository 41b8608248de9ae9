package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// literalTextParser takes text in double backticks.
type literalTextParser struct{}

func (literalTextParser) Trigger() []byte { return []byte{'`'} }

func (literalTextParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte(literalSigns.sign)) {
		return nil
	}
	p := running(pc)
	_, seg := block.PeekLine()
	text, ok := p.closed(parent, block, literalSigns)
	switch {
	case !ok:
		return nil
	case p.doc.lines.text.Document && isAllName([]byte(text)): // may well be the name of a command
		return p.refer(seg.Start, Ref{Kind: RefAny, Target: text})
	default:
		return &span{kind: code, text: text}
	}
}

// emphasisParser takes **strong text** and *emphasis*. QEMU 2.9 to 5.1 wrote *strong text*.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*'} }

func (emphasisParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	p := running(pc)
	d, kind := emphasisSigns, emphasis
	line, _ := block.PeekLine()
	if len(line) > 1 && line[1] == '"' && !p.doc.lines.text.Document {
		return nil // the end of a quoted pattern: "pc-q35-*"
	}
	if bytes.HasPrefix(line, []byte(strongSigns.sign)) {
		d, kind = strongSigns, strong
	}
	text, ok := p.closed(parent, block, d)
	if !ok {
		return nil
	}
	return &span{kind: kind, text: unescape(text)}
}
