package page

import (
	"fmt"
	"slices"
)

// Every page has a title that no other page has, and a description: browsers' tabs and search engines show nothing else.

// giveTitles sets the titles of definitions and chapters. QEMU's own have their name alone, those of another program say
// whose they are.
func (p *Pages) giveTitles() {
	const numbered = "%s, %d"
	taken := nameSet{notFoundTitle: 1}
	for _, i := range p.Indexes() {
		taken[i.Title] = 1
	}
	for _, c := range p.Changes {
		taken[c.title()] = 1
	}
	for _, d := range slices.Concat(p.defs, p.gone) {
		named := ofProgram(d.Name, d.Program)
		d.title = taken.take(numbered, named, named+", "+d.Kind)
	}
	for _, c := range p.chapters {
		titles := []string{ofProgram(c.Title, c.Program)}
		if c.Parent != nil {
			titles = append(titles, titles[0]+", "+c.Parent.Title)
		}
		c.pageTitle = taken.take(numbered, append(titles, titles[0]+", chapter")...)
	}
}

func (c *Changes) title() string { return "Changes in QEMU " + c.Release }

func ofProgram(name string, p Program) string {
	if p == QEMU {
		return name
	}
	return name + ", " + p.Word()
}

// describe says in one sentence what the page of named is about, whether or not somebody introduced it.
func (p *Pages) describe(named *Def) string {
	if named.Summary != "" {
		return named.Summary
	}
	d := named.source
	words := capital(named.Kind)
	if to := p.ref.Type(d, d.Returns); to != nil {
		words += ", returns " + to.Name
	}
	if n := len(d.UsedBy); n > 0 {
		words += ", used by " + d.UsedBy[0].Name
		if n > 1 {
			words += fmt.Sprintf(" and %d more", n-1)
		}
	}
	return words + "; " + p.WholeName() + "."
}

// DescribeChapter is the first sentence of a chapter's text, or else what it has.
func (p *Pages) DescribeChapter(c *Chapter) string {
	if summary := p.ChapterSummary(c); summary != "" {
		return summary
	}
	if len(c.Defs) == 0 {
		titles := namesOf(c.Children, func(child *Chapter) string { return child.Title })
		return few(3, titles) + "; " + countOf(len(c.Children), "section") + "."
	}
	return firstNames(c) + "; " + definitionCount(c.Defs) + "."
}
