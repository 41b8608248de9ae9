package page

import (
	"fmt"
	"slices"
)

// Every page has a title that no other page has, and a description: browsers' tabs and search engines show nothing else.

// Pages that every site has, beside the landing page and the lists.
const (
	homeDescription = "Reference of the QEMU Machine Protocol: every command, event and type."

	deprecatedTitle       = "Deprecated and unstable"
	deprecatedDescription = "What will go away, and what may change without notice."

	examplesTitle       = "Examples"
	examplesDescription = "Every example message of the documentation."

	changesTitle       = "Changes"
	changesDescription = "What changed from release to release, and what is no longer there."

	guidesTitle       = "Guides"
	guidesDescription = "How to connect, how the protocol works, and what QEMU’s documents explain with QMP messages."

	releasesTitle       = "Releases"
	releasesDescription = "The reference of each release."

	notFoundTitle = "Not found"
)

// titler hands out titles, each once.
type titler struct {
	taken map[string]bool
	again map[string]int // how often the last title was wanted in vain
}

// take is the first of the titles that is free, or the last with a number when none is.
func (t *titler) take(titles ...string) string {
	i := slices.IndexFunc(titles, func(title string) bool { return !t.taken[title] })
	title := titles[max(i, 0)]
	for last := titles[len(titles)-1]; t.taken[title]; {
		t.again[last]++
		title = fmt.Sprintf("%s, %d", last, t.again[last]+1)
	}
	t.taken[title] = true
	return title
}

// giveTitles sets the titles of definitions and chapters. QEMU's own have their name alone, those of another program say
// whose they are.
func (p *Pages) giveTitles() {
	p.titles = make(map[*Def]string, len(p.defs))
	t := titler{map[string]bool{}, map[string]int{}}
	for _, title := range [...]string{p.homeTitle(), deprecatedTitle, examplesTitle, changesTitle, releasesTitle, guidesTitle, notFoundTitle} {
		t.taken[title] = true
	}
	for _, l := range Lists {
		t.taken[l.Title] = true
	}
	for _, c := range p.Changes {
		t.taken[c.title()] = true
	}
	for _, l := range p.programLists() {
		t.taken[l.Title] = true
	}
	for _, d := range p.defs {
		named := ofProgram(d.Name, d.Program)
		p.titles[d] = t.take(named, named+", "+d.Kind)
	}
	for _, d := range p.gone {
		named := ofProgram(d.Name, d.Program)
		p.titles[d] = t.take(named, named+", "+d.Kind)
	}
	for _, c := range p.chapters {
		titles := []string{ofProgram(c.Title, c.Program)}
		if c.Parent != nil {
			titles = append(titles, titles[0]+", "+c.Parent.Title)
		}
		c.pageTitle = t.take(append(titles, titles[0]+", chapter")...)
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
	d := p.of[named]
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
	names, count := firstNames(c), definitionCount(c.Defs)
	if len(c.Defs) == 0 {
		names, count = firstChildren(c), countOf(len(c.Children), "section")
	}
	return names + "; " + count + "."
}

// firstChildren are the titles of the sections with which a chapter begins.
func firstChildren(c *Chapter) string {
	var titles []string
	for _, child := range c.Children {
		titles = append(titles, child.Title)
	}
	return few(titles)
}
