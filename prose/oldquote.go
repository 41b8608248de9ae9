package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// oldQuoteParser takes `word', as quotes were typed before UTF-8, in comments up to QEMU 2.8 and in the old text files.
// It runs before the parser of `references`. In markup such a quote looks like a reference that is not closed, and is
// reported as one.
type oldQuoteParser struct{ inMarkup bool }

// maxOldQuote is how many bytes such quotes hold at most; they are about words.
const maxOldQuote = 60

func (oldQuoteParser) Trigger() []byte { return []byte{'`'} }

func (q oldQuoteParser) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if !opens(block.PrecendingCharacter(), line, 1) {
		return nil
	}
	inside := line[1:min(len(line), maxOldQuote)]
	end := bytes.IndexAny(inside, "`'\n")
	if end < 1 || inside[end] != '\'' || isBlank(inside[end-1]) {
		return nil
	}
	if behind := line[end+2:]; len(behind) > 0 && isWordEnd(rune(behind[0])) {
		return nil // an apostrophe
	}
	if q.inMarkup {
		running(pc).report(seg.Start, ruleUnclosed, "a quote is not closed by the mark that opened it: write '%s'", inside[:end])
	}
	block.Advance(end + 2)
	return &span{kind: words, text: "‘" + string(inside[:end]) + "’"}
}
