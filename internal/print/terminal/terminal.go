// Package terminal prints pages as text for a terminal: what the HTML of a page says, in the same order, wrapped to the
// width of the terminal.
package terminal

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
	"qmpdoc/internal/report"
)

// Printer prints pages.
type Printer struct {
	Width   int // of the terminal, in columns
	Palette report.Palette
}

// Page prints a page.
func (p Printer) Page(pg *page.Page) string {
	p.Width = max(p.Width, narrowest)
	w := &writer{Printer: p, page: pg, depth: pg.Depth(page.TerminalRows)}
	w.whole()
	return w.String()
}

// writer prints one page.
type writer struct {
	Printer
	strings.Builder
	page  *page.Page
	depth int // of the types that it unfolds
}

func (w *writer) whole() {
	head := w.Palette.Strong(printable.Text(w.page.Heading))
	if w.page.Label != "" {
		head += " (" + printable.Text(w.page.Label) + ")"
	}
	w.fill(0, indent, head)
	w.wrapped(0, page.BadgeWords(w.page.Badges))
	place := ""
	if n := len(w.page.Trail); n > 1 {
		place = "in " + w.page.Trail[n-1].Text + ", "
	}
	if w.page.Source != nil {
		w.painted(0, place+w.page.Source.String(), w.Palette.Faint)
	}
	for _, n := range w.page.Notices {
		w.line(0, "")
		w.notice(0, n)
	}
	w.blocks(0, w.page.Lead)
	for _, s := range w.page.Sections {
		w.heading(0, s.Title)
		w.blocks(indent, s.Blocks)
	}
}
