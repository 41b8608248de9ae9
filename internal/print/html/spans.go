package html

import "qmpdoc/internal/page"

// write writes markup, and text that has been escaped.
func (w *writer) write(parts ...string) {
	for _, s := range parts {
		w.WriteString(s)
	}
}

// within writes a text between markup; nothing of "".
func (w *writer) within(before, text, after string) {
	if text != "" {
		w.write(before, escape(text), after)
	}
}

// paragraph prints a text of its own, and nothing for "".
func (w *writer) paragraph(class, text string) {
	if text != "" {
		w.write(`<p class="`, class, `">`, escape(text), "</p>")
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
	return w.Root + address
}

// pageHref is the way to the page of a definition, which may be this one.
func (w *writer) pageHref(d *page.Def) string { return w.Root + w.Address(d.Target()) }

// link prints a link; one to a definition has the sign of its kind.
func (w *writer) link(l page.Link) {
	class := ""
	if l.To.Kind == page.ToDefinition && l.To.Def != nil {
		class = "k " + l.To.Def.Sign()
	}
	w.anchor(class, w.href(l.To), breakable(l.Text))
}

// links prints links with a separator between them. markup turns their words into HTML: names can break, titles do not.
func (w *writer) links(list []page.Link, between string, markup func(string) string) {
	for i, l := range list {
		if i > 0 {
			w.write(between)
		}
		w.anchor("", w.href(l.To), markup(l.Text))
	}
}

// anchor prints a link with text, which is markup, if it leads anywhere.
func (w *writer) anchor(class, href, text string) {
	if href == "" {
		w.write(text)
		return
	}
	w.write("<a ")
	if class != "" {
		w.write(`class="`, class, `" `)
	}
	w.write(`href="`, escape(href), `">`, text, "</a>")
}

func (w *writer) spans(list []page.Span) {
	for _, s := range list {
		w.span(s)
	}
}

func (w *writer) span(s page.Span) {
	href, text := w.href(s.To), escape(s.Text)
	switch {
	case s.Text == "\n" && s.Style == "" && s.To.IsZero():
		w.write("<br>")
	case s.To.Kind == page.ToRelease && s.To.Def != nil && w.Release != nil:
		w.write(`<a data-release="`, escape(s.To.Name), `" href="`, escape(w.Root+w.Release.List), `">`, text, "</a>")
	case s.Style == page.Source:
		w.sourceText(text, href)
	case s.Style == page.Code:
		w.anchor("", href, "<code>"+text+"</code>")
	case s.Style == page.OfType && href != "":
		w.anchor("t", href, breakable(s.Text))
	case s.Style == page.OfType:
		w.write(`<i class="t">`, text, "</i>")
	case s.Style == page.Key:
		w.write(`<i class="p">`, text, "</i>")
	case s.Style == page.Name:
		w.write("<b>", text, "</b>")
	default:
		w.anchor("", href, text)
	}
}

func (w *writer) source(p page.Place) { w.sourceText(escape(p.String()), p.URL) }

func (w *writer) sourceText(text, href string) {
	if href == "" {
		w.write(`<span class="src">`, text, "</span>")
	} else {
		w.anchor("src", href, text)
	}
}

func (w *writer) badges(list []page.Badge) {
	for i := range list {
		badge := &list[i]
		w.write(`<span class="badge`)
		if badge.Warns() {
			w.write(" warn")
		}
		w.write(`"`)
		if badge.Title != "" {
			w.write(` title="`, escape(badge.Title), `"`)
		}
		w.write(">", escape(badge.Text), "</span>")
	}
}
