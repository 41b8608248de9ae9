package site

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Every page has a title that no other page has, and a description: browsers' tabs and search engines show nothing else.

// Pages that every site has, beside the landing page and the lists.
const (
	homeDescription = "Reference of the QEMU Machine Protocol: every command, event and type."

	deprecatedTitle       = "Deprecated and unstable"
	deprecatedDescription = "What will go away, and what may change without notice."

	examplesTitle       = "Examples"
	examplesDescription = "Every example message of the documentation."

	notFoundTitle = "Not found"
)

// titler hands out titles, each once.
type titler struct{ taken map[string]bool }

// take gives the first of the titles that is free, with what tells its page from all others when none is.
func (t *titler) take(last string, titles ...string) string {
	i := slices.IndexFunc(titles, func(title string) bool { return !t.taken[title] })
	title := titles[max(i, 0)]
	if i < 0 {
		title += ", " + last
	}
	t.taken[title] = true
	return title
}

// giveTitles sets the titles of definitions and chapters. QEMU's own bear their name alone, those of another program say
// whose they are.
func (s *site) giveTitles() {
	t := titler{map[string]bool{}}
	for _, title := range [...]string{s.homeTitle(), deprecatedTitle, examplesTitle, notFoundTitle} {
		t.taken[title] = true
	}
	for _, l := range lists {
		t.taken[l.title] = true
	}
	for _, d := range s.ref.Defs {
		named := ofProgram(d.Name, d.Products.First())
		s.titles[d] = t.take(s.address[d], named, named+", "+kindWord(d))
	}
	for _, c := range s.chapters {
		titles := []string{ofProgram(c.title, c.product)}
		if c.parent != nil {
			titles = append(titles, titles[0]+", "+c.parent.title)
		}
		c.pageTitle = t.take(c.address, append(titles, titles[0]+", chapter")...)
	}
}

func ofProgram(name string, p qapi.Products) string {
	if p == qapi.QMP {
		return name
	}
	return name + ", " + programName(p)
}

// describe says in one sentence what the page of d is about, whether or not somebody introduced it.
func (s *site) describe(d *qapi.Def) string {
	if s.summaries[d] != "" {
		return s.summaries[d]
	}
	words := capital(kindWord(d))
	if to := s.ref.Type(d, d.Returns); to != nil {
		words += ", returns " + to.Name
	}
	if n := len(d.UsedBy); n > 0 {
		words += ", used by " + d.UsedBy[0].Name
		if n > 1 {
			words += fmt.Sprintf(" and %d more", n-1)
		}
	}
	return words + "; " + s.heading() + "."
}

// describeChapter gives the first sentence of a chapter's text, or else what it holds.
func (s *site) describeChapter(c *chapter) string {
	if summary := s.chapterSummary(c); summary != "" {
		return summary
	}
	names, count := firstNames(c), definitionCount(c.defs)
	if len(c.defs) == 0 {
		names, count = firstChildren(c), countOf(len(c.children), "Sections")
	}
	return names + "; " + count + "."
}

// firstChildren gives the titles of the sections that a chapter begins with.
func firstChildren(c *chapter) string {
	var titles []string
	for _, child := range c.children {
		titles = append(titles, child.title)
	}
	return few(titles)
}

// few joins the first three of names, and says that there are more.
func few(names []string) string {
	const n = 3
	if len(names) > n {
		names = append(slices.Clone(names[:n]), "…")
	}
	return strings.Join(names, ", ")
}
