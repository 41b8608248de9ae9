package html

import (
	"strings"

	"qmpdoc/internal/page"
)

func (w *writer) group(g *page.RowGroup) {
	if g.Origin != nil {
		w.write(`<p class="origin">from `)
		w.anchor("", w.pageHref(g.Origin), breakable(g.Origin.Name))
		w.write("</p>\n")
	}
	if g.Intro != nil {
		w.write(`<p class="intro">`)
		w.spans(g.Intro)
		w.write("</p>\n")
	}
	if g.Elsewhere {
		w.write(`<p class="intro">Too many to list here; see that page.</p>`, "\n")
		return
	}
	w.rows("rows", g.Rows)
	w.write("\n")
}

func (w *writer) rows(class string, rows []page.Row) {
	w.write(`<dl class="`, class, "\">\n")
	last := endOfNames(rows)
	for at := 0; at < len(rows); {
		if n := countNames(rows[at:]); n >= fewNames {
			w.names(rows[at:at+n], at+n == last)
			at += n
		} else {
			w.row(&rows[at], "")
			at++
		}
	}
	w.write("</dl>")
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
func (w *writer) names(rows []page.Row, last bool) {
	w.write(`<div class="names">`)
	for i := range rows {
		id := escape(rows[i].ID)
		w.write(`<dt id="`, id, `"><a href="#`, id, `">`, breakable(rows[i].Name), "</a>")
		w.badges(rows[i].Badges)
		w.write("</dt>\n")
	}
	why := ""
	if last {
		why = "These are not described."
	}
	w.write("<dd>", why, "</dd></div>\n")
}

// row prints a row. Those of an old document have no ids, and some have no names.
func (w *writer) row(r *page.Row, class string) {
	outer := w.at
	w.at = r.ID
	defer func() { w.at = outer }()
	if r.Optional {
		class = strings.TrimSpace("opt " + class)
	}
	w.write("<div")
	if class != "" {
		w.write(` class="`, class, `"`)
	}
	name := breakable(r.Name)
	if id := escape(r.ID); id != "" {
		w.write(` id="`, id, `"><dt><a href="#`, id, `">`, name, "</a>")
	} else {
		w.write("><dt><span>", name, "</span>")
	}
	w.facts(r)
	w.write("</dt><dd>")
	if r.Text != nil {
		w.text(r.Text)
	} else {
		w.write(escape(r.Summary))
	}
	for _, n := range r.Notices {
		w.write(`<div class="why">`)
		w.notice(n)
		w.write("</div>")
	}
	if len(r.Nested) > 0 {
		w.rows("rows nested", r.Nested)
	}
	w.write("</dd>")
	if r.Fold != nil {
		w.fold(r.Fold)
	}
	w.write("</div>\n")
}

// facts prints what is beside the name of a row.
func (w *writer) facts(r *page.Row) {
	if !r.Type.IsZero() {
		w.write("<code>")
		w.typeName(r.Type)
		w.write("</code>")
	}
	if r.Optional {
		w.write("<small>optional</small>")
	}
	w.badges(r.Badges)
}

func (w *writer) typeName(t page.Type) {
	if t.Array {
		w.write("array of ")
	}
	if t.Def == nil {
		w.write(breakable(t.Name))
		return
	}
	w.write(`<a href="`, escape(w.pageHref(t.Def)))
	if t.Def.Summary != "" {
		w.write(`" title="`, escape(t.Def.Summary))
	}
	w.write(`">`, breakable(t.Name), "</a>")
}

func (w *writer) fold(f *page.Fold) {
	w.write(`<dd class="more"><details class="fold"><summary>`, escape(f.Summary), "</summary>\n")
	if f.Intro != nil {
		w.texts("text", []*page.Text{f.Intro})
	}
	for i := range f.Groups {
		w.group(&f.Groups[i])
	}
	w.write("</details></dd>")
}
