// Package markdown prints pages as Markdown, for programs that read and for editors: what the HTML of a page says, in the
// same order, with links from one Markdown page to the next.
package markdown

import (
	"bytes"
	"strings"

	"qmpdoc/internal/page"
)

// Printer prints the pages of one site. Several goroutines may use it at once.
type Printer struct {
	Address func(page.Target) string // of a page in Markdown, from the site's root; "" for none; nil: there are no links
}

// Page prints a page from which root is the way to the site's root.
func (p *Printer) Page(to *bytes.Buffer, pg *page.Page, root string) {
	w := &writer{Printer: p, Buffer: to, page: pg, root: root}
	most := page.MarkdownRows
	if pg.Def != nil && pg.Def.IsType() {
		most = page.MarkdownTypeRows
	}
	w.depth = pg.Depth(most)
	w.whole()
}

// writer prints one page.
type writer struct {
	*Printer
	*bytes.Buffer
	page  *page.Page
	root  string
	depth int // of the types that it unfolds
}

func (w *writer) whole() {
	w.heading(1, w.page.Heading)
	w.paragraph(w.head())
	for _, n := range w.page.Notices {
		w.paragraph(w.notice(n))
	}
	w.blocks(w.page.Lead)
	for _, s := range w.page.Sections {
		if s.Title != "" {
			w.heading(2+s.Depth, s.Title)
		}
		w.blocks(s.Blocks)
	}
}

// head is what the page says beside its heading, in one line.
func (w *writer) head() string {
	var words []string
	if w.page.Label != "" {
		words = append(words, Line(w.page.Label))
	}
	if w.page.Badges != nil {
		words = append(words, Line(page.BadgeWords(w.page.Badges)))
	}
	if n := len(w.page.Trail); n > 1 {
		words = append(words, "in "+w.titleLink(w.page.Trail[n-1]))
	}
	if w.page.Source != nil {
		words = append(words, place(*w.page.Source))
	}
	return strings.Join(words, ", ")
}
