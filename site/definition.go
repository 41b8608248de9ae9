package site

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// DefinitionPage is the page of a command, an event or a type.
type DefinitionPage struct {
	Page
	Crumbs   []Link
	Name     template.HTML
	Kind     string // "command", "event", "struct", …
	Mark     string // style class of the kind
	Badges   Badges
	Source   Source
	Warnings []Note        // why it is deprecated or unstable
	Text     template.HTML // the introduction; its first paragraph is the lead
	TextFrom string        // the old document that it stands in; "" for the schema
	Call     *Call
	Rows     *RowSection // arguments, data, members or values
	Branches *RowSection
	Returns  *Returns
	Errors   template.HTML
	Features []Row
	Examples []Example
	Notes    []Note
	Old      *OldWord
	Findings []Finding
	UsedBy   *UsedBy
}

// Link is a link to a page of the site.
type Link struct {
	Href string
	Text template.HTML
}

// Tag prints the link.
func (l Link) Tag() template.HTML { return composedHTML(l.print) }

func (l Link) print(to *bytes.Buffer) {
	to.WriteString(`<a href="`)
	l.printRest(to)
}

func (l Link) printRest(to *bytes.Buffer) {
	to.WriteString(escape(l.Href))
	to.WriteString(`">`)
	to.WriteString(string(l.Text))
	to.WriteString("</a>")
}

// Returns is what a command gives back.
type Returns struct {
	Type   template.HTML // "" when it returns nothing
	Text   template.HTML
	Groups []RowGroup // what the type holds
}

// Note is a titled section of its own, or one without a title.
type Note struct {
	Title string
	Text  template.HTML
}

// Finding is what qmpdoc has to say about a definition's source.
type Finding struct {
	Severity, Message, Help string
	Source                  Source
}

// Group is a list of definitions under a heading.
type Group struct {
	Title string
	Links Chips
}

// MarkedLink is a link to a definition with the sign of its kind.
type MarkedLink struct {
	Link
	Mark string
}

// Tag prints the link with its sign.
func (l MarkedLink) Tag() template.HTML { return composedHTML(l.print) }

func (l MarkedLink) print(to *bytes.Buffer) {
	to.WriteString(`<a class="k `)
	to.WriteString(escape(l.Mark))
	to.WriteString(`" href="`)
	l.printRest(to)
}

// definitionPage fills the page of d.
func (s *site) definitionPage(d *qapi.Def) *DefinitionPage {
	v := s.newView(d)
	p := &DefinitionPage{
		Page:   s.frame(v.address, s.titles[d], s.describe(d)),
		Crumbs: v.crumbs(),
		Name:   breakable(d.Name),
		Kind:   kindWord(d),
		Mark:   mark(d.Kind),
		Badges: v.badges(),
		Source: s.source(d.Pos),
	}
	p.Side = s.side(v.root, s.chapterOf[d], d)
	p.Rows, p.Branches = v.rowSections()
	p.Returns = v.returns()
	v.unfold(p)
	p.Call = v.call()
	p.Warnings = v.warningNotes()
	p.Text, p.TextFrom = v.introduction()
	p.Errors = v.text(d.Doc.Errors())
	p.Features = v.featureRows()
	p.Notes = v.notes()
	examples, said := v.examples()
	if p.Examples = examples; said != "" {
		p.Notes = append(p.Notes, Note{"Example", said})
	}
	p.Old = v.oldWord(p.TextFrom != "")
	p.Findings = v.findings()
	p.UsedBy = v.usedBy()
	p.Toc = toc(p)
	return p
}

// introduction gives what is said first about the definition: by the schema, or by the old document where the schema
// is silent.
func (v *view) introduction() (text template.HTML, from string) {
	if text := v.text(v.def.Doc.Body()); text != "" || v.def.Old == nil {
		return text, ""
	}
	for _, t := range v.withoutExamples(v.def.Old.Intro()) {
		text += v.text(t)
	}
	if text == "" {
		return "", ""
	}
	return text, path.Base(v.def.Old.Pos.File)
}

// kindWord names d's kind, and how a union is written.
func kindWord(d *qapi.Def) string {
	if d.Flavor == qapi.Simple {
		return "simple union"
	}
	return d.Kind.String()
}

