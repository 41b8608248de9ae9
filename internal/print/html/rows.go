package html

import (
	"bytes"

	"qmpdoc/internal/page"
)

// Rows are most of what pages hold. Filling a template for each of them took a third of the time of a build, so they are
// written here.

func (w *writer) group(b *bytes.Buffer, g *page.RowGroup) {
	if g.Origin != nil {
		write(b, `<p class="origin">from `)
		w.anchor(b, "", w.pageHref(g.Origin), string(breakable(g.Origin.Name)))
		write(b, "</p>\n")
	}
	if g.Intro != nil {
		write(b, `<p class="intro">`)
		w.spans(b, g.Intro)
		write(b, "</p>\n")
	}
	if g.Elsewhere {
		write(b, `<p class="intro">Too many to list here; see that page.</p>`, "\n")
		return
	}
	w.rows(b, "rows", g.Rows)
	write(b, "\n")
}

func (w *writer) rows(b *bytes.Buffer, class string, rows []page.Row) {
	write(b, `<dl class="`, class, "\">\n")
	last := endOfNames(rows)
	for at := 0; at < len(rows); {
		if n := countNames(rows[at:]); n >= fewNames {
			names(b, rows[at:at+n], at+n == last)
			at += n
		} else {
			w.row(b, &rows[at])
			at++
		}
	}
	write(b, "</dl>")
}

// fewNames is how many names one after the other still get lines of their own.
const fewNames = 4

// endOfNames is the end of the last names that share a line, 0 if none do.
func endOfNames(rows []page.Row) int {
	end, n := 0, 0
	for i := range rows {
		if rows[i].Described() {
			n = 0
		} else if n++; n >= fewNames {
			end = i + 1
		}
	}
	return end
}

// countNames counts the rows at the beginning that are only names, such as values that nobody describes.
func countNames(rows []page.Row) int {
	n := 0
	for n < len(rows) && !rows[n].Described() {
		n++
	}
	return n
}

// names prints rows that are only names on one line. The last of a list say why.
func names(b *bytes.Buffer, rows []page.Row, last bool) {
	write(b, `<div class="names">`)
	for i := range rows {
		id := escape(rows[i].ID)
		write(b, `<dt id="`, id, `"><a href="#`, id, `">`, string(breakable(rows[i].Name)), "</a>")
		writeBadges(b, rows[i].Badges)
		write(b, "</dt>\n")
	}
	why := ""
	if last {
		why = "These are not described."
	}
	write(b, "<dd>", why, "</dd></div>\n")
}

func (w *writer) row(b *bytes.Buffer, r *page.Row) {
	outer := w.at
	w.at = r.ID
	defer func() { w.at = outer }()
	open, id := `<div id="`, escape(r.ID)
	if r.Optional {
		open = `<div class="opt" id="`
	}
	write(b, open, id, `"><dt><a href="#`, id, `">`, string(breakable(r.Name)), "</a>")
	w.facts(b, r.Type, r.Optional, r.Badges)
	write(b, "</dt><dd>")
	if r.Text != nil {
		write(b, w.rowText(r.Text))
	} else {
		write(b, escape(r.Summary))
	}
	for _, n := range r.Notices {
		write(b, `<div class="why">`, string(w.notice(n)), "</div>")
	}
	if len(r.Nested) > 0 {
		w.rows(b, "rows nested", r.Nested)
	}
	write(b, "</dd>")
	if r.Fold != nil {
		w.fold(b, r.Fold)
	}
	write(b, "</div>\n")
}

// facts prints what is beside the name of a row.
func (w *writer) facts(b *bytes.Buffer, t page.Type, optional bool, list []page.Badge) {
	if !t.IsZero() {
		write(b, "<code>")
		w.typeName(b, t)
		write(b, "</code>")
	}
	if optional {
		write(b, "<small>optional</small>")
	}
	writeBadges(b, list)
}

func (w *writer) typeName(b *bytes.Buffer, t page.Type) {
	if t.Array {
		write(b, "array of ")
	}
	if t.Def == nil {
		write(b, string(breakable(t.Name)))
		return
	}
	write(b, `<a href="`, escape(w.pageHref(t.Def)))
	if t.Def.Summary != "" {
		write(b, `" title="`, escape(t.Def.Summary))
	}
	write(b, `">`, string(breakable(t.Name)), "</a>")
}

func (w *writer) fold(b *bytes.Buffer, f *page.Fold) {
	write(b, `<dd class="more"><details class="fold"><summary>`, escape(f.Summary), "</summary>\n")
	if f.Intro != nil {
		write(b, `<div class="text">`, string(w.text(f.Intro)), "</div>\n")
	}
	for i := range f.Groups {
		w.group(b, &f.Groups[i])
	}
	write(b, "</details></dd>")
}
