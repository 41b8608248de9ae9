package site

import (
	"html/template"

	"qmpdoc/qapi"
)

// ChapterEntry is a chapter in a table of contents.
type ChapterEntry struct {
	Link
	Summary  string
	Names    string // that it begins with, where it has no summary
	Count    string // of its definitions, in words
	Sections []ChapterEntry
}

func (v *view) chapterEntry(c *chapter) ChapterEntry {
	e := ChapterEntry{
		Link:    Link{v.href(c.address), template.HTML(c.escaped)},
		Summary: v.chapterSummary(c),
		Count:   definitionCount(c.defs),
	}
	if e.Summary == "" {
		e.Names = firstNames(c)
	}
	for _, child := range c.children {
		e.Sections = append(e.Sections, v.chapterEntry(child))
	}
	return e
}

// firstNames gives the names that a chapter begins with.
func firstNames(c *chapter) string {
	var names []string
	for _, d := range c.sorted {
		names = append(names, d.Name)
	}
	return few(names)
}

// definitionCount says how many definitions of which sort a list holds: "3 commands, 1 event, 12 types".
func definitionCount(defs []*qapi.Def) string {
	said := ""
	for _, l := range lists {
		n := 0
		for _, d := range defs {
			if l.holds(d.Kind) {
				n++
			}
		}
		if n == 0 {
			continue
		}
		if said != "" {
			said += ", "
		}
		said += countOf(n, l.title)
	}
	return said
}
