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

// readOldQuote takes `word', as quotes were typed before UTF-8, in comments up to QEMU 2.8 and in the old text files.
// It comes before `references`. In markup such a quote looks like a reference that is not closed, and is
// reported as one.
func (p *run) readOldQuote(m mark) ast.Node {
	if !opens(m.PrecendingCharacter(), m.line, 1) {
		return nil
	}
	inside := m.line[1:min(len(m.line), maxOldQuote)]
	end := bytes.IndexAny(inside, "`'\n")
	if end < 1 || inside[end] != '\'' || isBlank(inside[end-1]) {
		return nil
	}
	if after := m.line[end+2:]; len(after) > 0 && isWordEnd(rune(after[0])) {
		return nil // an apostrophe
	}
	if !p.text.Plain {
		p.report(m.offset, ruleUnclosed, "a quote is not closed by the mark that opened it: write '%s'", inside[:end])
	}
	m.Advance(end + 2)
	return &span{kind: words, text: "‘" + string(inside[:end]) + "’"}
}

// maxOldQuote is the greatest length of such quotes in bytes; they quote words.
const maxOldQuote = 60
