package html

import (
	"bytes"
	"fmt"
	"html/template"
	"sync"

	"qmpdoc/internal/page"
	"qmpdoc/templates"
)

// folder is what the pages of one folder share, as their relative links are the same. Most of the frame is printed once for
// each folder: to print it for each page would take longer than the rest of most pages.
type folder struct {
	Site
	Root                          string        // the relative path to the site's root
	Indexes, Head, Header, Footer template.HTML // parts of the frame
	Start, Side, End              string        // what is around the page's own parts of the frame

	closed map[*page.Chapter]string // see printSides
	others map[*page.Def]string     // see printSides
}

// indexLinks lead from the head of every page to the lists.
var indexLinks = [...]struct{ list, title string }{
	{page.ListCommands, "Commands"}, {page.ListEvents, "Events"}, {page.ListTypes, "Types"},
	{page.ListExamples, "Examples"}, {page.ListGuides, "Guides"}, {page.ListDeprecated, "Deprecated"}, {page.ListChanges, "Changes"},
}

func newFolder(s Site, root string) *folder {
	f := &folder{Site: s, Root: root}
	for i, index := range indexLinks {
		address := s.Address(page.Target{Kind: page.ToList, Name: index.list})
		if address == "" {
			continue
		}
		if i > 0 {
			f.Indexes += " "
		}
		f.Indexes += template.HTML(`<a href="` + escape(root+address) + `">` + index.title + "</a>")
	}
	f.Head, f.Header, f.Footer = filled("loads", f), filled("header", f), filled("footer", f)
	f.Start, f.Side, f.End = string(filled("start", f)), string(filled("side", f)), string(filled("end", f))
	f.printSides()
	return f
}

// head prints what the head of the page has besides that of its folder, and all up to the list of chapters.
func (w *writer) head(at Place) {
	w.write(w.Start, "<title>", escape(w.page.Title), " · ", escape(w.Name), " QMP</title>")
	w.within("\n<meta name=\"description\" content=\"", w.page.Description, `">`)
	w.within("\n<link rel=\"canonical\" href=\"", at.Canonical, `">`)
	w.within("\n<link rel=\"alternate\" type=\"text/markdown\" href=\"", at.Markdown, `">`)
	w.within("\n<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"QMP\" href=\"", at.OpenSearch, `">`)
	w.within("\n<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changes of QMP\" href=\"", at.Feed, `">`)
	w.write("\n", string(w.Head))
	if w.page.Acts {
		w.within("\n<script defer src=\"", w.Root+w.Loads.Extra, `"></script>`)
	}
	w.write(w.Side)
}

// top prints what is above the blocks of the page.
func (w *writer) top(at Place) {
	pg := w.page
	w.write("</nav>\n<main id=\"main\"")
	w.within(` data-since="`, at.Since, `"`)
	w.write(">\n")
	if w.outlined() {
		w.write(`<button class="drawer onpage" popovertarget="toc" type="button">On this page</button>`, "\n")
	}
	if len(pg.Trail) > 0 {
		w.write(`<nav class="crumbs" aria-label="Breadcrumb">`)
		w.links(pg.Trail, " › ", escape)
		w.write("</nav>\n")
	}
	w.heading()
	if pg.Form == page.ListForm && len(pg.Outline) > 0 {
		w.write(`<nav class="letters" aria-label="Letters">`)
		for _, e := range pg.Outline {
			w.write(`<a href="#`, escape(e.ID), `">`, escape(e.Text), "</a> ")
		}
		w.write("</nav>\n")
	}
	if pg.Source != nil || len(pg.Badges) > 0 {
		w.write(`<p class="badges">`)
		w.badges(pg.Badges)
		if pg.Source != nil {
			w.source(*pg.Source)
		}
		w.write("</p>\n")
	}
	for _, n := range pg.Notices {
		w.write(`<div class="admonition warning"><p class="title">`, escape(n.Title), "</p>")
		w.notice(n)
		w.write("</div>\n")
	}
}

// heading prints the name of a definition, or a title, and the kind.
func (w *writer) heading() {
	pg, class, sign := w.page, "plain", ""
	if pg.Def != nil {
		class, sign = "", " "+pg.Def.Sign()
	}
	if pg.Label != "" {
		w.write(`<div class="head">`)
	}
	w.write("<h1")
	w.within(` id="`, pg.ID, `"`)
	w.within(` class="`, class, `"`)
	w.write(">", breakable(pg.Heading), "</h1>")
	if pg.Label != "" {
		w.write(`<span class="kind`, sign, `">`, escape(pg.Label), "</span></div>")
	}
	w.write("\n")
}

// bottom prints what is beside the page and below it.
func (w *writer) bottom() {
	w.write("</main>")
	if w.outlined() {
		w.write("\n<nav class=\"toc\" id=\"toc\" popover aria-label=\"On this page\"><p>On this page</p>\n<ul>")
		w.outline()
		w.write("\n</ul></nav>")
	}
	w.write(w.End)
}

// outlined reports whether "On this page" is beside the page. A list has its letters instead.
func (w *writer) outlined() bool { return len(w.page.Outline) > 0 && w.page.Form != page.ListForm }

// outline prints the lines of "On this page". Inner ones are names, or titles.
func (w *writer) outline() {
	inner := ` class="inner"`
	if w.page.Form == page.GuideForm {
		inner = ` class="inner title"`
	}
	for _, e := range w.page.Outline {
		class := ""
		if e.Inner {
			class = inner
		}
		w.write("\n<li", class, `><a href="#`, escape(e.ID), `">`, breakable(e.Text), "</a></li>")
	}
}

func (w *writer) notice(n page.Notice) {
	if n.Text != nil {
		w.text(n.Text)
	} else {
		w.write("<p>", escape(n.Words), "</p>")
	}
	if n.List != nil {
		w.text(n.List)
	}
	if n.Source != nil {
		w.write("<p>")
		w.source(*n.Source)
		w.write("</p>")
	}
}

// composed returns what write writes.
func (w *writer) composed(write func()) string {
	start := w.Len()
	write()
	markup := string(w.Bytes()[start:])
	w.Truncate(start)
	return markup
}

// fill fills one of the templates.
func (w *writer) fill(name string, data any) { fill(w.Buffer, name, data) }

// filled is one of the templates, filled.
func filled(name string, data any) template.HTML {
	var b bytes.Buffer
	fill(&b, name, data)
	return template.HTML(b.String())
}

// fill panics on an error. A buffer accepts every write, so the template is wrong, and every site uses each template.
func fill(b *bytes.Buffer, name string, data any) {
	if err := parsed().ExecuteTemplate(b, name, data); err != nil {
		panic(fmt.Sprintf("html: template %s: %v", name, err))
	}
}

// parsed parses the templates once.
var parsed = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(templates.Files, "*.html"))
})
