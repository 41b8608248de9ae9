package page

import "qmpdoc/qapi"

// Chapter makes the page of c.
func (p *Pages) Chapter(c *Chapter) *Page {
	page := &Page{
		Form: ChapterForm, Title: c.pageTitle, Description: p.DescribeChapter(c), Trail: p.trail(c.Parent),
		Heading: c.Title, Label: c.Program.Word(), Chapter: c,
	}
	speaker := &qapi.Def{Products: c.Product, Kind: qapi.Struct} // whose names the texts use
	var list []*Text
	for _, t := range c.Texts {
		list = append(list, p.wholeText(speaker, t))
	}
	page.add(section("", "", proseOf(list...)...))
	for _, l := range Lists {
		page.add(section(l.Name, l.Title, p.entries(l.of(c.Defs))...))
	}
	page.add(section("sections", "Sections", p.contents(c.Children)...))
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

// entries lists definitions, if there are any.
func (p *Pages) entries(defs []*Def) Blocks {
	var list []Entry
	for _, d := range defs {
		list = append(list, p.entry(d))
	}
	return listOf(list, &Entries{list})
}

func (p *Pages) entry(d *Def) Entry {
	e := Entry{Link: Link{d.Name, d.Target()}, Badges: p.warningBadges(qapi.Declared{Def: d.source}, d.source.Features), Summary: d.Summary}
	if d.IsType() {
		e.Kind = d.Kind
	}
	return e
}
