package markdown

import (
	"strings"

	"qmpdoc/internal/page"
)

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
		r := &rows[i]
		facts := w.facts(r.Type, r.Optional, r.Badges)
		if from != "" {
			facts = append(facts, "from "+from)
		}
		w.item(indent, code(r.Name)+parenthesized(facts), w.rowWords(r))
		w.rows(r.Nested, indent+"  ", depth, "")
		if r.Fold != nil && depth > 0 {
			w.fold(r.Fold, indent+"  ", depth-1)
		}
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
func (w *writer) facts(t page.Type, optional bool, badges []page.Badge) []string {
	var words []string
	if !t.IsZero() {
		words = append(words, w.typeName(t))
	}
	if optional {
		words = append(words, "optional")
	}
	return append(words, badgeWords(badges)...)
}

// rowWords is what is said of a row, and why it is deprecated or unstable.
func (w *writer) rowWords(r *page.Row) string {
	words := Line(r.Summary)
	if r.Text != nil {
		words = w.rowText(r.Text)
	}
	for _, n := range r.Notices {
		words = joinParagraphs(words, w.notice(n))
	}
	if r.Fold != nil && r.Fold.Intro != nil {
		words = joinParagraphs(words, w.text(r.Fold.Intro))
	}
	return words
}

// items prints the list of an old document.
func (w *writer) items(list []page.Item) {
	w.WriteByte('\n')
	for i := range list {
		item := &list[i]
		name := "…"
		if item.Name != "" {
			name = code(item.Name)
		}
		said := ""
		if item.Text != nil {
			said = w.text(item.Text)
		}
		w.item(strings.Repeat("  ", item.Depth), name+parenthesized(w.facts(item.Type, item.Optional, item.Badges)), said)
	}
}
