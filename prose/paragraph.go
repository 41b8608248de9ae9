package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// paragraphParser takes every line that nothing else wants. Its node is not goldmark's, whose lazy continuation and
// transformers follow CommonMark.
type paragraphParser struct{ blockDefaults }

func (paragraphParser) Open(_ ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	n := &paragraph{col: s.col, hang: -1}
	addLine(n, s.offset, p.doc.lines.starts[s.line+1])
	return n, parser.NoChildren
}

func (paragraphParser) Continue(node ast.Node, r gtext.Reader, pc parser.Context) parser.State {
	p, n := running(pc), node.(*paragraph)
	s := p.at(r)
	if len(s.text) == 0 || p.interrupts(n, s) {
		// Not in Close: the literal block may open before the paragraph closes.
		n.literal = p.endsInColons(n)
		if len(s.text) > 0 && n.hang < 0 {
			n.hang = s.col
		}
		p.checkList(n, s)
		return parser.Close
	}
	p.checkIndent(n, s)
	n.hang = s.col
	addLine(n, s.offset, p.doc.lines.starts[s.line+1])
	return parser.Continue | parser.NoChildren
}

// checkList reports a list at s that no empty line separates from paragraph n. To docutils it is not a list.
func (p *run) checkList(n *paragraph, s spot) {
	if m := markerAt(s.text, false); len(s.text) > 0 && (m.style == bullet || m.style == number) && !p.doc.lines.text.Plain {
		p.report(s.offset, ruleListBlank, "no empty line before the list").Help = "insert one"
	}
}

// checkIndent reports the second line of paragraph n when it is indented more than the first: docutils takes that for a term
// and its definition. Where the next line is indented less again, nobody can tell what belongs where, and other rules say so.
func (p *run) checkIndent(n *paragraph, s spot) {
	l := p.doc.lines
	goesOn := l.blank(s.line+1) || l.indent(s.line+1) >= s.col
	if n.hang < 0 && s.col > n.col && goesOn && !l.text.Plain {
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
	if p.doc.lines.text.Document {
		return s.col > n.col && n.hang < 0 || s.col > n.hang && n.hang >= 0 // the first line may follow a marker
	}
	plain := p.doc.lines.text.Plain
	if markerAt(s.text, plain).interrupts() || p.isCase(p.lastLine(n), s) {
		return true
	}
	announced := plain && bytes.HasSuffix(p.lastLine(n), []byte(":"))
	if m := p.doc.lines.firstMarker(s); m.ordinal <= 1 && m.style != noMarker && (m.sign != '.' || announced) {
		return true
	}
	if plain {
		return isMessage(s.text) || announced && isCommandLine(s)
	}
	return isDirective(s.text) || p.endsInColons(n) && s.col > n.col
}

func (p *run) endsInColons(n *paragraph) bool {
	return !p.doc.lines.text.Plain && bytes.HasSuffix(p.lastLine(n), []byte("::"))
}

// lastLine returns the last line of a paragraph's text without its newline.
func (p *run) lastLine(n *paragraph) []byte {
	last := n.Lines().At(n.Lines().Len() - 1)
	return p.doc.lines.src[last.Start : last.Stop-1]
}

// Close takes the "::" that announces a literal block off the text: all of it when it is alone, else one colon.
func (paragraphParser) Close(node ast.Node, _ gtext.Reader, pc parser.Context) {
	p, n := running(pc), node.(*paragraph)
	if !p.endsInColons(n) {
		return
	}
	all := n.Lines()
	last := all.At(all.Len() - 1)
	if l, next := p.doc.lines, p.doc.lines.lineOf(last.Stop); l.body(next, n.col) == next {
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

// quoteParser takes an indented block.
type quoteParser struct{ blockDefaults }

func (quoteParser) Open(parent ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	if !p.isQuote(parent, s) || p.deep(s) {
		return nil, parser.NoChildren
	}
	col := s.col
	if l := p.doc.lines; l.text.Document { // a first line may be indented even more
		col = l.leastIndent(s.line, l.body(s.line, s.base))
	}
	s.moveTo(r, col)
	return &quote{col: col}, parser.HasChildren
}

func (p *run) isQuote(parent ast.Node, s spot) bool {
	if p.doc.lines.text.Document {
		return s.col > s.base
	}
	_, nested := parent.(*quote)
	return !nested && s.col-s.base >= 2 && !p.hangs(parent, s)
}

// hangs reports whether the line at s is indented only as much as the lines of the paragraph before it are: comments of old
// releases align all of a member's text below its first word.
func (p *run) hangs(parent ast.Node, s spot) bool {
	before, ok := parent.LastChild().(*paragraph)
	return ok && before.hang == s.col
}

func (quoteParser) Continue(n ast.Node, r gtext.Reader, pc parser.Context) parser.State {
	s := running(pc).at(r)
	switch col := n.(*quote).col; {
	case len(s.text) == 0:
	case s.col < col:
		return parser.Close
	default:
		s.moveTo(r, col)
	}
	return parser.Continue | parser.HasChildren
}
