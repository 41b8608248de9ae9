// Package docparse reads QAPI schema files: expressions and documentation comments, in the notation of every QEMU
// release (docs/devel/qapi-code-gen.rst describes today's).
//
// The parser does not know releases. It accepts what any of them accepted, always returns all that it understood, continues at
// the next top-level expression after an error, and reports everything unusual as a finding. Which finding counts for which
// release is decided elsewhere.
package docparse

import (
	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Parse reads one schema file. The name is the path that positions carry. Findings come in source order.
func Parse(name string, src []byte) (*qapi.Part, diag.List) {
	p := &parser{lexer: newLexer(name, src)}
	p.ignores = qapi.HasIgnores(p.src)
	if p.isText {
		p.run()
	}
	part := &qapi.Part{File: name, Items: p.assemble()}
	p.found.Append(p.verdicts)
	if p.ignores {
		part.Ignores = qapi.FindIgnores(name, p.src, p.regions())
	}
	p.found.Sort()
	return part, p.found
}

// parser turns tokens into pieces. Comments reach it through gap: the lines before a top-level expression.
type parser struct {
	*lexer
	pieces []piece
	left   piece // a comment that is documentation if the definition after it has its name
	full   bool  // an object or array was too large
	words  bool  // the expression before was a string

	comments []commentLine // read last
	unopened []unopened    // in these
	rulings  []*ruling     // of the last of these, one of each parser that may differ
	heads    []head        // of the last ruling, and
	keys     []sectionKey  // what finds them: memory that is used again
	verdicts diag.List     // what QEMU's parsers refuse

	values []*value // of expressions
	used   int      // how many of them the present expression has

	ignores bool // some lines may silence a rule
}

// piece is what is at one place of the file: a documentation block or an expression.
type piece struct {
	block   *block    // nil once it is known what it documents
	item    qapi.Item // nil for a block, and for an expression of which nothing could be kept
	rulings []*ruling // of the comment before a definition, as QEMU's parsers find it
	at, end int       // offsets
}

func (p *parser) run() {
	for {
		p.gap()
		p.blocks()
		p.judge()
		p.next()
		if p.tok.kind == tokEOF {
			p.adopt(nil)
			p.judged(nil, true)
			return
		}
		at := p.tok.at
		item := p.item()
		p.adopt(item)
		p.pieces = append(p.pieces, piece{item: item, rulings: p.judged(item, false), at: at, end: max(at, p.off-1)})
	}
}

// regions returns the lines of each definition with the comment before it, and of each other piece.
func (p *parser) regions() []qapi.Lines {
	var list []qapi.Lines
	for i, c := range p.pieces {
		from, _ := p.places.At(c.at)
		to, _ := p.places.At(c.end)
		if i > 0 && p.def(i) != nil && p.pieces[i-1].item == nil && p.pieces[i-1].block == nil {
			list[len(list)-1].To = to // the piece before is its documentation
			continue
		}
		list = append(list, qapi.Lines{From: from, To: to})
	}
	return list
}

// item reads one top-level expression. It is nil when there is nothing to keep of it.
func (p *parser) item() qapi.Item {
	start := p.tok.at
	p.used = 0
	v, ok := p.expr(0)
	if !ok {
		p.resync(start)
	}
	afterWord := p.words
	p.words = v != nil && v.kind == valString
	if v == nil {
		return nil
	}
	if v.kind != valObject {
		if ok && !(afterWord && p.words) { // strings in a row are one mistake
			p.found.Report(p.pos(v.at), ruleTopLevel, "top-level expression must be an object, found %s", v.kind)
		}
		return nil
	}
	return p.directiveOrDef(v)
}
