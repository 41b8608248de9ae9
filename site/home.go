package site

import (
	"fmt"
	"html/template"
	"strings"

	"qmpdoc/qapi"
)

// HomePage is the landing page.
type HomePage struct {
	Page
	Counts   []Count
	Programs []Program
	Warned   string // how much is deprecated or unstable, in words; "" when nothing is
}

// Count is a number with its index.
type Count struct {
	Number int
	Link
}

// Program is one program's chapters.
type Program struct {
	Name     string
	Chapters []ChapterEntry
}

// ChapterEntry is a chapter in the table of contents.
type ChapterEntry struct {
	Link
	Summary  string
	Names    string // that it begins with, where it has no summary
	Count    string // of its definitions, in words
	Sections []ChapterEntry
}

func (s *site) homePage(address string) *HomePage {
	p := &HomePage{Page: s.frame(address, s.homeTitle(), homeDescription)}
	p.Side = s.side(toRoot(address), nil, nil)
	for _, l := range lists {
		n := len(alphabetical(s.ref.Defs, l.holds))
		p.Counts = append(p.Counts, Count{n, Link{l.address, template.HTML(escape(countWord(n, l.title)))}})
	}
	p.Counts = append(p.Counts, s.exampleCount())
	for _, g := range s.sideGroups {
		program := Program{Name: capital(g.title)}
		for _, c := range g.chapters {
			program.Chapters = append(program.Chapters, s.chapterEntry(c))
		}
		p.Programs = append(p.Programs, program)
	}
	p.Warned = s.warned()
	return p
}

func (s *site) homeTitle() string {
	if s.Sample {
		return "A sample protocol"
	}
	return "QMP reference"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// countWord gives the word behind a number: "commands", "command".
func countWord(n int, title string) string {
	word := string(title[0]|0x20) + title[1:]
	if n == 1 {
		return word[:len(word)-1]
	}
	return word
}

// countOf says a number with its word: "3 commands".
func countOf(n int, title string) string { return fmt.Sprintf("%d %s", n, countWord(n, title)) }

func (s *site) exampleCount() Count {
	n := 0
	for _, d := range s.ref.Defs {
		n += len(s.examples[d])
	}
	return Count{n, Link{"examples.html", template.HTML(countWord(n, "Examples"))}}
}

func (s *site) chapterEntry(c *chapter) ChapterEntry {
	e := ChapterEntry{
		Link:    Link{c.address, template.HTML(c.escaped)},
		Summary: s.chapterSummary(c),
		Count:   definitionCount(c.defs),
	}
	if e.Summary == "" {
		e.Names = firstNames(c)
	}
	for _, child := range c.children {
		e.Sections = append(e.Sections, s.chapterEntry(child))
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

// warned says how many definitions are deprecated or unstable, members not counted.
func (s *site) warned() string {
	deprecated, unstable := 0, 0
	for _, d := range s.ref.Defs {
		if feature(d.Features, "deprecated") != nil {
			deprecated++
		}
		if feature(d.Features, "unstable") != nil {
			unstable++
		}
	}
	if deprecated+unstable == 0 {
		return ""
	}
	return fmt.Sprintf("%d deprecated, %d unstable", deprecated, unstable)
}

// NotFoundPage is what a server shows for an address that does not exist.
type NotFoundPage struct{ Page }

func (s *site) notFoundPage(address string) *NotFoundPage {
	p := &NotFoundPage{Page: s.frame(address, notFoundTitle, "There is no such page.")}
	if s.BaseURL != "" { // the server shows it below any folder
		p.Root = s.canonical("")
	}
	p.Canonical, p.Twin = "", ""
	p.Side = s.side(p.Root, nil, nil)
	return p
}
