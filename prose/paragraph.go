package prose

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// openParagraph takes every line that no other opener takes. Its node is not goldmark's, whose lazy continuation and
// transformers follow CommonMark.
func (p *run) openParagraph(_ ast.Node, s spot) ast.Node {
	n := &paragraph{col: s.col, hang: -1}
	addLine(n, s.offset, p.starts[s.line+1])
	return n
}

func (n *paragraph) goesOn(p *run, s spot) bool {
	if len(s.text) == 0 || p.interrupts(n, s) {
		// Not in cutColons: the literal block may open before the paragraph closes.
		n.literal = p.endsInColons(n)
		if len(s.text) > 0 && n.hang < 0 {
			n.hang = s.col
		}
		p.checkList(s)
		return false
	}
	p.checkIndent(n, s)
	n.hang = s.col
	addLine(n, s.offset, p.starts[s.line+1])
	return true
}

// checkList reports a list at s that no empty line separates from the paragraph before it. To docutils it is not a list.
func (p *run) checkList(s spot) {
	if m := markerAt(s.text, false); (m.style == bullet || m.style == number) && !p.text.Plain {
		p.report(s.offset, ruleListBlank, "no empty line before the list").Help = "insert one"
	}
}

// checkIndent reports the second line of paragraph n when it is indented more than the first: docutils takes that for a term
// and its definition. Where the next line is indented less again, nobody can tell what belongs where, and other rules say so.
func (p *run) checkIndent(n *paragraph, s spot) {
	goesOn := p.blank(s.line+1) || p.indent(s.line+1) >= s.col
	if n.hang < 0 && s.col > n.col && goesOn && !p.text.Plain {
		p.notTerm(s.offset)
	}
}

// notTerm reports an indented line at offset that makes a term of the line above, which is none.
func (p *run) notTerm(offset int) {
	p.report(offset, ruleNoTerm, "the manual shows the line above as a term, and this as its definition").Help =
		"align the lines, or begin a paragraph or list"
}

// interrupts reports whether the line at s begins something new although no empty line comes before it. Docutils would
// read on; authors up to QEMU 8.2 began lists like that.
func (p *run) interrupts(n *paragraph, s spot) bool {
	if p.text.Document {
		return s.col > n.col && n.hang < 0 || s.col > n.hang && n.hang >= 0 // the first line may follow a marker
	}
	plain := p.text.Plain
	if markerAt(s.text, plain).interrupts() || p.isCase(p.lastLine(n), s) {
		return true
	}
	announced := plain && bytes.HasSuffix(p.lastLine(n), []byte(":"))
	if m := p.firstMarker(s); m.ordinal <= 1 && m.style != noMarker && (m.sign != '.' || announced) {
		return true
	}
	if plain {
		return isMessage(s.text) || announced && isCommandLine(s)
	}
	return isDirective(s.text) || p.endsInColons(n) && s.col > n.col
}

func (p *run) endsInColons(n *paragraph) bool {
	return !p.text.Plain && bytes.HasSuffix(p.lastLine(n), []byte("::"))
}

// lastLine returns the last line of a paragraph's text without its newline.
func (p *run) lastLine(n *paragraph) []byte {
	last := n.Lines().At(n.Lines().Len() - 1)
	return p.src[last.Start : last.Stop-1]
}

// cutColons removes the "::" that announces a literal block from the text: all of it when it is alone, otherwise one colon.
func (p *run) cutColons(n *paragraph) {
	if !p.endsInColons(n) {
		return
	}
	all := n.Lines()
	last := all.At(all.Len() - 1)
	next := p.lineOf(last.Stop)
	for p.blank(next) && next < p.count() {
		next++
	}
	if p.literalEnd(next, n.col) == next {
		p.report(last.Stop-len("::\n"), ruleNoLiteral, "no indented block after '::'")
	}
	text := bytes.TrimSuffix(p.lastLine(n), []byte("::"))
	switch {
	case len(text) == 0:
		all.SetSliced(0, all.Len()-1)
	case text[len(text)-1] == ' ':
		all.Set(all.Len()-1, last.WithStop(last.Start+len(bytes.TrimRight(text, " "))))
	default:
		all.Set(all.Len()-1, last.WithStop(last.Start+len(text)+1))
	}
}

// openQuote takes an indented block.
func (p *run) openQuote(parent ast.Node, s spot) ast.Node {
	if !p.isQuote(parent, s) || p.deep(s) {
		return nil
	}
	col := s.col
	if p.text.Document { // a first line may be indented even more
		col = p.leastIndent(s.line, p.body(s.line, s.base))
	}
	s.moveTo(col)
	return &quote{col: col}
}

func (p *run) isQuote(parent ast.Node, s spot) bool {
	if p.text.Document {
		return s.col > s.base
	}
	_, nested := parent.(*quote)
	// Comments of old releases align all of a member's text below its first word.
	before, ok := parent.LastChild().(*paragraph)
	return !nested && s.col-s.base >= 2 && !(ok && before.hang == s.col)
}

func (n *quote) goesOn(_ *run, s spot) bool {
	if len(s.text) > 0 && s.col >= n.col {
		s.moveTo(n.col)
	}
	return len(s.text) == 0 || s.col >= n.col
}

// openLiteral takes the block after a paragraph that ends in "::".
func (p *run) openLiteral(parent ast.Node, s spot) ast.Node {
	before, ok := parent.LastChild().(*paragraph)
	if !ok || !before.literal {
		return nil
	}
	if end := p.literalEnd(s.line, before.col); end > s.line {
		return p.literal(s.line, end)
	}
	return nil
}

// literalEnd returns the end of the literal block that is at line i after a paragraph at column col: of the lines that are indented
// more. In a document also of lines that begin with the same punctuation as the first (docutils, "Quoted Literal Blocks").
func (p *run) literalEnd(i, col int) int {
	end := p.body(i, col)
	quote := func() byte {
		if line := p.at(end); p.text.Document && len(line) > col && p.indent(end) == col && unicode.In(rune(line[col]), unicode.P, unicode.S) {
			return line[col]
		}
		return 0
	}
	if first := quote(); end == i && first != 0 {
		for quote() == first {
			end++
		}
	}
	return end
}

func (l *lines) literal(from, to int) *literal {
	return &literal{extent: extent{to}, body: l.cut(from, to, l.leastIndent(from, to))}
}
