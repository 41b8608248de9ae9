package markdown

import "qmpdoc/internal/page"

// Rows are items of lists. What a row's type holds is a list of its own below it.

func (w *writer) groups(groups []page.RowGroup) {
	for i := range groups {
		g := &groups[i]
		switch {
		case g.Elsewhere:
			w.paragraph("With those of " + w.defLink(g.Origin) + ".")
			continue
		case g.Origin != nil:
			w.paragraph("From " + w.defLink(g.Origin) + ":")
		}
		w.paragraph(w.spans(g.Intro))
		w.WriteByte('\n')
		w.rows(g.Rows, "", w.depth, "")
	}
}

// rows prints rows as items after indent. from is where they come from, unless that has been said.
func (w *writer) rows(rows []page.Row, indent string, depth int, from string) {
	for i := range rows {
		w.row(&rows[i], indent, depth, from)
	}
}

func (w *writer) row(r *page.Row, indent string, depth int, from string) {
	name := "…"
	if r.Name != "" {
		name = code(r.Name)
	}
	facts := w.facts(r)
	if from != "" {
		facts = append(facts, "from "+from)
	}
	w.item(indent, name+parenthesized(facts), w.rowWords(r))
	w.rows(r.Nested, indent+"  ", depth, "")
	if r.Fold != nil && depth > 0 {
		w.fold(r.Fold, indent+"  ", depth-1)
	}
}

// fold prints what the type of a row holds.
func (w *writer) fold(f *page.Fold, indent string, depth int) {
	for i := range f.Groups {
		g := &f.Groups[i]
		from := ""
		if g.Origin != nil {
			from = w.defLink(g.Origin)
		}
		if g.Intro == nil {
			w.rows(g.Rows, indent, depth, from)
			continue
		}
		w.item(indent, w.spans(g.Intro), "")
		w.rows(g.Rows, indent+"  ", depth, from)
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

// rowWords is what is said of a row, and why it is deprecated or unstable.
func (w *writer) rowWords(r *page.Row) string {
	words := Line(r.Summary)
	if r.Text != nil {
		words = w.text(r.Text)
	}
	for _, n := range r.Notices {
		words = joinParagraphs(words, w.notice(n))
	}
	if r.Fold != nil && r.Fold.Intro != nil {
		words = joinParagraphs(words, w.text(r.Fold.Intro))
	}
	return words
}
