package page

import "qmpdoc/qapi"

// Chapter makes the page of c.
func (p *Pages) Chapter(c *Chapter) *Page {
	page := &Page{
		Form: ChapterForm, Title: c.pageTitle, Description: p.DescribeChapter(c), Trail: p.trail(c.Parent),
		Heading: c.Title, Label: c.Program.Word(), Chapter: c,
	}
	speaker := &qapi.Def{Products: c.Product, Kind: qapi.Struct} // whose names the texts use
	said := &Prose{}
	for _, t := range c.Texts {
		said.Texts = append(said.Texts, texts(p.wholeText(speaker, t))...)
	}
	if said.Texts != nil {
		page.Sections = append(page.Sections, Section{Blocks: Blocks{said}})
	}
	for _, l := range Lists {
		if defs := l.of(c.Defs); defs != nil {
			page.Sections = append(page.Sections, Section{ID: l.Name, Title: l.Title, Blocks: Blocks{p.entries(defs)}})
		}
	}
	if len(c.Children) > 0 {
		page.Sections = append(page.Sections, Section{ID: "sections", Title: "Sections", Blocks: Blocks{p.contents(c.Children)}})
	}
	page.Outline = outline(page)
	return page
}

// trail leads from the index to c.
func (p *Pages) trail(c *Chapter) []Link {
	var up []Link
	for ; c != nil; c = c.Parent {
		up = append([]Link{{c.Title, c.Target()}}, up...)
	}
	return append([]Link{{"Index", Target{Kind: ToList, Name: ListHome}}}, up...)
}

// ChapterSummary is the first sentence of a chapter's text.
func (p *Pages) ChapterSummary(c *Chapter) string {
	for _, t := range c.Texts {
		if sum := p.Library.Parse(t).Summary(); sum != "" {
			return sum
		}
	}
	return ""
}

// entries lists definitions.
func (p *Pages) entries(defs []*Def) *Entries {
	list := &Entries{}
	for _, d := range defs {
		list.List = append(list.List, p.entry(d))
	}
	return list
}

func (p *Pages) entry(d *Def) Entry {
	e := Entry{Link: Link{d.Name, d.Target()}, Badges: p.warningBadges(qapi.Declared{Def: p.of[d]}, p.of[d].Features), Summary: d.Summary}
	if d.IsType() {
		e.Kind = d.Kind
	}
	return e
}
