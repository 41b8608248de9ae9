package html

import (
	"bytes"
	"slices"

	"qmpdoc/internal/page"
)

// The list of chapters is on every page. It is kept short, whatever the tree holds: at most so many chapters and
// definitions to each side of the current one.
const (
	sideChapters    = 75
	sideDefinitions = 40
)

// sidebar prints the chapters, with the definitions of the page's own chapter; beside a guide also the guides.
func (w *writer) sidebar() {
	ofGuide := w.page.Form == page.GuideForm
	if ofGuide {
		w.write(`<p class="group">Guides</p><ul>`, "\n")
		for _, l := range w.Guides {
			_, here := w.page.Here(l.To, "")
			w.write("<li>")
			w.sideLink("", l.To, here, escape(l.Text))
			w.write("</li>\n")
		}
		w.write("</ul>\n")
	}
	for _, g := range w.Programs {
		if ofGuide || len(w.Programs) > 1 {
			w.write(`<p class="group">`, escape(g.Title()), "</p>")
		}
		w.write("<ul>\n")
		w.sideChapters(g.Chapters)
		w.write("</ul>\n")
	}
}

// sideChapters prints the chapters around the page's own.
func (w *writer) sideChapters(list []*page.Chapter) {
	at := slices.IndexFunc(list, func(c *page.Chapter) bool {
		return c == w.page.Chapter || w.page.Chapter != nil && c == w.page.Chapter.Parent
	})
	from, to := window(len(list), max(at, 0), sideChapters)
	for i, c := range list[from:to] {
		if known := w.closed[c]; known != "" && from+i != at {
			w.write(known)
		} else {
			w.sideChapter(c)
		}
	}
}

func (w *writer) sideChapter(c *page.Chapter) {
	w.write("<li>")
	w.sideLink("", c.Target(), c == w.page.Chapter && w.page.Def == nil, escape(c.Title))
	if c == w.page.Chapter {
		w.sideDefinitions(c)
	}
	if len(c.Children) > 0 {
		w.write(`<ul class="sections">`)
		w.sideChapters(c.Children)
		w.write("</ul>")
	}
	w.write("</li>\n")
}

// printSides prints the lines of the list as most pages show them: chapters without their definitions, and definitions as
// links to other pages.
func (f *folder) printSides() {
	f.closed, f.others = map[*page.Chapter]string{}, map[*page.Def]string{}
	w := &writer{Buffer: new(bytes.Buffer), folder: f, page: &page.Page{}}
	for _, g := range f.Programs {
		for _, c := range g.Chapters {
			for _, one := range append([]*page.Chapter{c}, c.Children...) {
				f.closed[one] = w.composed(func() { w.sideChapter(one) })
				for _, d := range one.Defs {
					f.others[d] = w.composed(func() { w.sideDefinition(d) })
				}
			}
		}
	}
}

// window cuts n items down to those at most reach away from at.
func window(n, at, reach int) (from, to int) {
	if n <= 2*reach {
		return 0, n
	}
	return max(0, at-reach), min(n, at+reach)
}

// sideDefinitions lists a chapter's definitions: commands, events, types, each in the order of the manual.
func (w *writer) sideDefinitions(c *page.Chapter) {
	if len(c.Defs) == 0 {
		return
	}
	more := func(text string) {
		w.write(`<li class="more">`)
		w.sideLink("", c.Target(), false, "… "+text)
		w.write("</li>")
	}
	from, to := window(len(c.Defs), max(slices.Index(c.Defs, w.page.Def), 0), sideDefinitions)
	w.write(`<ul class="defs">`)
	if from > 0 {
		more("earlier ones")
	}
	for _, d := range c.Defs[from:to] {
		if known := w.others[d]; known != "" && d != w.page.Def {
			w.write(known)
		} else {
			w.sideDefinition(d)
		}
	}
	if to < len(c.Defs) {
		more("all of the chapter")
	}
	w.write("</ul>")
}

func (w *writer) sideDefinition(d *page.Def) {
	w.write("<li>")
	w.sideLink(`class="k `+d.Sign()+`" `, d.Target(), d == w.page.Def, breakable(d.Name))
	w.write("</li>")
}

// sideLink prints a link of the list; current is the one to the page itself.
func (w *writer) sideLink(class string, to page.Target, current bool, text string) {
	w.write("<a ", class)
	if current && class != "" {
		w.write(`aria-current="page" `)
	}
	w.write(`href="`, escape(w.Root+w.Address(to)), `"`)
	if current && class == "" {
		w.write(` aria-current="page"`)
	}
	w.write(">", text, "</a>")
}
