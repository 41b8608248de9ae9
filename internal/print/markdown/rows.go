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
		w.lines(g.Lines(w.depth), "")
	}
}

// lines prints the items of a list after indent, each followed by what is below it.
func (w *writer) lines(list []page.Line, indent string) {
	for i := range list {
		l := &list[i]
		said := Line(l.Summary)
		if l.Text != nil {
			said = w.text(l.Text)
		}
		for _, n := range l.Notices {
			said = joinParagraphs(said, w.notice(n))
		}
		if l.Intro != nil {
			said = joinParagraphs(said, w.text(l.Intro))
		}
		w.item(indent, w.spans(l.Title()), said)
		w.lines(l.Below, indent+"  ")
	}
}
