package page

import (
	"path"

	"qmpdoc/qapi"
)

// definition is the page of a definition while it is made.
type definition struct {
	*Pages
	page      *Page
	named     *Def
	def       *qapi.Def
	ids       idSet
	members   []qapi.Inherited       // see listMembers
	elsewhere []*qapi.Def            // whose members are too many to repeat
	rowID     map[Target]string      // of the members or values
	shown     map[*qapi.Section]bool // texts that are in a row
	pending   []pendingFold
	rows      map[string]bool // the ids of the rows that the page has
	said      saidByExamples
}

// Definition makes the page of named, whether it is in the reference or went.
func (p *Pages) Definition(named *Def) *Page {
	if named.gone != nil {
		return p.gonePage(named, named.gone)
	}
	return p.definition(named)
}

func (p *Pages) definition(named *Def) *Page {
	d := named.source
	b := &definition{
		Pages: p, named: named, def: d, ids: idSet{}, rowID: map[Target]string{}, shown: map[*qapi.Section]bool{},
		rows: map[string]bool{}, said: p.shownByExamples(d),
	}
	b.page = &Page{
		Form: DefinitionForm, Title: named.title, Description: p.describe(named), Trail: p.trail(p.chapterOf[d]),
		Heading: d.Name, Label: named.Kind, Def: named, Chapter: p.chapterOf[d], Badges: p.definitionBadges(d), rows: map[Target][]string{},
	}
	if d.Pos.File != "" { // a running program does not say
		place := p.place(d.Pos)
		b.page.Source = &place
	}
	b.fill()
	return b.page
}

// fill makes the sections. This is the list that decides what a page of a definition has, and in which order. What
// unfolds depends on how much the page holds, so the rows come first.
func (b *definition) fill() {
	b.listMembers()
	rows, branches := b.rowSections()
	returns := b.returns()
	b.unfold(rows, branches, returns)
	introduction, from := b.introduction()
	b.page.Notices = b.warnings(qapi.Declared{Def: b.def}, b.def.Features)
	b.page.Lead = b.lead(introduction, from)
	examples, more := b.exampleSection()
	recent, older := b.history()
	b.page.add(
		rows,
		branches,
		returns,
		b.errors(),
		b.featureSection(),
		b.notes(more),
		examples,
		b.oldSection(from != ""),
		recent,
		older,
		b.seeAlso(),
		b.usedBy(),
		b.mentionedBy(),
		b.guidesSection(),
		b.remarks(),
	)
	b.page.Outline = outline(b.page)
}

// introduction is what is said first about the definition: by the schema, or by the old document that from names where the
// schema says nothing.
func (b *definition) introduction() (said []*Text, from string) {
	if text := b.text(b.def, b.def.Doc.Body()); text != nil || b.def.Old == nil {
		return texts(text), ""
	}
	if said = b.read(b.withoutExamples(b.def.Old.Intro())); said == nil {
		return nil, ""
	}
	return said, path.Base(b.def.Old.Pos.File)
}

func (b *definition) lead(introduction []*Text, from string) Blocks {
	lead := proseOf(introduction...)
	if from != "" {
		lead = append(lead, &Words{Origin, []Span{plain("in the words of "), {Text: from, To: here(oldID)}}})
	}
	if call := b.call(); call != nil {
		lead = append(lead, call)
	}
	return lead
}

func (b *definition) returns() *Section {
	d := b.def
	text := b.text(d, d.Doc.Returns())
	if d.Returns == nil {
		return section("returns", "Returns", proseOf(text)...)
	}
	typ := b.typeOf(d, d.Returns)
	s := section("returns", "Returns", &Prose{Type: &typ, Texts: texts(text)})
	if to := b.ref.Type(d, d.Returns); to != nil && b.size(to) <= maxInherited {
		if groups := b.groupsOf(to, "returns.", &typePath{def: to}); groups != nil {
			s.Blocks = append(s.Blocks, &Rows{groups})
		}
	}
	return s
}

func (b *definition) errors() *Section {
	return section("errors", "Errors", proseOf(b.text(b.def, b.def.Doc.Errors()))...)
}
