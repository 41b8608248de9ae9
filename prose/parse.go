package prose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qmpdoc/diag"
)

// Doc is a parsed text. It does not change once parsed, and may be printed by several goroutines at once.
type Doc struct {
	lines   *lines
	root    ast.Node
	refs    []Ref
	found   diag.List
	targets map[string]string // URLs of named links, by folded name; "" for a place in the text
	notes   notes

	joined        map[int]bool      // offsets of ends of lines that are blanks to the reader
	substitutions map[string]string // texts that stand for |name|, by folded name

	examples bool // whether the text holds any, tables excepted
	without  bool // they are not printed

	title func(Ref) string // see WithTitles
}

// documentInlines read what is within the lines of a document.
var documentInlines = parser.WithInlineParsers(inOrder(
	escapeParser{}, literalTextParser{}, roleParser{}, quotedParser{}, emphasisParser{}, urlParser{},
	substitutionParser{}, noteRefParser{}, underscoreParser{})...)

// The three ways to read. Comments of every release share one dialect. Documents follow docutils to the letter. The old text
// files have no markup.
var (
	markupParser = parser.NewParser(
		parser.WithBlockParsers(inOrder(
			literalParser{}, headingParser{}, transitionParser{}, directiveParser{}, footnoteParser{}, commentParser{},
			tableParser{}, lineBlockParser{}, messageParser{}, itemParser{}, fieldParser{}, nameListParser{},
			definitionParser{}, quoteParser{}, layoutParser{}, paragraphParser{})...),
		parser.WithInlineParsers(inOrder(
			escapeParser{}, literalTextParser{}, roleParser{}, oldQuoteParser{inMarkup: true}, quotedParser{}, emphasisParser{}, nameParser{}, urlParser{},
			substitutionParser{}, noteRefParser{}, underscoreParser{})...))
	documentParser = parser.NewParser(
		parser.WithBlockParsers(inOrder(
			literalParser{}, quoteParser{}, headingParser{}, transitionParser{}, directiveParser{}, footnoteParser{}, commentParser{},
			tableParser{}, lineBlockParser{}, itemParser{}, fieldParser{}, optionParser{}, definitionParser{}, paragraphParser{})...),
		documentInlines)
	lineParser  = parser.NewParser(parser.WithBlockParsers(inOrder(paragraphParser{})...), documentInlines)
	plainParser = parser.NewParser(
		parser.WithBlockParsers(inOrder(headingParser{}, messageParser{}, itemParser{}, layoutParser{}, paragraphParser{})...),
		parser.WithInlineParsers(inOrder(oldQuoteParser{}, nameParser{}, urlParser{})...))
)

func inOrder(parsers ...any) []util.PrioritizedValue {
	list := make([]util.PrioritizedValue, len(parsers))
	for i, p := range parsers {
		list[i] = util.Prioritized(p, i)
	}
	return list
}

// Parse reads t. It never fails: what it does not understand stays readable and is reported by Findings.
func Parse(t Text) *Doc { return parse(withoutMarker(t), 0, nil) }

// parse reads a text that is inside depth blocks of the text that outer came from.
func parse(t Text, depth int, outer *run) *Doc {
	if len(t.Raw) > maxText {
		return unread(t)
	}
	return newRun(t, depth, outer).read()
}

// parseSections reads a document, and lists its sections without their texts.
func parseSections(t Text) (*Doc, []Section) {
	if len(t.Raw) > maxText {
		return unread(t), nil
	}
	p := newRun(t, 0, nil)
	return p.read(), p.sections
}

func newRun(t Text, depth int, outer *run) *run {
	l := newLines(t)
	d := &Doc{lines: l}
	p := &run{Context: parser.NewContext(), doc: d, depth: depth}
	if outer != nil {
		d.targets, d.notes, d.substitutions = outer.doc.targets, outer.doc.notes, outer.doc.substitutions
		p.replaced = outer.replaced
	}
	return p
}

