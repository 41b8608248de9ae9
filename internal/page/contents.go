package page

import (
	"strings"

	"qmpdoc/qapi"
)

// contents lists chapters with their sections, if there are any.
func (p *Pages) contents(chapters []*Chapter) Blocks {
	var list []ChapterEntry
	for _, c := range chapters {
		list = append(list, p.chapterEntry(c))
	}
	return listOf(list, &Contents{list})
}

func (p *Pages) chapterEntry(c *Chapter) ChapterEntry {
	e := ChapterEntry{Link: Link{c.Title, c.Target()}, Summary: p.ChapterSummary(c), Count: definitionCount(c.Defs)}
	if e.Summary == "" {
		e.Names = firstNames(c)
	}
	for _, child := range c.Children {
		e.Sections = append(e.Sections, p.chapterEntry(child))
	}
	return e
}

// firstNames are the names with which a chapter begins.
func firstNames(c *Chapter) string {
	return few(3, namesOf(c.Defs, func(d *Def) string { return d.Name }))
}

// definitionCount says how many definitions of which sort a list has: "3 commands, 1 event, 12 types".
func definitionCount(defs []*Def) string {
	var words []string
	for _, l := range Lists {
		if n := len(l.of(defs)); n > 0 {
			words = append(words, countOf(n, l.word))
		}
	}
	return strings.Join(words, ", ")
}

// Programs lists the programs with their chapters, without sections.
func (p *Pages) Programs() []ProgramChapters {
	var groups []ProgramChapters
	for _, product := range qapi.AllProducts {
		g := ProgramChapters{Program: program(product)}
		for _, c := range p.chapters {
			if c.Program == g.Program && c.Parent == nil {
				g.Chapters = append(g.Chapters, c)
			}
		}
		if g.Chapters != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

// ProgramChapters is one program's manual.
type ProgramChapters struct {
	Program  Program
	Chapters []*Chapter
}

// Title is the heading of the manual.
func (g ProgramChapters) Title() string { return capital(g.Program.Word()) }
