package page

import "qmpdoc/qapi"

// Chapter makes the page of c.
func (p *Pages) Chapter(c *Chapter) *Page {
	page := &Page{
		Form: ChapterForm, Title: c.pageTitle, Description: p.DescribeChapter(c), Trail: p.trail(c.Parent),
		Heading: c.Title, Label: c.Program.Word(), Chapter: c,
	}
	ids := idSet{}
	speaker := &qapi.Def{Products: c.product, Kind: qapi.Struct} // whose names the texts use
	for _, part := range c.parts {
		s := Section{Title: part.title}
		if part.title != "" {
			s.ID = ids.take(anchor("section-", slug(part.title)))
		}
		said := &Prose{}
		for _, t := range part.texts {
			said.Texts = append(said.Texts, texts(p.wholeText(speaker, t))...)
		}
		if said.Texts != nil {
			s.Blocks = append(s.Blocks, said)
		}
		if list := p.entries(p.byKind(part.defs)); list != nil {
			s.Blocks = append(s.Blocks, list)
		}
		page.Sections = append(page.Sections, s)
	}
	if len(c.Children) > 0 {
		page.Sections = append(page.Sections, Section{ID: "sections", Title: "Sections", Blocks: Blocks{p.contents(c.Children)}})
	}
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
	for _, t := range c.Texts() {
		if sum := p.Library.Parse(t).Summary(); sum != "" {
			return sum
		}
	}
	return ""
}

// entries lists definitions; nil for none.
func (p *Pages) entries(defs []*Def) Block {
	if len(defs) == 0 {
		return nil
	}
	list := &Entries{}
	for _, d := range defs {
		list.List = append(list.List, p.entry(d))
	}
	return list
}

func (p *Pages) entry(d *Def) Entry {
	return Entry{Link: Link{d.Name, d.Target()}, Badges: p.warningBadges(part{def: p.of[d]}, p.of[d].Features), Summary: d.Summary}
}
