package markdown

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

func (w *writer) heading(level int, text string) {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	w.WriteString("######"[:level])
	w.WriteByte(' ')
	w.WriteString(Line(text))
	w.WriteByte('\n')
}

func (w *writer) paragraph(text string) {
	if text != "" {
		w.WriteByte('\n')
		w.WriteString(text)
		w.WriteByte('\n')
	}
}

func (w *writer) texts(list []*page.Text) {
	for _, t := range list {
		w.paragraph(w.text(t))
	}
}

// notice says why something is deprecated or unstable.
func (w *writer) notice(n page.Notice) string {
	said := Line(n.Words)
	if n.Text != nil {
		said = w.text(n.Text)
	}
	said = "**" + Line(n.Title) + ":** " + said
	if n.List != nil {
		said = joinParagraphs(said, w.text(n.List))
	}
	if n.Source != nil {
		said += " (" + linked(code(n.Source.String()), n.Source.URL) + ")"
	}
	return said
}

// href is the way from this page to the Markdown of what t leads to; "" when that is this page, or nowhere.
func (w *writer) href(t page.Target) string {
	if t.IsZero() || w.Address == nil {
		return ""
	}
	if t.Kind == page.ToExternal {
		return t.Name
	}
	if _, ok := w.page.Here(t, ""); ok {
		return ""
	}
	if address := w.Address(t); address != "" {
		return w.root + address
	}
	return ""
}

func linked(text, href string) string {
	if href == "" {
		return text
	}
	return "[" + text + "](" + href + ")"
}

func place(p page.Place) string { return linked(code(p.String()), p.URL) }

// nameLink prints a link to a name.
func (w *writer) nameLink(l page.Link) string { return linked(code(l.Text), w.href(l.To)) }

// titleLink prints a link to something that has a title.
func (w *writer) titleLink(l page.Link) string { return linked(Line(l.Text), w.href(l.To)) }

func (w *writer) spans(list []page.Span) string {
	var b strings.Builder
	for _, s := range list {
		switch {
		case s.Text == "\n":
			b.WriteString("  \n")
		case s.Style == "":
			b.WriteString(linked(words(s.Text), w.href(s.To)))
		default:
			b.WriteString(linked(code(s.Text), w.href(s.To)))
		}
	}
	return b.String()
}

// text prints a text of the documentation.
func (w *writer) text(t *page.Text) string {
	if !t.Leads() {
		return t.Markdown()
	}
	return strings.TrimSpace(t.Doc.Markdown(func(r prose.Ref) (string, bool) {
		href := w.href(t.Target(r))
		return href, href != ""
	}))
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

func (w *writer) defLink(d *page.Def) string {
	return w.nameLink(page.Link{Text: d.Name, To: d.Target()})
}

func joinParagraphs(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
}

func (w *writer) fenced(language, text string) { w.paragraph(prose.MarkdownBlock(language, text)) }

func (w *writer) findings(list []page.Finding) {
	w.WriteByte('\n')
	for _, f := range list {
		w.item("", Line(f.Severity), Line(f.Words())+" "+place(f.Source))
	}
}
