package page

import "qmpdoc/qapi"

// Chapter makes the page of c.
func (p *Pages) Chapter(c *Chapter) *Page {
	page := &Page{
		Form: ChapterForm, Title: c.pageTitle, Description: p.DescribeChapter(c), Trail: p.trail(c.Parent),
		Heading: c.Title, Label: c.Program.Word(), Chapter: c,
	}
	ids := idSet{}
	speaker := &qapi.Def{Products: c.Product, Kind: qapi.Struct} // whose names the texts use
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
		if part.title != "" {
			s.Blocks = append(s.Blocks, p.kindBlocks(part.defs)...)
			page.Sections = append(page.Sections, s)
			continue
		}
		if s.Blocks != nil {
			page.Sections = append(page.Sections, s)
		}
		page.Sections = append(page.Sections, p.kindSections(part.defs, ids)...)
	}
	if len(c.Children) > 0 {
		page.Sections = append(page.Sections, Section{ID: "sections", Title: "Sections", Blocks: Blocks{p.contents(c.Children)}})
	}
	page.Outline = outline(page)
	return page
}

// kindSections are the commands, events and types among defs, each in a section.
func (p *Pages) kindSections(defs []*qapi.Def, ids idSet) []Section {
	var list []Section
	for _, l := range Lists {
		if entries := p.entriesOf(l, defs); entries != nil {
			list = append(list, Section{ID: ids.take(l.Name), Title: l.Title, Blocks: Blocks{entries}})
		}
	}
	return list
}

// kindBlocks are the same within a section.
func (p *Pages) kindBlocks(defs []*qapi.Def) Blocks {
	var blocks Blocks
	for _, l := range Lists {
		if entries := p.entriesOf(l, defs); entries != nil {
			blocks = append(blocks, &Heading{l.Title}, entries)
		}
	}
	return blocks
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

// entriesOf lists the definitions of one sort; nil for none.
func (p *Pages) entriesOf(l List, defs []*qapi.Def) Block {
	list := &Entries{}
	for _, d := range p.byKind(defs) {
		if d.Sign() == l.Sign {
			list.List = append(list.List, p.entry(d))
		}
	}
	if list.List == nil {
		return nil
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
