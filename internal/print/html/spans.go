package html

import (
	"bytes"
	"html/template"

	"qmpdoc/internal/page"
)

// write writes markup, and text that has been escaped.
func write(b *bytes.Buffer, parts ...string) {
	for _, s := range parts {
		b.WriteString(s)
	}
}

// href is the way from this page to a target, relative, so that it holds on a disk; "" for none.
func (w *writer) href(t page.Target) string {
	if t.IsZero() {
		return ""
	}
	if t.Kind == page.ToExternal {
		return t.Name
	}
	if id, ok := w.page.Here(t, w.at); ok {
		if id == "" {
			return ""
		}
		return "#" + id
	}
	address := w.Address(t)
	if address == "" {
		return ""
	}
	if anchor := t.Anchor(); anchor != "" {
		address += "#" + anchor
	}
	return w.root + address
}

// pageHref is the way to the page of a definition, which may be this one.
func (w *writer) pageHref(d *page.Def) string { return w.root + w.Address(d.Target()) }

// link prints a link; one to a definition has the sign of its kind.
func (w *writer) link(b *bytes.Buffer, l page.Link) {
	class := ""
	if l.To.Kind == page.ToDefinition && l.To.Def != nil {
		class = "k " + l.To.Def.Sign()
	}
	w.anchor(b, class, w.href(l.To), string(breakable(l.Text)))
}

// plainLink prints a link to a name.
func (w *writer) plainLink(b *bytes.Buffer, l page.Link) {
	w.anchor(b, "", w.href(l.To), string(breakable(l.Text)))
}

// titleLink prints a link to something that has a title.
func (w *writer) titleLink(b *bytes.Buffer, l page.Link) {
	w.anchor(b, "", w.href(l.To), escape(l.Text))
}

// anchor prints a link with text, which is markup, if it leads anywhere.
func (w *writer) anchor(b *bytes.Buffer, class, href, text string) {
	if href == "" {
		write(b, text)
		return
	}
	write(b, "<a ")
	if class != "" {
		write(b, `class="`, class, `" `)
	}
	write(b, `href="`, escape(href), `">`, text, "</a>")
}

// joined prints links with something between them.
func (w *writer) joined(links []page.Link, between string) template.HTML {
	if len(links) == 0 {
		return ""
	}
	return composedHTML(func(b *bytes.Buffer) {
		for i, l := range links {
			if i > 0 {
				write(b, between)
			}
			if l.To.Kind == page.ToHere {
				w.plainLink(b, l)
			} else {
				w.titleLink(b, l)
			}
		}
	})
}

func (w *writer) spans(b *bytes.Buffer, list []page.Span) {
	for _, s := range list {
		w.span(b, s)
	}
}

func (w *writer) span(b *bytes.Buffer, s page.Span) {
	if s.Text == "\n" && s.Style == "" && s.To.IsZero() {
		write(b, "<br>")
		return
	}
	if s.Style == page.Source {
		w.sourceText(b, s.Text, w.href(s.To))
		return
	}
	if s.To.Kind == page.ToRelease && s.To.Def != nil && w.Release != nil {
		write(b, `<a data-release="`, escape(s.To.Name), `" href="`, escape(w.root+w.Release.List), `">`, escape(s.Text), "</a>")
		return
	}
	href := w.href(s.To)
	class := spanClasses[s.Style]
	switch {
	case href != "" && s.Style == page.OfType:
		w.anchor(b, class, href, string(breakable(s.Text)))
	case href != "" && s.Style == page.Code:
		w.anchor(b, class, href, "<code>"+escape(s.Text)+"</code>")
	case href != "":
		w.anchor(b, class, href, escape(s.Text))
	case s.Style == page.Code:
		write(b, "<code>", escape(s.Text), "</code>")
	case s.Style == page.Name:
		write(b, "<b>", escape(s.Text), "</b>")
	case class != "":
		write(b, `<i class="`, class, `">`, escape(s.Text), "</i>")
	default:
		write(b, escape(s.Text))
	}
}

var spanClasses = map[page.Style]string{page.Key: "p", page.OfType: "t"}

func (w *writer) source(b *bytes.Buffer, p page.Place) { w.sourceText(b, p.String(), p.URL) }

func (w *writer) sourceText(b *bytes.Buffer, text, href string) {
	if href == "" {
		write(b, `<span class="src">`, escape(text), "</span>")
		return
	}
	w.anchor(b, "src", href, escape(text))
}

func writeBadges(b *bytes.Buffer, list []page.Badge) {
	for i := range list {
		badge := &list[i]
		write(b, `<span class="badge`)
		if badge.Warns() {
			write(b, " warn")
		}
		write(b, `"`)
		if badge.Title != "" {
			write(b, ` title="`, escape(badge.Title), `"`)
		}
		write(b, ">", escape(badge.Text), "</span>")
	}
}
