package terminal

import "qmpdoc/internal/page"

func (w *writer) groups(at int, groups []page.RowGroup) {
	for i := range groups {
		g := &groups[i]
		switch {
		case g.Elsewhere:
			w.line(0, "")
			w.line(at, "with those of "+w.Palette.Link(Clean(g.Origin.Name)))
			continue
		case g.Origin != nil:
			w.line(0, "")
			w.line(at, "from "+w.Palette.Link(Clean(g.Origin.Name))+":")
		}
		w.wrapped(at, page.SpanText(g.Intro))
		w.line(0, "")
		w.rows(at, g.Rows, w.depth, "")
	}
}

// rows prints rows. from is where they come from, unless that has been said.
func (w *writer) rows(at int, rows []page.Row, depth int, from string) {
	for i := range rows {
		w.row(at, &rows[i], depth, from)
	}
}

func (w *writer) row(at int, r *page.Row, depth int, from string) {
	name := "…"
	if r.Name != "" {
		name = w.Palette.Strong(Clean(r.Name))
	}
	facts := w.facts(r)
	if from != "" {
		facts = append(facts, "from "+from)
	}
	w.fill(at, at+indent, name+parenthesized(facts))
	if r.Text != nil {
		w.text(at+indent, r.Text)
	} else {
		w.wrapped(at+indent, r.Summary)
	}
	for _, n := range r.Notices {
		w.notice(at+indent, n)
	}
	w.rows(at+indent, r.Nested, depth, "")
	if r.Fold != nil && depth > 0 {
		w.fold(at+indent, r.Fold, depth-1)
	}
}

// fold prints what the type of a row holds.
func (w *writer) fold(at int, f *page.Fold, depth int) {
	if f.Intro != nil {
		w.text(at, f.Intro)
	}
	for i := range f.Groups {
		g := &f.Groups[i]
		from, inner := "", at
		if g.Origin != nil {
			from = w.Palette.Link(Clean(g.Origin.Name))
		}
		if g.Intro != nil {
			w.wrapped(at, page.SpanText(g.Intro))
			inner += indent
		}
		w.rows(inner, g.Rows, depth, from)
	}
}

// facts are what is beside the name of a row.
func (w *writer) facts(r *page.Row) []string {
	var words []string
	if !r.Type.IsZero() {
		words = append(words, w.typeName(r.Type))
	}
	if r.Optional {
		words = append(words, "optional")
	}
	return append(words, badgeWords(r.Badges)...)
}
