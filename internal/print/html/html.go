// Package html prints pages as HTML, in the frame that all pages of a site share. It knows pages and where they are, and
// nothing of how they come about.
//
// Only what this package prints becomes an element or an attribute: everything else is escaped, here or by html/template.
package html

import (
	"bytes"
	"fmt"

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

// Release reports where the sites of other releases are listed. The addresses are from the site's root.
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
	folders map[string]*folder // by the relative path to the root
}

// New prepares what the pages share. roots are the ways from the pages to the site's root: "", "../", a URL.
func New(s Site, roots ...string) *Printer {
	p := &Printer{map[string]*folder{}}
	for _, root := range roots {
		p.folders[root] = newFolder(s, root)
	}
	return p
}

// Place reports where a page is, and where its siblings are.
type Place struct {
	Root       string // the way to the site's root: one of those given to New
	Canonical  string // the page's full address, "" when nobody knows it
	Markdown   string // the address of the same in Markdown, from the page; "" for none
	Since      string // the number of the first release that has the page; "" when unknown
	OpenSearch string // the address of the description of the search box, from the page; "" for none
	Feed       string // the address of the feed of changes, from the page; "" for none
}

// Page prints a page.
func (p *Printer) Page(to *bytes.Buffer, pg *page.Page, at Place) {
	w := &writer{Buffer: to, folder: p.folders[at.Root], page: pg}
	w.whole(at)
}

// writer prints one page.
type writer struct {
	*bytes.Buffer
	*folder
	page  *page.Page
	at    string // the id of the row that is printed
	notes int    // texts with footnotes so far
}

// whole prints the page in its frame.
func (w *writer) whole(at Place) {
	w.head(at)
	w.sidebar()
	w.top(at)
	w.blocks(w.page.Lead, w.page.Form == page.DefinitionForm)
	for i := range w.page.Sections {
		w.section(&w.page.Sections[i])
	}
	w.bottom()
}

func (w *writer) section(s *page.Section) {
	switch {
	case s.Folded:
		w.write(`<details class="findings"><summary>`, escape(s.Title), "</summary>\n")
		defer w.write("</details>\n")
	case s.Apart:
		w.write(`<section class="old">`)
		defer w.write("</section>\n")
	}
	if s.Title != "" && !s.Folded {
		w.sectionHeading(s)
	}
	w.blocks(s.Blocks, false)
}

func (w *writer) sectionHeading(s *page.Section) {
	tag, id := fmt.Sprintf("h%d", 2+s.Depth), escape(s.ID)
	if id == "" {
		w.write("<", tag, ">", escape(s.Title), "</", tag, ">\n")
		return
	}
	w.write("<", tag, ` id="`, id, `">`, escape(s.Title), ` <a class="mark" href="#`, id, `" aria-label="Link to this section">#</a></`, tag, ">\n")
}
