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
		w.WriteByte('\n')
		w.rows(g.Rows, "", w.depth, "")
	}
}

// rows prints rows as items after indent. from is where they come from, unless that has been said.
func (w *writer) rows(rows []page.Row, indent string, depth int, from string) {
	for i := range rows {
		r := &rows[i]
		facts := w.rowFacts(r)
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

func (w *writer) defLink(d *page.Def) string {
	return w.nameLink(page.Link{Text: d.Name, To: d.Target()})
}

// rowFacts says what is beside the name of a row.
func (w *writer) rowFacts(r *page.Row) []string {
	var words []string
	if !r.Type.IsZero() {
		words = append(words, w.typeName(r.Type))
	}
	if r.Optional {
		words = append(words, "optional")
	}
	return append(words, badgeWords(r.Badges)...)
}

func badgeWords(badges []page.Badge) []string {
	var words []string
	for i := range badges {
		words = append(words, Line(badges[i].Text))
	}
	return words
}

func (w *writer) typeName(t page.Type) string {
	name := code(t.Name)
	switch {
	case t.Def != nil:
		name = w.defLink(t.Def)
	case strings.Contains(t.Name, " "): // words of our own
		name = Line(t.Name)
	}
	if t.Array {
		return "array of " + name
	}
	return name
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
	return words
}

func joinParagraphs(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
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
		w.item(strings.Repeat("  ", item.Depth), name+parenthesized(w.rowFacts(&item.Row)), w.rowWords(&item.Row))
	}
}

// item writes an item of a list: head, and what is said of it.
func (w *writer) item(indent, head, words string) {
	w.WriteString(indent)
	w.WriteString("- ")
	w.WriteString(head)
	if words != "" {
		w.WriteString(": ")
		w.WriteString(indented(words, indent+"  "))
	}
	w.WriteByte('\n')
}

// indented puts indent before the lines of s but the first and the empty ones.
func indented(s, indent string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if i > 0 && line != "" {
			lines[i] = indent + line
		}
	}
	return strings.Join(lines, "\n")
}

func parenthesized(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}
