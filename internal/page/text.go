package page

import (
	"slices"
	"strings"
	"sync/atomic"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Text is a text of the documentation with what its references lead to. Pages share it; it does not change.
type Text struct {
	Doc *prose.Doc

	links  map[refKey]Target
	code   map[diag.Pos]*CodeBlock
	weight atomic.Int64 // see weighText; 0 before somebody asks

	markdown atomic.Pointer[string] // see Markdown
}

// CodeBlock says what a block of code in a guide holds.
type CodeBlock struct {
	Messages bool      // QMP messages, perhaps with other lines around
	Keys     []KeyLink // of them
	Flaws    []Flaw
}

// Code is what is known of the block of code that body is; nil for nothing.
func (t *Text) Code(body prose.Text) *CodeBlock { return t.code[body.Start()] }

// refKey tells the references of a text apart. Texts that replace |name| share a place.
type refKey struct {
	pos    diag.Pos
	target string
}

// Target is what r, a reference in the text, leads to; the zero Target when that is nowhere.
func (t *Text) Target(r prose.Ref) Target { return t.links[refKey{r.Pos, r.Target}] }

// Leads reports whether the text has a reference that leads somewhere.
func (t *Text) Leads() bool { return len(t.links) > 0 }

// Markdown is the text in Markdown, without links.
func (t *Text) Markdown() string {
	if known := t.markdown.Load(); known != nil {
		return *known
	}
	made := strings.TrimSpace(t.Doc.Markdown(nil))
	t.markdown.Store(&made)
	return made
}

// Links lists what the text leads to, in order.
func (t *Text) Links() []Link {
	var list []Link
	for _, r := range t.Doc.Refs() {
		if to := t.Target(r); !to.IsZero() {
			list = append(list, Link{Text: r.Target, To: to})
		}
	}
	return list
}

// text reads a text of owner, whose examples the page has in a section of their own; nil when it shows nothing.
func (p *Pages) text(owner *qapi.Def, t prose.Text) *Text {
	if t.IsZero() {
		return nil
	}
	return p.newText(owner, p.Library.Parse(t).WithoutExamples(), t.File)
}

// wholeText reads a text of owner with the examples in it.
func (p *Pages) wholeText(owner *qapi.Def, t prose.Text) *Text {
	if t.IsZero() {
		return nil
	}
	return p.newText(owner, p.Library.Parse(t), t.File)
}

func (p *Pages) newText(owner *qapi.Def, doc *prose.Doc, file string) *Text {
	if doc.Blank() {
		return nil
	}
	t := &Text{Doc: doc, links: make(map[refKey]Target, len(doc.Refs()))}
	titles := map[prose.Ref]string{}
	for _, ref := range doc.Refs() {
		key := refKey{ref.Pos, ref.Target}
		if to, title := p.elsewhere(file, ref); !to.IsZero() {
			t.links[key], titles[ref] = to, title
		} else if target, ok := p.ref.Resolve(owner, ref); ok && target.Def != nil {
			t.links[key] = p.target(target)
		}
	}
	if len(titles) > 0 {
		t.Doc = doc.WithTitles(func(r prose.Ref) string { return titles[r] })
	}
	return t
}

// read reads texts about the definition, and leaves out those that show nothing.
func (b *definition) read(list []prose.Text) []*Text {
	var said []*Text
	for _, t := range list {
		said = append(said, texts(b.text(b.def, t))...)
	}
	return said
}

// texts keeps those that are texts.
func texts(list ...*Text) []*Text {
	list = slices.DeleteFunc(list, func(t *Text) bool { return t == nil })
	if len(list) == 0 {
		return nil
	}
	return list
}

// target is what a reference leads to, as pages name it.
func (p *Pages) target(t qapi.Target) Target {
	return Target{Kind: referenceKinds[t.Kind], Def: p.Def(t.Def), Name: t.Name}
}

var referenceKinds = [...]TargetKind{
	qapi.TargetDef: ToDefinition, qapi.TargetMember: ToMember, qapi.TargetValue: ToValue, qapi.TargetBranch: ToBranch, qapi.TargetFeature: ToFeature,
}

// sections are those of d's comment.
func sections(d *qapi.Def) []*qapi.Section {
	if d.Doc == nil {
		return nil
	}
	return d.Doc.Sections
}

// oldSections are those of the old document about d.
func oldSections(d *qapi.Def) []*qapi.OldSection {
	if d.Old == nil {
		return nil
	}
	return d.Old.Sections
}

func isExampleLabel(label string) bool { return strings.HasPrefix(strings.ToLower(label), "example") }

func plain(text string) Span { return Span{Text: text} }

func code(text string) Span { return Span{Text: text, Style: Code} }

func toList(text, list string) Span { return Span{Text: text, To: Target{Kind: ToList, Name: list}} }

// also adds spans to a list, after a separator if there is something before them.
func also(list []Span, separator string, more ...Span) []Span {
	if list != nil {
		list = append(list, plain(separator))
	}
	return append(list, more...)
}

// SpanText joins the words of spans.
func SpanText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
