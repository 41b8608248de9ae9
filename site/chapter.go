package site

import (
	"cmp"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// chapter is one page of the manual: a heading of the first two levels, with what stands below it.
type chapter struct {
	title, address string
	slug           string   // what the address is made of
	pos            diag.Pos // of the heading, or the file
	product        qapi.Products
	parent         *chapter // of a section
	children       []*chapter
	parts          []chapterPart
	defs           []*qapi.Def       // of all parts
	sorted         []*qapi.Def       // the same, commands first, then events, then types
	rank           map[*qapi.Def]int // of each in sorted
	escaped        string            // the title as HTML
	pageTitle      string            // see giveTitles
}

// chapterPart is a heading of a deeper level, or, without a title, what stands directly below the chapter's own.
type chapterPart struct {
	title string
	texts []prose.Text
	defs  []*qapi.Def
}

// planChapters lays the manual out in pages. Deeper headings than two stay on their section's page. Definitions before
// the first heading, all of them in trees before QEMU 2.9, come by file. Several programs' manuals share chapters: each
// stands once.
func planChapters(r *qapi.Reference) ([]*chapter, map[*qapi.Def]*chapter) {
	p := &planner{
		byPlace: map[diag.Pos]*chapter{}, byFile: map[string]*chapter{},
		taken: map[string]bool{}, equal: map[string]int{}, of: map[*qapi.Def]*chapter{},
	}
	for _, c := range r.Chapters {
		p.place(c)
	}
	for _, d := range r.Defs {
		p.add(p.file(d.Products.First(), d.Pos.File), d)
	}
	for _, c := range p.list {
		c.children = slices.DeleteFunc(c.children, (*chapter).empty)
	}
	p.list = slices.DeleteFunc(p.list, (*chapter).empty)
	for _, c := range p.list {
		c.finish()
	}
	return p.list, p.of
}

// empty tells whether a heading has nothing below it: the old files' headings stand among texts of commands that the
// schema puts elsewhere.
func (c *chapter) empty() bool {
	return len(c.defs)+len(c.children)+len(c.parts)+len(c.parts[0].texts) == 1
}

func (c *chapter) finish() {
	c.escaped = escape(c.title)
	c.sorted = byKind(c.defs)
	c.rank = make(map[*qapi.Def]int, len(c.sorted))
	for i, d := range c.sorted {
		c.rank[d] = i
	}
}

// byKind puts commands first, then events, then types; each stay in the order of the manual.
func byKind(defs []*qapi.Def) []*qapi.Def {
	sorted := slices.Clone(defs)
	slices.SortStableFunc(sorted, func(a, b *qapi.Def) int {
		return strings.Index("cet", mark(a.Kind)) - strings.Index("cet", mark(b.Kind))
	})
	return sorted
}

type planner struct {
	list    []*chapter
	product qapi.Products
	top     *chapter // the open chapter, and its open section
	section *chapter
	byPlace map[diag.Pos]*chapter
	byFile  map[string]*chapter
	taken   map[string]bool // addresses, without their ending
	equal   map[string]int  // how often an address was wanted again
	of      map[*qapi.Def]*chapter
}

func (p *planner) place(c *qapi.Chapter) {
	if c.Product != p.product || c.Old {
		p.product, p.section = c.Product, nil
	}
	if c.Title == "" {
		p.untitled(c)
		return
	}
	if shared := p.byPlace[c.Pos]; shared != nil {
		p.open(shared)
		p.addAll(shared, c.Defs)
		return
	}
	if c.Level > 2 && p.section != nil {
		p.section.parts = append(p.section.parts, chapterPart{title: c.Title, texts: c.Texts})
		p.byPlace[c.Pos] = p.section
		p.addAll(p.section, c.Defs)
		return
	}
	at := p.new(c)
	if c.Level > 1 && p.top != nil && p.top.product == c.Product {
		at.parent = p.top
		p.top.children = append(p.top.children, at)
	}
	p.byPlace[c.Pos] = at
	p.open(at)
	at.parts[0].texts = c.Texts
	p.addAll(at, c.Defs)
}

func (p *planner) open(c *chapter) {
	p.section = c
	if c.parent == nil {
		p.top = c
	}
}

// untitled puts what stands before the first heading into a chapter for each file.
func (p *planner) untitled(c *qapi.Chapter) {
	for _, t := range c.Texts {
		part := &p.file(c.Product, t.File).parts[0]
		if !holds(part.texts, t) {
			part.texts = append(part.texts, t)
		}
	}
	for _, d := range c.Defs {
		p.add(p.file(c.Product, d.Pos.File), d)
	}
}

// holds tells whether a program before this one brought t already.
func holds(texts []prose.Text, t prose.Text) bool {
	for i := range texts {
		if texts[i].Start() == t.Start() {
			return true
		}
	}
	return false
}

// file gives the chapter of the definitions of one file that stand below no heading.
func (p *planner) file(product qapi.Products, file string) *chapter {
	if p.byFile[file] == nil {
		p.byFile[file] = &chapter{
			title: fileTitle(file), slug: slug(file), pos: diag.Pos{File: file, Line: 1}, product: product, parts: make([]chapterPart, 1),
		}
	}
	return p.byFile[file]
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

func (p *planner) new(from *qapi.Chapter) *chapter {
	c := &chapter{title: from.Title, slug: slug(from.Title), pos: from.Pos, product: from.Product, parts: make([]chapterPart, 1)}
	p.enlist(c)
	return c
}

// enlist gives c its address and its place among the chapters.
func (p *planner) enlist(c *chapter) {
	stem := productFolder(c.product) + "chapters/" + cmp.Or(c.slug, "chapter")
	c.address = stem
	for p.taken[c.address] {
		p.equal[stem]++
		c.address = fmt.Sprintf("%s-%d", stem, p.equal[stem]+1)
	}
	p.taken[c.address] = true
	c.address += ".html"
	p.list = append(p.list, c)
}

func (p *planner) addAll(c *chapter, defs []*qapi.Def) {
	for _, d := range defs {
		p.add(c, d)
	}
}

func (p *planner) add(c *chapter, d *qapi.Def) {
	if p.of[d] != nil {
		return
	}
	if c.address == "" {
		p.enlist(c)
	}
	p.of[d] = c
	c.defs = append(c.defs, d)
	part := &c.parts[len(c.parts)-1]
	part.defs = append(part.defs, d)
}

// ChapterPage is the page of a chapter or section.
type ChapterPage struct {
	Page
	Crumbs   []Link
	Heading1 template.HTML
	Program  string
	Children []ChapterEntry
	Parts    []ChapterPart
}

// ChapterPart is a part of a chapter's page, with a title unless it is the first.
type ChapterPart struct {
	ID, Title string
	Text      template.HTML
	Entries   []Entry
}

// Entry is a definition in a list.
type Entry struct {
	MarkedLink
	Badges  Badges
	Summary string
}

func (s *site) chapterPage(c *chapter) *ChapterPage {
	v := s.viewAt(c.address, &qapi.Def{Products: c.product, Kind: qapi.Struct})
	v.inline = true
	p := &ChapterPage{
		Page:     s.frame(c.address, c.pageTitle, s.describeChapter(c)),
		Crumbs:   []Link{{v.href("index.html"), "Index"}},
		Heading1: breakable(c.title),
		Program:  programName(c.product),
	}
	p.Side = s.side(v.root, c, nil)
	if c.parent != nil {
		p.Crumbs = append(p.Crumbs, Link{v.href(c.parent.address), template.HTML(escape(c.parent.title))})
	}
	for _, child := range c.children {
		p.Children = append(p.Children, v.chapterEntry(child))
	}
	for _, part := range c.parts {
		p.Parts = append(p.Parts, v.part(part))
	}
	return p
}

// chapterSummary is the first sentence of a chapter's text.
func (s *site) chapterSummary(c *chapter) string {
	for _, part := range c.parts {
		for _, t := range part.texts {
			if sum := s.Library.Parse(t).Summary(); sum != "" {
				return sum
			}
		}
	}
	return ""
}

func (v *view) part(part chapterPart) ChapterPart {
	out := ChapterPart{Title: part.title}
	if part.title != "" {
		out.ID = v.ids.take(anchor("section-", slug(part.title)))
	}
	for _, t := range part.texts {
		out.Text += v.text(t)
	}
	for _, d := range byKind(part.defs) {
		out.Entries = append(out.Entries, v.entry(d))
	}
	return out
}

func (v *view) entry(d *qapi.Def) Entry {
	return Entry{v.markedLink(d), featureBadges(d.Features), v.summaries[d]}
}
