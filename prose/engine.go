package prose

import (
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// blockParser is goldmark's parser for all blocks of one way to read.
type blockParser []opener

// opener begins a block of one kind at s, inside parent; nil when something else is there.
type opener func(p *run, parent ast.Node, s spot) ast.Node

// spot is the position of an opener.
type spot struct {
	reader gtext.Reader
	line   int    // number of the line
	base   int    // column where the content of the parent begins
	col    int    // column of the first character that is not a blank
	offset int    // of that character
	text   []byte // from there to the end of the line; empty on a blank line
}

func (p *run) spot(r gtext.Reader) spot {
	_, seg := r.Position()
	line := p.lineOf(seg.Start)
	rest := p.src[seg.Start : p.starts[line+1]-1]
	blanks := leadingBlanks(rest)
	base := seg.Start - p.starts[line]
	return spot{reader: r, line: line, base: base, col: base + blanks, offset: seg.Start + blanks, text: rest[blanks:]}
}

// moveTo lets the reader continue at column col.
func (s spot) moveTo(col int) { s.reader.Advance(col - s.base) }

// end lets the reader continue at the end of the line.
func (s spot) end() { s.reader.AdvanceToEOL() }

// Trigger is nil, because the parser wants every line.
func (blockParser) Trigger() []byte { return nil }

func (openers blockParser) Open(parent ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := pc.(*run)
	s := p.spot(r)
	for _, open := range openers {
		if n := open(p, parent, s); n != nil {
			return n, children(n)
		}
	}
	panic("prose: a line that nothing wants")
}

// Continue asks the block whether it continues at the reader's position.
func (blockParser) Continue(n ast.Node, r gtext.Reader, pc parser.Context) parser.State {
	p := pc.(*run)
	if !n.(interface{ goesOn(*run, spot) bool }).goesOn(p, p.spot(r)) {
		return parser.Close
	}
	return parser.Continue | children(n)
}

func children(n ast.Node) parser.State {
	if _, ok := n.(interface{ holdsBlocks() }); ok {
		return parser.HasChildren
	}
	return parser.NoChildren
}

func (blockParser) Close(n ast.Node, _ gtext.Reader, pc parser.Context) {
	if n, ok := n.(*paragraph); ok {
		pc.(*run).cutColons(n)
	}
}

func (blockParser) CanInterruptParagraph() bool { return true }

func (blockParser) CanAcceptIndentedLine() bool { return true }

// inlineParser is goldmark's parser for all inline markup of one way to read. It has the readers by the sign that each begins with.
type inlineParser map[byte][]func(p *run, m mark) ast.Node

// mark is where inline markup may begin.
type mark struct {
	gtext.Reader
	parent ast.Node
	line   []byte // from the sign to the end of the line, with the line's end
	offset int    // of the sign
}

func (readers inlineParser) Trigger() []byte { return slices.Collect(maps.Keys(readers)) }

func (readers inlineParser) Parse(parent ast.Node, r gtext.Reader, pc parser.Context) ast.Node {
	line, seg := r.PeekLine()
	at, position := r.Position()
	for _, read := range readers[line[0]] {
		if n := read(pc.(*run), mark{r, parent, line, seg.Start}); n != nil {
			return n
		}
		r.SetPosition(at, position)
	}
	return nil
}
