package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// readLiteral takes text in double backticks.
func (p *run) readLiteral(m mark) ast.Node {
	if !bytes.HasPrefix(m.line, []byte(literalSigns.sign)) {
		return nil
	}
	text, ok := p.closed(m, literalSigns)
	switch {
	case !ok:
		return nil
	case p.text.Document && isAllName([]byte(text)): // may well be the name of a command
		return p.refer(m.offset, Ref{Kind: RefAny, Target: text})
	default:
		return &span{kind: code, text: text}
	}
}

// readEmphasis takes **strong text** and *emphasis*. QEMU 2.9 to 5.1 wrote *strong text*.
func (p *run) readEmphasis(m mark) ast.Node {
	d, kind := emphasisSigns, emphasis
	if len(m.line) > 1 && m.line[1] == '"' && !p.text.Document {
		return nil // the end of a quoted pattern: "pc-q35-*"
	}
	if bytes.HasPrefix(m.line, []byte(strongSigns.sign)) {
		d, kind = strongSigns, strong
	}
	text, ok := p.closed(m, d)
	if !ok {
		return nil
	}
	return &span{kind: kind, text: unescape(text)}
}

func isAllName(s []byte) bool {
	for _, c := range s {
		if !isNameByte(c) {
			return false
		}
	}
	return true
}
