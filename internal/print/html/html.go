// Package html prints pages as HTML, in the frame that all pages of a site share. It knows pages and where they are, and
// nothing of how they come about.
//
// Only what this package prints becomes an element or an attribute: everything else is escaped, here or by html/template.
package html

import (
	"bytes"
	"fmt"
	"html/template"

	"qmpdoc/internal/page"
)

// Site is what all pages of a site share.
type Site struct {
	Address   func(page.Target) string // of a page, from the site's root; "" for none
	Programs  []page.ProgramChapters   // for the list of chapters
	Name      string                   // of the whole: "QEMU 10.2.0"
	Help      []page.Link              // in the foot of every page: the first steps, the protocol
	Guides    []page.Link              // beside the text of a guide
	Sample    bool                     // the site is about the built-in sample
	Generator string                   // this program and its version
	Loads     Loads
	Release   *Release // the site is one of several releases; nil: it is alone
}

// Release tells where the sites of other releases are listed. The addresses are from the site's root.
type Release struct {
	Number   string // of the site's own: "9.2"
	List     string // the page that lists them
	Releases string // the same for Switch
	Switch   string // the script of the switch in the header
}

// Loads are the addresses, from the site's root, of what pages load: the engine and the index of the search when the box
// is first used.
type Loads struct{ Icon, Style, Theme, Script, Search, Engine, Index, Extra string }

// Printer prints the pages of one site. Several goroutines may use it at once.
type Printer struct {
	Site
	templates *template.Template
	folders   map[string]*folder // by the way to the root
	rowTexts  page.Printed
}

// New prepares what the pages share. roots are the ways from the pages to the site's root: "", "../", a URL.
func New(s Site, roots ...string) (*Printer, error) {
	parsed, err := parsedTemplates()
	if err != nil {
		return nil, err
	}
	p := &Printer{Site: s, templates: parsed, folders: map[string]*folder{}}
	for _, root := range roots {
		if p.folders[root], err = p.newFolder(root); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Place tells where a page is, and where its siblings are.
type Place struct {
	Root       string // the way to the site's root: one of those given to New
	Canonical  string // the page's full address, "" when nobody knows it
	Markdown   string // the address of the same in Markdown, from the page; "" for none
	Since      string // the number of the first release that has the page; "" when unknown
	OpenSearch string // the address of the description of the search box, from the page; "" for none
	Feed       string // the address of the feed of changes, from the page; "" for none
}

// Page prints a page.
func (p *Printer) Page(pg *page.Page, at Place) ([]byte, error) {
	w := &writer{Printer: p, page: pg, folder: p.folders[at.Root]}
	data := composed(func(b *bytes.Buffer) { w.whole(b, at) })
	return data, w.err
}

// writer prints one page.
type writer struct {
	*Printer
	*folder
	page  *page.Page
	at    string // the id of the row that is printed
	notes int    // texts with footnotes so far
	err   error
}

// whole prints the page in its frame.
func (w *writer) whole(b *bytes.Buffer, at Place) {
	v := w.view(at)
	w.fill(b, "top", v)
	w.sidebar(b)
	w.fill(b, "main", v)
	w.blocks(b, w.page.Lead, w.page.Form == page.DefinitionForm)
	for i := range w.page.Sections {
		w.section(b, &w.page.Sections[i])
	}
	w.fill(b, "bottom", v)
}

// view is what the templates of frame.html print of a page.
type view struct {
	Title, Site, Description        string
	Canonical, Markdown, OpenSearch string
	Feed                            string
	Extra                           string // the script that some pages need
	Since                           string
	Loads, Header, Indexes, Footer  template.HTML // of the folder
	Trail                           template.HTML
	Plain                           string // the style class of a heading that is not a name
	Heading                         template.HTML
	HeadingID                       string
	Mark, Label                     string
	Facts                           template.HTML // badges, and the place in the source
	Notices                         []noticeView
	Letters                         []linkView    // of a list
	Outline                         template.HTML // "On this page"
}

type noticeView struct {
	Title string
	Text  template.HTML
}

type linkView struct{ Href, Text string }

func (w *writer) view(at Place) *view {
	pg, f := w.page, w.folder
	v := &view{
		Title: pg.Title, Site: w.Name, Description: pg.Description,
		Canonical: at.Canonical, Markdown: at.Markdown, OpenSearch: at.OpenSearch, Feed: at.Feed, Since: at.Since,
		Loads: f.loads, Header: f.header, Indexes: f.indexes, Footer: f.footer,
		Trail: w.joined(pg.Trail, " › "), Plain: "plain", Heading: breakable(pg.Heading), HeadingID: pg.ID, Label: pg.Label,
	}
	if pg.Def != nil {
		v.Plain, v.Mark = "", pg.Def.Sign()
	}
	if pg.Acts() {
		v.Extra = f.root + w.Site.Loads.Extra
	}
	v.Facts = composedHTML(func(b *bytes.Buffer) {
		writeBadges(b, pg.Badges)
		if pg.Source != nil {
			w.source(b, *pg.Source)
		}
	})
	for _, n := range pg.Notices {
		v.Notices = append(v.Notices, noticeView{n.Title, w.notice(n)})
	}
	if pg.Form == page.ListForm {
		for _, e := range pg.Outline {
			v.Letters = append(v.Letters, linkView{"#" + e.ID, e.Text})
		}
	} else {
		v.Outline = outline(pg.Outline, pg.Form == page.GuideForm)
	}
	return v
}

// outline prints the lines of "On this page". Inner ones are names, or titles.
func outline(entries []page.OutlineEntry, titles bool) template.HTML {
	if entries == nil {
		return ""
	}
	return composedHTML(func(b *bytes.Buffer) {
		for _, e := range entries {
			b.WriteString("\n<li")
			switch {
			case e.Inner && titles:
				b.WriteString(` class="inner title"`)
			case e.Inner:
				b.WriteString(` class="inner"`)
			}
			b.WriteString(`><a href="#` + escape(e.ID) + `">` + string(breakable(e.Text)) + "</a></li>")
		}
	})
}

func (w *writer) notice(n page.Notice) template.HTML {
	said := template.HTML("<p>" + escape(n.Words) + "</p>")
	if n.Text != nil {
		said = w.text(n.Text)
	}
	if n.List != nil {
		said += w.text(n.List)
	}
	if n.Source != nil {
		said += "<p>" + composedHTML(func(b *bytes.Buffer) { w.source(b, *n.Source) }) + "</p>"
	}
	return said
}

func (w *writer) section(b *bytes.Buffer, s *page.Section) {
	before, after := "", ""
	switch {
	case s.Folded:
		before, after = `<details class="findings"><summary>`+escape(s.Title)+"</summary>\n", "</details>\n"
	case s.Apart:
		before, after = `<section class="old">`, "</section>\n"
	}
	write(b, before)
	if s.Title != "" && !s.Folded {
		sectionHeading(b, s)
	}
	w.blocks(b, s.Blocks, false)
	write(b, after)
}

func sectionHeading(b *bytes.Buffer, s *page.Section) {
	tag, id := fmt.Sprintf("h%d", 2+s.Depth), escape(s.ID)
	if id == "" {
		write(b, "<", tag, ">", escape(s.Title), "</", tag, ">\n")
		return
	}
	write(b, "<", tag, ` id="`, id, `">`, escape(s.Title), ` <a class="mark" href="#`, id, `" aria-label="Link to this section">#</a></`, tag, ">\n")
}
