package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

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
	if behind := m.line[end+2:]; len(behind) > 0 && isWordEnd(rune(behind[0])) {
		return nil // an apostrophe
	}
	if !p.text.Plain {
		p.report(m.offset, ruleUnclosed, "a quote is not closed by the mark that opened it: write '%s'", inside[:end])
	}
	m.Advance(end + 2)
	return &span{kind: words, text: "‘" + string(inside[:end]) + "’"}
}

// maxOldQuote is how many bytes such quotes hold at most; they are about words.
const maxOldQuote = 60