// mark gives the style class of a kind: one sign each for commands, events and types.
func mark(k qapi.Kind) string {
	switch k {
	case qapi.Command:
		return "c"
	case qapi.Event:
		return "e"
	default:
		return "t"
	}
}

// crumbs leads from the index to d: chapter, section.
func (v *view) crumbs() []Link {
	c := v.chapterOf[v.def]
	var up []Link
	for ; c != nil; c = c.parent {
		up = append([]Link{{v.href(c.address), template.HTML(escape(c.title))}}, up...)
	}
	return append([]Link{{v.href("index.html"), "Index"}}, up...)
}

func (v *view) returns() *Returns {
	d := v.def
	text := v.text(d.Doc.Returns())
	if d.Returns == nil && text == "" {
		return nil
	}
	r := &Returns{Text: text}
	if d.Returns != nil {
		r.Type = v.typeLink(d, d.Returns)
		if to := v.ref.Type(d, d.Returns); to != nil && v.size(to) <= maxInherited {
			r.Groups = v.groupsOf(to, "returns.", &typePath{def: to})
		}
	}
	return r
}

// notes gives the sections that have no place of their own on the page, in their order.
func (v *view) notes() []Note {
	if v.def.Doc == nil {
		return nil
	}
	var notes []Note
	for _, s := range v.def.Doc.Sections {
		if title, ok := v.noteTitle(s); ok {
			if text := v.text(s.Text); text != "" {
				notes = append(notes, Note{title, text})
			}
		}
	}
	if len(notes) == 1 && strings.TrimSuffix(notes[0].Title, "s") == "Note" {
		notes[0].Title = "" // the heading above says it
	}
	return notes
}

// noteTitle gives the heading of a section, "" for none; ok tells whether it has no place of its own on the page.
func (v *view) noteTitle(s *qapi.Section) (title string, ok bool) {
	switch s.Kind {
	case qapi.SecPlain:
		return "", true
	case qapi.SecNote, qapi.SecTodo:
		return s.Tag, true
	case qapi.SecSince:
		_, all := version(s.Text.Raw)
		return "Since", !all
	case qapi.SecMember:
		return s.Name, !v.shown[s]
	case qapi.SecBody, qapi.SecExample, qapi.SecFeature, qapi.SecReturns, qapi.SecErrors:
		return "", false
	default:
		panic(fmt.Sprintf("site: unknown section %d", s.Kind))
	}
}

func (v *view) findings() []Finding {
	var list []Finding
	for _, product := range qapi.AllProducts {
		if !v.def.Products.Has(product) {
			continue
		}
		for _, f := range v.site.findings[findingKey{product, v.def.Name}] {
			if f.Severity >= diag.Info {
				list = append(list, v.finding(&f))
			}
		}
	}
	return list
}

func (v *view) markedLink(d *qapi.Def) MarkedLink {
	return MarkedLink{Link{v.href(v.site.address[d]), breakable(d.Name)}, mark(d.Kind)}
}

// maxTocRows keeps "on this page" short; a longer list of rows is left out of it.
const maxTocRows = 40

// toc lists a page's sections, with the rows of its first table.
func toc(p *DefinitionPage) Toc {
	var list Toc
	add := func(present bool, id, text string) {
		if present {
			list = append(list, TocEntry{Link: Link{"#" + id, template.HTML(text)}})
		}
	}
	addRows := func(s *RowSection) {
		if s == nil {
			return
		}
		add(true, s.ID, escape(s.Title))
		if s.count() > maxTocRows {
			return
		}
		for _, g := range s.Groups {
			for _, r := range g.Rows {
				list = append(list, TocEntry{Link{"#" + r.ID, r.Name}, true})
			}
		}
	}
	addRows(p.Rows)
	addRows(p.Branches)
	add(p.Returns != nil, "returns", "Returns")
	add(p.Errors != "", "errors", "Errors")
	add(p.Features != nil, "features", "Features")
	add(p.Notes != nil, "notes", "Notes")
	add(p.Examples != nil, "examples", "Examples")
	if p.Old != nil {
		add(true, "old", "From "+escape(p.Old.File))
	}
	add(p.UsedBy != nil, "used-by", "Used by")
	return list
}
