package page

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

const guidesTitle = "Guides"

// Guide makes the page of g.
func (p *Pages) Guide(g *Guide) *Page {
	page := &Page{
		Form: GuideForm, Title: g.pageTitle(p), Description: cmp.Or(g.Summary, g.Title+"."), Heading: g.Title,
		Trail: append(p.trail(nil), Link{guidesTitle, Target{Kind: ToList, Name: ListGuides}}),
	}
	if g.File != StartFile {
		place := p.place(diag.Pos{File: g.File, Line: 1})
		page.Source = &place
	}
	page.guide = g
	highest := highestLevel(g.doc.Guide.Sections)
	for i := range g.doc.Guide.Sections {
		s := &g.doc.Guide.Sections[i]
		block := &Prose{Texts: texts(p.guideText(g, s))}
		switch {
		case s.Level == 0, s.Level == 1 && s.Title == g.Title && page.ID == "":
			page.ID = s.ID
			if block.Texts != nil {
				page.Lead = append(page.Lead, block)
			}
			continue
		default:
			section := Section{ID: s.ID, Title: s.Title, Depth: min(s.Level-highest, maxSectionDepth)}
			if block.Texts != nil {
				section.Blocks = Blocks{block}
			}
			page.Sections = append(page.Sections, section)
			if section.Depth < 2 {
				page.Outline = append(page.Outline, OutlineEntry{ID: s.ID, Text: s.Title, Inner: section.Depth > 0})
			}
		}
	}
	if s := p.guideRemarks(g); s != nil {
		page.Sections = append(page.Sections, *s)
	}
	return page
}

// maxSectionDepth is how deep sections are nested at most: HTML has six levels of headings.
const maxSectionDepth = 3

// highestLevel is the level of the sections right below the title.
func highestLevel(sections []prose.Section) int {
	titles, least := 0, 0
	for _, s := range sections {
		switch {
		case s.Level == 1:
			titles++
		case s.Level > 1 && (least == 0 || s.Level < least):
			least = s.Level
		}
	}
	if titles > 1 || least == 0 {
		return 1
	}
	return least
}

func (g *Guide) pageTitle(p *Pages) string {
	for _, other := range p.guides {
		if other != g && other.Title == g.Title {
			return g.Title + " (" + g.File + ")"
		}
	}
	return g.Title + ", guide"
}

// guideText reads a section of g.
func (p *Pages) guideText(g *Guide, s *prose.Section) *Text {
	t := p.newText(p.speaker(), s.Doc, g.File)
	if t == nil {
		return nil
	}
	t.code = map[diag.Pos]*CodeBlock{}
	links := &definition{Pages: p, def: p.speaker(), named: &Def{}}
	for _, c := range s.Doc.Code() {
		t.code[c.Body.Start()] = p.guideCode(links, c)
	}
	return t
}

// guideCode says what is in a block of code: the keys of its messages, and what is wrong with them.
func (p *Pages) guideCode(links *definition, c prose.Code) *CodeBlock {
	messages := qapi.Messages(c.Body)
	if len(messages) == 0 {
		return nil
	}
	code := &CodeBlock{}
	lines := codeLines(c.Body)
	starts := lineOffsets(c.Body.Raw)
	var asked *qapi.Def
	for _, m := range messages {
		if m.Kind == qapi.UnknownMessage {
			continue
		}
		code.Messages = true
		code.Flaws = append(code.Flaws, flawsIn(lines, p.foundIn(m))...)
		first := slices.IndexFunc(c.Body.Lines, func(at prose.Place) bool { return at.Line == m.Pos.Line })
		if first < 0 {
			continue
		}
		offset := starts[first] + max(0, m.Pos.Col-c.Body.Lines[first].Col)
		keys, runs := links.linkKeys(c.Body.Raw[offset:min(offset+len(m.Text.Raw), len(c.Body.Raw))], asked)
		if runs != nil {
			asked = runs
		}
		for _, k := range keys {
			k.Offset += offset
			code.Keys = append(code.Keys, k)
		}
	}
	return code
}

// codeLines are the lines of a block with their places.
func codeLines(t prose.Text) []codeLine {
	var lines []codeLine
	for i, text := range strings.Split(t.Raw, "\n") {
		lines = append(lines, codeLine{text, t.Lines[min(i, len(t.Lines)-1)]})
	}
	return lines
}

func lineOffsets(s string) []int {
	starts := []int{0}
	for i := range len(s) {
		if s[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// guidesSection lists the guides that use the definition.
func (b *definition) guidesSection() *Section {
	list := b.usedIn[b.def]
	if len(list) == 0 {
		return nil
	}
	links := &Links{Title: "Guides that use it"}
	for _, g := range list {
		links.Links = append(links.Links, Link{g.Title, Target{Kind: ToGuide, Name: g.File, ID: g.uses[b.def]}})
	}
	return &Section{ID: "guides", Title: "Guides", Blocks: Blocks{links}}
}

// guideRemarks is what qmpdoc has found in the messages of g.
func (p *Pages) guideRemarks(g *Guide) *Section {
	var list []Finding
	for _, f := range p.Config.Findings {
		if f.Pos.File == g.File && f.MessageLine > 0 && f.Suppressed == "" {
			list = append(list, p.finding(&f))
		}
	}
	if list == nil {
		return nil
	}
	return &Section{ID: "remarks", Title: "Mistakes that qmpdoc has found here", Blocks: Blocks{&Findings{list}}}
}

// guidesPage lists the guides.
func (p *Pages) guidesPage(page *Page) {
	page.Trail = p.trail(nil)
	list := &Contents{}
	for _, g := range p.guides {
		e := ChapterEntry{Link: Link{g.Title, g.Target()}, Summary: g.Summary}
		if g.File != StartFile {
			e.Names = g.File
		}
		list.Chapters = append(list.Chapters, e)
	}
	page.Sections = []Section{{Blocks: Blocks{list}}}
	if list.Chapters == nil {
		page.Sections[0].Blocks = Blocks{none()}
	}
}
