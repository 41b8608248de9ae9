package terminal

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
)

func (w *writer) groups(at int, groups []page.RowGroup) {
	for i := range groups {
		g := &groups[i]
		switch {
		case g.Elsewhere:
			w.line(0, "")
			w.line(at, "with those of "+w.Palette.Link(printable.Text(g.Origin.Name)))
			continue
		case g.Origin != nil:
			w.line(0, "")
			w.line(at, "from "+w.Palette.Link(printable.Text(g.Origin.Name))+":")
		}
		w.wrapped(at, page.SpanText(g.Intro))
		w.line(0, "")
		w.lines(at, g.Lines(w.depth))
	}
}

// lines prints a list. What is said of an item and what is below it is indented.
func (w *writer) lines(at int, list []page.Line) {
	for i := range list {
		l := &list[i]
		w.fill(at, w.deeper(at), w.spans(l.Title()))
		if l.Text != nil {
			w.text(w.deeper(at), l.Text)
		} else {
			w.wrapped(w.deeper(at), l.Summary)
		}
		for _, n := range l.Notices {
			w.notice(w.deeper(at), n)
		}
		if l.Intro != nil {
			w.text(w.deeper(at), l.Intro)
		}
		w.lines(w.deeper(at), l.Below)
	}
}

// spans marks names and links.
func (w *writer) spans(list []page.Span) string {
	var b strings.Builder
	for _, s := range list {
		text := printable.Text(s.Text)
		switch {
		case !s.To.IsZero():
			text = w.Palette.Link(text)
		case s.Style == page.Name:
			text = w.Palette.Strong(text)
		}
		b.WriteString(text)
	}
	return b.String()
}
