package page

import (
	"cmp"

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
		text := proseOf(p.guideText(g, s))
		if s.Level == 0 || s.Level == 1 && s.Title == g.Title && page.ID == "" {
			page.ID = s.ID
			page.Lead = append(page.Lead, text...)
			continue
		}
		depth := min(s.Level-highest, maxSectionDepth)
		page.add(&Section{ID: s.ID, Title: s.Title, Depth: depth, Blocks: text})
		if depth < 2 {
			page.Outline = append(page.Outline, OutlineEntry{ID: s.ID, Text: s.Title, Inner: depth > 0})
		}
	}
	page.add(p.guideRemarks(g))
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
	for _, c := range s.Doc.Code() {
		t.code[c.Body.Start()] = p.guideCode(c)
	}
	return t
}

// guideCode says what is in a block of code: the keys of its messages, and what is wrong with them.
func (p *Pages) guideCode(c prose.Code) *CodeBlock {
	messages := qapi.Messages(c.Body)
	if len(messages) == 0 {
		return nil
	}
	code := &CodeBlock{}
	lines := codeLines(c.Body)
	var asked *qapi.Def
	for _, m := range messages {
		if m.Kind == qapi.UnknownMessage {
			continue
		}
		code.Messages = true
		code.Flaws = append(code.Flaws, flawsIn(lines, p.foundIn(m))...)
		first, found := lineOf(lines, m.Pos)
		if !found {
			continue
		}
		offset := lines[first].start + max(0, m.Pos.Col-lines[first].place.Col)
		keys, runs := p.linkKeys(c.Body.Raw[offset:min(offset+len(m.Text.Raw), len(c.Body.Raw))], p.speaker(), nil, asked)
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

// guidesSection lists the guides that use the definition.
func (b *definition) guidesSection() *Section {
	var list []Link
	for _, g := range b.usedIn[b.def] {
		list = append(list, Link{g.Title, Target{Kind: ToGuide, Name: g.File, ID: g.uses[b.def]}})
	}
	return section("guides", "Guides", listOf(list, &Links{Title: "Guides that use it", Links: list})...)
}

// guideRemarks is what qmpdoc has found in the messages of g.
func (p *Pages) guideRemarks(g *Guide) *Section {
	var list []Finding
	for _, f := range p.Config.Findings {
		if f.Pos.File == g.File && f.MessageLine > 0 && f.Suppressed == "" {
			list = append(list, p.finding(&f))
		}
	}
	return section("remarks", "Mistakes that qmpdoc has found here", listOf(list, &Findings{list})...)
}

// guidesPage lists the guides.
func (p *Pages) guidesPage(page *Page) {
	page.Trail = p.trail(nil)
	var list []ChapterEntry
	for _, g := range p.guides {
		e := ChapterEntry{Link: Link{g.Title, g.Target()}, Summary: g.Summary}
		if g.File != StartFile {
			e.Names = g.File
		}
		list = append(list, e)
	}
	page.add(section("", "", orNone(listOf(list, &Contents{list}))...))
}
