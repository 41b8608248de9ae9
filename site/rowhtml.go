package site

import (
	"bytes"
	"html/template"
)

// Rows are most of what pages hold: filling a template for each of them took a third of the time of a build. They are
// printed here instead, inside the templates of the pages.

// HTML prints the rows with what is said of all of them.
func (g RowGroup) HTML() template.HTML {
	return composedHTML(func(b *bytes.Buffer) { rowPrinter{b}.group(&g) })
}

// HTML prints one row of a list.
func (r Row) HTML() template.HTML {
	return composedHTML(func(b *bytes.Buffer) { rowPrinter{b}.row(&r) })
}

type rowPrinter struct{ *bytes.Buffer }

// write writes markup, and text that has been escaped.
func (p rowPrinter) write(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

func (p rowPrinter) group(g *RowGroup) {
	if g.Origin != "" {
		p.write(`<p class="origin">from `, string(g.Origin), "</p>\n")
	}
	if g.Intro != "" {
		p.write(`<p class="intro">`, string(g.Intro), "</p>\n")
	}
	if g.Elsewhere {
		p.write(`<p class="intro">These are many, and stand on that page.</p>`, "\n")
		return
	}
	p.rows("rows", g.Rows)
	p.write("\n")
}

func (p rowPrinter) rows(class string, rows []Row) {
	p.write(`<dl class="`, class, "\">\n")
	last := endOfNames(rows)
	for at := 0; at < len(rows); {
		if n := countNames(rows[at:]); n >= fewNames {
			p.names(rows[at:at+n], at+n == last)
			at += n
		} else {
			p.row(&rows[at])
			at++
		}
	}
	p.write("</dl>")
}

// fewNames is how many names in a row stand on lines of their own all the same.
const fewNames = 4

// endOfNames is where the last names end that stand one behind the other, 0 if none do.
func endOfNames(rows []Row) int {
	end, n := 0, 0
	for i := range rows {
		if !rows[i].onlyNamed() {
			n = 0
		} else if n++; n >= fewNames {
			end = i + 1
		}
	}
	return end
}

// countNames counts the rows at the beginning that are no more than names, such as values that nobody describes.
func countNames(rows []Row) int {
	n := 0
	for n < len(rows) && rows[n].onlyNamed() {
		n++
	}
	return n
}

// onlyNamed tells whether there is nothing to read of a row: badges are no description.
func (r *Row) onlyNamed() bool {
	return r.Type == "" && !r.Optional && r.Text == "" && r.Why == "" && r.Nested == nil && r.Fold == nil
}

// names prints rows that are no more than names one behind the other. The last of a list say why.
func (p rowPrinter) names(rows []Row, last bool) {
	p.write(`<div class="names">`)
	for _, r := range rows {
		id := escape(r.ID)
		p.write(`<dt id="`, id, `"><a href="#`, id, `">`, string(r.Name), "</a>")
		r.Badges.print(p.Buffer)
		p.write("</dt>\n")
	}
	why := ""
	if last {
		why = "These are not described."
	}
	p.write("<dd>", why, "</dd></div>\n")
}

func (p rowPrinter) row(r *Row) {
	open, id := `<div id="`, escape(r.ID)
	if r.Optional {
		open = `<div class="opt" id="`
	}
	p.write(open, id, `"><dt><a href="#`, id, `">`, string(r.Name), "</a>")
	if r.Type != "" {
		p.write("<code>", string(r.Type), "</code>")
	}
	if r.Optional {
		p.write("<small>optional</small>")
	}
	r.Badges.print(p.Buffer)
	p.write("</dt><dd>", string(r.Text))
	if r.Why != "" {
		p.write(`<div class="why">`, string(r.Why), "</div>")
	}
	if len(r.Nested) > 0 {
		p.rows("rows nested", r.Nested)
	}
	p.write("</dd>")
	if r.Fold != nil {
		p.fold(r.Fold)
	}
	p.write("</div>\n")
}

func (p rowPrinter) fold(f *Fold) {
	p.write(`<dd class="more"><details class="fold"><summary>`, escape(f.Summary), "</summary>\n")
	for i := range f.Groups {
		p.group(&f.Groups[i])
	}
	p.write("</details></dd>")
}
