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
	f.printSides()
	return f
}

// view is what the templates of frame.html print of a page.
type view struct {
	*page.Page
	At      Place
	Folder  *folder
	Extra   string // the script that some pages need
	Plain   string // the style class of a heading that is not a name
	Mark    string // the style class of a kind
	Trail   template.HTML
	Heading template.HTML
	Facts   template.HTML // badges, and the place in the source
	Notices []noticeView
	Letters []page.OutlineEntry // of a list
	Outline template.HTML       // "On this page"
}

type noticeView struct {
	Title string
	Text  template.HTML
}

func (w *writer) view(at Place) *view {
	pg := w.page
	v := &view{Page: pg, At: at, Folder: w.folder, Plain: "plain", Heading: template.HTML(breakable(pg.Heading))}
	v.Trail = w.composed(func() { w.links(pg.Trail, " › ", escape) })
	if pg.Def != nil {
		v.Plain, v.Mark = "", pg.Def.Sign()
	}
	if pg.Acts {
		v.Extra = w.Root + w.Loads.Extra
	}
	v.Facts = w.composed(func() {
		w.badges(pg.Badges)
		if pg.Source != nil {
			w.source(*pg.Source)
		}
	})
	for _, n := range pg.Notices {
		v.Notices = append(v.Notices, noticeView{n.Title, w.composed(func() { w.notice(n) })})
	}
	if pg.Form == page.ListForm {
		v.Letters = pg.Outline
	} else {
		v.Outline = w.composed(w.outline)
	}
	return v
}

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
func (w *writer) composed(write func()) template.HTML {
	start := w.Len()
	write()
	markup := template.HTML(w.Bytes()[start:])
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
