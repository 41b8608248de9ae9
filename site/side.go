package site

import (
	"bytes"
	"html/template"

	"qmpdoc/qapi"
)

// The list of chapters stands on every page. It is kept short, whatever the tree holds: at most so many chapters and
// definitions to each side of the current one.
const (
	sideChapters    = 75
	sideDefinitions = 40
)

// sidebar writes the list of chapters as one page shows it.
type sidebar struct {
	*bytes.Buffer
	links   *sideLinks
	groups  int
	open    *chapter  // whose definitions are shown; nil on indexes
	current *qapi.Def // nil on a chapter's own page
}

// sideLinks are the links of the list, made once for each folder: they are most of a small page's markup.
type sideLinks struct {
	chapters, currentChapters, more map[*chapter]string
	defs                            map[*qapi.Def]string
}

// linksFrom makes the links of pages that get to the site's root by root.
func (s *site) linksFrom(root string) *sideLinks {
	l := &sideLinks{map[*chapter]string{}, map[*chapter]string{}, map[*chapter]string{}, map[*qapi.Def]string{}}
	root = escape(root)
	for _, c := range s.chapters {
		href := `<a href="` + root + c.address + `"`
		l.chapters[c] = href + ">" + escape(c.title) + "</a>"
		l.more[c] = href + ">… "
		l.currentChapters[c] = href + ` aria-current="page">` + escape(c.title) + "</a>"
	}
	for _, d := range s.ref.Defs {
		l.defs[d] = ` href="` + root + s.address[d] + `">` + string(breakable(d.Name)) + "</a></li>"
	}
	return l
}

// side gives the chapters, with the definitions of the open one.
func (s *site) side(root string, open *chapter, current *qapi.Def) template.HTML {
	w := sidebar{links: s.folders[root].side, groups: len(s.sideGroups), open: open, current: current}
	return composedHTML(func(b *bytes.Buffer) {
		w.Buffer = b
		for _, g := range s.sideGroups {
			w.group(g)
		}
	})
}

// sideGroup is one program's chapters.
type sideGroup struct {
	title    string
	chapters []*chapter // without sections
}

func planSide(chapters []*chapter) []sideGroup {
	var groups []sideGroup
	for _, p := range qapi.AllProducts {
		g := sideGroup{title: programName(p)}
		for _, c := range chapters {
			if c.product == p && c.parent == nil {
				g.chapters = append(g.chapters, c)
			}
		}
		if g.chapters != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

func (w *sidebar) group(g sideGroup) {
	if w.groups > 1 {
		w.WriteString(`<p class="group">` + capital(g.title) + "</p>")
	}
	w.WriteString("<ul>\n")
	at := 0
	for i, c := range g.chapters {
		if w.holdsOpen(c) {
			at = i
		}
	}
	from, to := window(len(g.chapters), at, sideChapters)
	for _, c := range g.chapters[from:to] {
		w.chapter(c)
	}
	w.WriteString("</ul>\n")
}

func (w *sidebar) holdsOpen(c *chapter) bool {
	return w.open != nil && (c == w.open || c == w.open.parent)
}

// window cuts n items down to those at most reach away from at.
func window(n, at, reach int) (from, to int) {
	if n <= 2*reach {
		return 0, n
	}
	return max(0, at-reach), min(n, at+reach)
}

func (w *sidebar) chapter(c *chapter) {
	w.WriteString("<li>")
	if c == w.open && w.current == nil {
		w.WriteString(w.links.currentChapters[c])
	} else {
		w.WriteString(w.links.chapters[c])
	}
	if c == w.open {
		w.definitions(c)
	}
	w.sections(c)
	w.WriteString("</li>\n")
}

func (w *sidebar) sections(c *chapter) {
	if len(c.children) == 0 {
		return
	}
	at := 0
	for i, child := range c.children {
		if child == w.open {
			at = i
		}
	}
	from, to := window(len(c.children), at, sideChapters)
	w.WriteString(`<ul class="sections">`)
	for _, child := range c.children[from:to] {
		w.chapter(child)
	}
	w.WriteString("</ul>")
}

// definitions lists a chapter's definitions: commands, events, types, each in the order of the manual.
func (w *sidebar) definitions(c *chapter) {
	if len(c.sorted) == 0 {
		return
	}
	from, to := window(len(c.sorted), c.rank[w.current], sideDefinitions)
	w.WriteString(`<ul class="defs">`)
	w.more(from > 0, c, "earlier ones")
	for _, d := range c.sorted[from:to] {
		w.definition(d)
	}
	w.more(to < len(c.sorted), c, "all of the chapter")
	w.WriteString("</ul>")
}

func (w *sidebar) more(present bool, c *chapter, text string) {
	if present {
		w.WriteString(`<li class="more">`)
		w.WriteString(w.links.more[c])
		w.WriteString(text)
		w.WriteString("</a>")
		w.WriteString("</li>")
	}
}

func (w *sidebar) definition(d *qapi.Def) {
	w.WriteString(`<li><a class="k `)
	w.WriteString(mark(d.Kind))
	w.WriteByte('"')
	if d == w.current {
		w.WriteString(` aria-current="page"`)
	}
	w.WriteString(w.links.defs[d])
}