func (p *run) read() *Doc {
	d, l := p.doc, p.doc.lines
	for _, offset := range l.odd {
		d.found.Report(l.pos(offset), ruleOddCharacter, "control character or broken UTF-8")
	}
	engine := markupParser
	switch {
	case l.text.Plain:
		engine = plainParser
	case l.text.Document:
		engine = documentParser
	}
	d.root = engine.Parse(gtext.NewReader(l.src), parser.WithContext(p))
	for _, t := range p.tables {
		p.parseCells(t)
	}
	d.found.Sort()
	return d
}

// maxText is how many bytes of text are read as markup at most. The longest text of a real release has a few thousand; the
// tree of one made of nothing but references is a hundred times its size.
const maxText = 1 << 20

// unread makes a Doc that shows t as it is written.
func unread(t Text) *Doc {
	d := &Doc{lines: newLines(Text{File: t.File}), root: ast.NewDocument()}
	d.root.AppendChild(d.root, &literal{body: t})
	d.found.Report(t.Start(), ruleLongText, "a text of %d bytes is too long to format, and is shown as written", len(t.Raw))
	return d
}

// WithoutExamples is the text for those who print its examples elsewhere.
func (d *Doc) WithoutExamples() *Doc {
	if !d.examples {
		return d
	}
	without := *d
	without.without = true
	return &without
}

// Blank reports whether the text prints as nothing.
func (d *Doc) Blank() bool {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *unseen:
		case *paragraph:
			if n.HasChildren() {
				return false
			}
		case *example:
			if !d.without {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// Findings lists what is wrong with the markup, in source order.
func (d *Doc) Findings() diag.List { return d.found }

// maxDepth is how deeply blocks nest at most; what is deeper is read as paragraphs.
const maxDepth = 16

// run is one reading of one text: what goldmark's parsers share.
type run struct {
	parser.Context
	doc      *Doc
	depth    int
	styles   []string // of headings, the outermost first
	sections []Section
	ids      map[string]int // of sections: how often each was wanted
	tables   []*table
	inside   ast.Node // the paragraph that unclosed is about
	unclosed unclosed
	tooDeep  bool
	replaced int // bytes that substitutions have put into the text
}

func running(pc parser.Context) *run { return pc.(*run) }

func (p *run) report(offset int, r diag.Rule, format string, args ...any) *diag.Diagnostic {
	return p.doc.found.Report(p.doc.lines.pos(offset), r, format, args...)
}

// deep reports whether no further block may be nested at s, and reports that once.
func (p *run) deep(s spot) bool {
	if p.depth+len(p.OpenedBlocks()) < maxDepth {
		return false
	}
	if !p.tooDeep {
		p.tooDeep = true
		p.report(s.offset, ruleDeepNesting, "more than %d nested blocks", maxDepth)
	}
	return true
}

// spot is the position of a block parser.
type spot struct {
	line   int    // number of the line
	base   int    // column where the content of the parent begins
	col    int    // column of the first character that is not a blank
	offset int    // of that character
	text   []byte // from there to the end of the line; empty on a blank line
}

func (p *run) at(r gtext.Reader) spot {
	l := p.doc.lines
	_, seg := r.Position()
	line := l.lineOf(seg.Start)
	rest := l.src[seg.Start : l.starts[line+1]-1]
	blanks := leadingBlanks(rest)
	base := seg.Start - l.starts[line]
	return spot{line: line, base: base, col: base + blanks, offset: seg.Start + blanks, text: rest[blanks:]}
}

// moveTo lets the reader, which is at s, go on at column col.
func (s spot) moveTo(r gtext.Reader, col int) { r.Advance(col - s.base) }

// blockDefaults answers what all block parsers of the dialect answer alike.
type blockDefaults struct{}

// Trigger is nil for all: goldmark tries parsers with triggers before all others, whatever their priority.
func (blockDefaults) Trigger() []byte { return nil }

func (blockDefaults) Close(ast.Node, gtext.Reader, parser.Context) {}

func (blockDefaults) CanInterruptParagraph() bool { return true }

func (blockDefaults) CanAcceptIndentedLine() bool { return true }

// leaf goes on as long as the extent that a block got when it opened.
type leaf struct{ blockDefaults }

func (leaf) Continue(n ast.Node, r gtext.Reader, pc parser.Context) parser.State {
	if running(pc).at(r).line >= n.(interface{ end() int }).end() {
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}
