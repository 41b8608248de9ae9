package site

import (
	"fmt"
	"html/template"
	"strings"
)

// HomePage is the landing page.
type HomePage struct {
	Page
	Find     Finder // of the second search box
	Sample   bool
	Counts   []Count
	Programs []Program
	Warned   []WarnCount
}

// Count is a number with its index.
type Count struct {
	Number int
	Link
}

// WarnCount says how much is deprecated, or unstable.
type WarnCount struct {
	Link
	Count string
}

// Program is one program's chapters.
type Program struct {
	Name     string
	Chapters []ChapterEntry
}

func (s *site) homePage(address string) *HomePage {
	p := &HomePage{Page: s.frame(address, s.homeTitle(), homeDescription), Sample: s.Sample}
	p.Find = s.folders[toRoot(address)].find
	v := s.viewAt(address, nil)
	p.Side = s.side(v.root, nil, nil)
	for _, l := range lists {
		n := len(s.listed(l))
		p.Counts = append(p.Counts, Count{n, Link{l.address, template.HTML(escape(countWord(n, l.title)))}})
	}
	p.Counts = append(p.Counts, s.exampleCount())
	for _, g := range s.sideGroups {
		program := Program{Name: capital(g.title)}
		for _, c := range g.chapters {
			program.Chapters = append(program.Chapters, v.chapterEntry(c))
		}
		p.Programs = append(p.Programs, program)
	}
	for _, g := range warnGroups {
		if count := s.warned(g.ID); count != "" {
			p.Warned = append(p.Warned, WarnCount{Link{"deprecated.html#" + g.ID, template.HTML(g.ID)}, count})
		}
	}
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

// NotFoundPage is what a server shows for an address that does not exist.
type NotFoundPage struct {
	Page
	Root string // the way to the site's root
}

func (s *site) notFoundPage(address string) *NotFoundPage {
	p := &NotFoundPage{Page: s.frame(address, notFoundTitle, "There is no such page."), Root: toRoot(address)}
	if s.BaseURL != "" { // the server shows it below any folder
		p.Root = s.canonical("")
		p.in(s.folders[p.Root])
		p.OpenSearch = p.Root + openSearchAddress
	}
	p.Canonical, p.Twin = "", ""
	p.Side = s.side(p.Root, nil, nil)
	return p
}
