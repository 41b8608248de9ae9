package page

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Chapter is one page of the manual: a heading with what is below it. All below a chapter's own are its sections.
type Chapter struct {
	Title    string
	Slug     string // made of the title; no other chapter of the program has it
	Product  qapi.Products
	Program  Program
	Parent   *Chapter // of a section
	Children []*Chapter
	Pos      diag.Pos // of the heading, or the file
	Texts    []prose.Text
	Sources  []*qapi.Def // in the order of the manual
	Defs     []*Def      // the same: commands first, then events, then types

	pageTitle string // see giveTitles
}

// Target leads to the page of c.
func (c *Chapter) Target() Target { return Target{Kind: ToChapter, Chapter: c} }

// planChapters lays the manual out in pages. Definitions before the first heading (in trees before QEMU 2.9 all of them) are
// grouped by file. A chapter that several programs share is listed once.
func (p *Pages) planChapters() {
	plan := &planner{
		byPlace: map[diag.Pos]*Chapter{}, byFile: map[string]*Chapter{}, taken: map[Program]nameSet{}, of: map[*qapi.Def]*Chapter{},
		brought: map[diag.Pos]bool{}, introspected: p.ref.Introspected,
	}
	for _, c := range p.ref.Chapters {
		plan.place(c)
	}
	for _, d := range p.ref.Defs {
		plan.add(plan.file(d.Products.First(), d.Pos.File), d)
	}
	for _, c := range plan.list {
		c.Children = slices.DeleteFunc(c.Children, (*Chapter).empty)
	}
	p.chapters, p.chapterOf = slices.DeleteFunc(plan.list, (*Chapter).empty), plan.of
	for _, c := range p.chapters {
		c.Defs = p.byKind(c.Sources)
	}
}

// empty reports whether a heading has nothing below it: the old files' headings are among texts of commands that the
// schema puts elsewhere.
func (c *Chapter) empty() bool {
	return len(c.Sources)+len(c.Children)+len(c.Texts) == 0
}

// byKind puts commands first, then events, then types; each kind keeps the order of the manual.
func (p *Pages) byKind(defs []*qapi.Def) []*Def {
	sorted := make([]*Def, len(defs))
	for i, d := range defs {
		sorted[i] = p.Def(d)
	}
	slices.SortStableFunc(sorted, func(a, b *Def) int {
		const order = CommandSign + EventSign + TypeSign
		return strings.Index(order, a.Sign()) - strings.Index(order, b.Sign())
	})
	return sorted
}

type planner struct {
	list    []*Chapter
	top     *Chapter // the open chapter
	byPlace map[diag.Pos]*Chapter
	byFile  map[string]*Chapter
	taken   map[Program]nameSet
	of      map[*qapi.Def]*Chapter
	brought map[diag.Pos]bool // texts before the first heading: several programs bring those of a file that they share

	introspected bool // the reference is what a program said of itself
}

func (p *planner) place(c *qapi.Chapter) {
	if c.Title == "" {
		p.untitled(c)
		return
	}
	at := p.byPlace[c.Pos]
	if at == nil {
		at = newChapter(c.Title, c.Title, c.Product, c.Pos)
		p.enlist(at)
		if c.Level > 1 && p.top != nil && p.top.Product == c.Product {
			at.Parent = p.top
			p.top.Children = append(p.top.Children, at)
		}
		p.byPlace[c.Pos] = at
		at.Texts = c.Texts
	}
	if at.Parent == nil {
		p.top = at
	}
	p.addAll(at, c.Defs)
}

// untitled puts what is before the first heading into a chapter for each file.
func (p *planner) untitled(c *qapi.Chapter) {
	for _, t := range c.Texts {
		if at := t.Start(); !p.brought[at] {
			p.brought[at] = true
			file := p.file(c.Product, t.File)
			file.Texts = append(file.Texts, t)
		}
	}
	for _, d := range c.Defs {
		p.add(p.file(c.Product, d.Pos.File), d)
	}
}

// introspectionTitle is that of the only chapter of a program that described itself: a reply has no headings.
const introspectionTitle = "The program's own description"

// file is the chapter of the definitions of one file that are below no heading.
func (p *planner) file(product qapi.Products, file string) *Chapter {
	if p.byFile[file] == nil {
		title, name := fileTitle(file), file
		switch program := program(product); {
		case p.introspected:
			title, name = introspectionTitle, introspectionTitle
		case program != QEMU && path.Base(file) == "qapi-schema.json":
			title = capital(program.Word()) // the file is the whole program
		}
		p.byFile[file] = newChapter(title, name, product, diag.Pos{File: file, Line: 1})
	}
	return p.byFile[file]
}

// newChapter makes a chapter that has no place among the others yet.
func newChapter(title, name string, product qapi.Products, pos diag.Pos) *Chapter {
	return &Chapter{Title: title, Slug: slug(name), Program: program(product), Product: product, Pos: pos}
}

// fileTitle makes a title of a file's name: "Block core (qapi/block-core.json)".
func fileTitle(file string) string {
	stem, _, _ := strings.Cut(path.Base(file), ".")
	words := strings.FieldsFunc(stem, func(r rune) bool { return r == '-' || r == '_' })
	for i, word := range words {
		if word == "qapi" || word == "qmp" {
			words[i] = strings.ToUpper(word)
		}
	}
	if len(words) == 0 {
		return file
	}
	return capital(strings.Join(words, " ")) + " (" + file + ")"
}

// enlist gives c its name and its place among the chapters.
func (p *planner) enlist(c *Chapter) {
	if p.taken[c.Program] == nil {
		p.taken[c.Program] = nameSet{}
	}
	c.Slug = p.taken[c.Program].take("%s-%d", cmp.Or(c.Slug, "chapter"))
	p.list = append(p.list, c)
}

func (p *planner) addAll(c *Chapter, defs []*qapi.Def) {
	for _, d := range defs {
		p.add(c, d)
	}
}

func (p *planner) add(c *Chapter, d *qapi.Def) {
	if p.of[d] != nil {
		return
	}
	if c.Sources == nil && c == p.byFile[c.Pos.File] { // else it is in the list already
		p.enlist(c)
	}
	p.of[d] = c
	c.Sources = append(c.Sources, d)
}

// slug makes a chapter's file name from its title; it is "" for a title without letters and digits.
func slug(title string) string {
	s := dashed(title)
	if len(s) > maxName/2 {
		s = strings.TrimRight(s[:maxName/2], "-")
	}
	return s
}
