package html

import (
	"bytes"

	"qmpdoc/internal/page"
)

// The list of chapters is on every page. It is kept short, whatever the tree holds: at most so many chapters and
// definitions to each side of the current one.
const (
	sideChapters    = 75
	sideDefinitions = 40
)

// sidebar writes the list of chapters as one page shows it.
type sidebar struct {
	*bytes.Buffer
	links   *chapterLinks
	titled  bool          // the groups: there are several
	open    *page.Chapter // whose definitions are shown; nil on indexes
	current *page.Def     // nil on a chapter's own page
}

// sidebar prints the chapters, with the definitions of the open one; beside a guide also the guides.
func (w *writer) sidebar(b *bytes.Buffer) {
	s := sidebar{Buffer: b, links: w.chapterLinks, titled: len(w.Programs) > 1 || w.page.Form == page.GuideForm, open: w.page.Chapter, current: w.page.Def}
	if w.page.Form == page.GuideForm {
		w.sideGuides(b)
	}
	for _, g := range w.Programs {
		s.group(g)
	}
}

func (w *writer) sideGuides(b *bytes.Buffer) {
	write(b, `<p class="group">Guides</p><ul>`, "\n")
	for _, l := range w.Guides {
		write(b, `<li><a href="`, escape(w.root+w.Address(l.To)), `"`)
		if _, here := w.page.Here(l.To, ""); here {
			write(b, ` aria-current="page"`)
		}
		write(b, ">", escape(l.Text), "</a></li>\n")
	}
	write(b, "</ul>\n")
}

func (s *sidebar) group(g page.ProgramChapters) {
	if s.titled {
		write(s.Buffer, `<p class="group">`, escape(g.Title()), "</p>")
	}
	write(s.Buffer, "<ul>\n")
	at := 0
	for i, c := range g.Chapters {
		if s.holdsOpen(c) {
			at = i
		}
	}
	from, to := window(len(g.Chapters), at, sideChapters)
	for _, c := range g.Chapters[from:to] {
		s.chapter(c)
	}
	write(s.Buffer, "</ul>\n")
}

func (s *sidebar) holdsOpen(c *page.Chapter) bool {
	return s.open != nil && (c == s.open || c == s.open.Parent)
}

// window cuts n items down to those at most reach away from at.
func window(n, at, reach int) (from, to int) {
	if n <= 2*reach {
		return 0, n
	}
	return max(0, at-reach), min(n, at+reach)
}

func (s *sidebar) chapter(c *page.Chapter) {
	write(s.Buffer, "<li>")
	if c == s.open && s.current == nil {
		write(s.Buffer, s.links.currentChapters[c])
	} else {
		write(s.Buffer, s.links.chapters[c])
	}
	if c == s.open {
		s.definitions(c)
	}
	s.sections(c)
	write(s.Buffer, "</li>\n")
}

func (s *sidebar) sections(c *page.Chapter) {
	if len(c.Children) == 0 {
		return
	}
	at := 0
	for i, child := range c.Children {
		if child == s.open {
			at = i
		}
	}
	from, to := window(len(c.Children), at, sideChapters)
	write(s.Buffer, `<ul class="sections">`)
	for _, child := range c.Children[from:to] {
		s.chapter(child)
	}
	write(s.Buffer, "</ul>")
}

// definitions lists a chapter's definitions: commands, events, types, each in the order of the manual.
func (s *sidebar) definitions(c *page.Chapter) {
	if len(c.Defs) == 0 {
		return
	}
	from, to := window(len(c.Defs), s.links.rank[s.current], sideDefinitions)
	write(s.Buffer, `<ul class="defs">`)
	s.more(from > 0, c, "earlier ones")
	for _, d := range c.Defs[from:to] {
		s.definition(d)
	}
	s.more(to < len(c.Defs), c, "all of the chapter")
	write(s.Buffer, "</ul>")
}

func (s *sidebar) more(present bool, c *page.Chapter, text string) {
	if present {
		write(s.Buffer, `<li class="more">`, s.links.more[c], text, "</a></li>")
	}
}

func (s *sidebar) definition(d *page.Def) {
	write(s.Buffer, `<li><a class="k `, d.Sign(), `"`)
	if d == s.current {
		write(s.Buffer, ` aria-current="page"`)
	}
	write(s.Buffer, s.links.defs[d])
}

// chapterLinks are the links of the list, made once for each folder: they are most of a small page's markup.
type chapterLinks struct {
	chapters, currentChapters, more map[*page.Chapter]string
	defs                            map[*page.Def]string
	rank                            map[*page.Def]int // in its chapter
}

// chapterLinksFrom makes the links of pages that get to the site's root by root.
func (p *Printer) chapterLinksFrom(root string) *chapterLinks {
	l := &chapterLinks{
		chapters: map[*page.Chapter]string{}, currentChapters: map[*page.Chapter]string{}, more: map[*page.Chapter]string{},
		defs: map[*page.Def]string{}, rank: map[*page.Def]int{},
	}
	for _, g := range p.Programs {
		for _, c := range g.Chapters {
			p.addChapter(l, root, c)
			for _, child := range c.Children {
				p.addChapter(l, root, child)
			}
		}
	}
	return l
}

func (p *Printer) addChapter(l *chapterLinks, root string, c *page.Chapter) {
	href := `<a href="` + escape(root+p.Address(c.Target())) + `"`
	l.chapters[c] = href + ">" + escape(c.Title) + "</a>"
	l.more[c] = href + ">… "
	l.currentChapters[c] = href + ` aria-current="page">` + escape(c.Title) + "</a>"
	for i, d := range c.Defs {
		l.rank[d] = i
		l.defs[d] = ` href="` + escape(root+p.Address(d.Target())) + `">` + string(breakable(d.Name)) + "</a></li>"
	}
}
