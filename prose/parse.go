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

	substitutions map[string]string // texts shown for |name|, by folded name

	examples bool // whether the text holds any, tables excepted
	without  bool // they are not printed

	title func(Ref) string // see WithTitles
}

// What inline markup begins with, and who reads it, in the order in which they are tried. The old text files have no markup.
var (
	markup = inlineParser{
		'\\': {(*run).readEscape}, '`': {(*run).readLiteral, (*run).readOldQuote, (*run).readQuoted}, '*': {(*run).readEmphasis},
		':': {(*run).readRole, (*run).readURL}, '@': {(*run).readName}, '|': {(*run).readSubstitution},
		'[': {(*run).readNoteRef}, '_': {(*run).readNamedLink}}
	documentMarkup = inlineParser{
		'\\': {(*run).readEscape}, '`': {(*run).readLiteral, (*run).readQuoted}, '*': {(*run).readEmphasis},
		':': {(*run).readRole, (*run).readURL}, '|': {(*run).readSubstitution}, '[': {(*run).readNoteRef}, '_': {(*run).readNamedLink}}
	plainMarkup = inlineParser{'`': {(*run).readOldQuote}, '@': {(*run).readName}, ':': {(*run).readURL}}
)

// The three ways to read. Comments of every release share one dialect. Documents follow docutils to the letter. The old text
// files have no markup. A line alone is the text of a substitution.
var (
	markupParser = newParser(markup,
		(*run).openLiteral, (*run).openHeading, (*run).openDirective, (*run).openFootnote, (*run).openComment,
		(*run).openTable, (*run).openLineBlock, (*run).openMessages, (*run).openItem, (*run).openField, (*run).openColumns,
		(*run).openDefinition, (*run).openQuote, (*run).openLayout, (*run).openParagraph)
	documentParser = newParser(documentMarkup,
		(*run).openLiteral, (*run).openQuote, (*run).openHeading, (*run).openDirective, (*run).openFootnote,
		(*run).openComment, (*run).openTable, (*run).openLineBlock, (*run).openItem, (*run).openField,
		(*run).openDefinition, (*run).openParagraph)
	lineParser  = newParser(documentMarkup, (*run).openParagraph)
	plainParser = newParser(plainMarkup,
		(*run).openHeading, (*run).openMessages, (*run).openItem, (*run).openLayout, (*run).openParagraph)
)

func newParser(inline inlineParser, blocks ...opener) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(blockParser(blocks), 0)), parser.WithInlineParsers(util.Prioritized(inline, 0)))
}

// Parse reads t. It never fails: what it does not understand stays readable and is reported by Findings.
func Parse(t Text) *Doc {
	d, _ := parse(withoutMarker(t), 0, nil)
	return d
}

// parse reads a text that is inside depth blocks of the text that outer came from. The sections have no texts yet.
func parse(t Text, depth int, outer *run) (*Doc, []Section) {
	if len(t.Raw) > maxText {
		return unread(t), nil
	}
	p := newRun(t, depth, outer)
	return p.read(), p.sections
}

func newRun(t Text, depth int, outer *run) *run {
	l := newLines(t)
	d := &Doc{lines: l}
	p := &run{Context: parser.NewContext(), lines: l, doc: d, depth: depth}
	if outer != nil {
		d.targets, d.notes, d.substitutions = outer.doc.targets, outer.doc.notes, outer.doc.substitutions
		p.replaced = outer.replaced
	}
	return p
}

func (p *run) read() *Doc {
	d := p.doc
	for _, offset := range p.odd {
		p.report(offset, ruleOddCharacter, "control character or broken UTF-8")
	}
	engine := markupParser
	switch {
	case p.text.Plain:
		engine = plainParser
	case p.text.Document:
		engine = documentParser
	}
	d.root = engine.Parse(gtext.NewReader(p.src), parser.WithContext(p))
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
	*lines
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

func (p *run) report(offset int, r diag.Rule, format string, args ...any) *diag.Diagnostic {
	return p.doc.found.Report(p.pos(offset), r, format, args...)
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
