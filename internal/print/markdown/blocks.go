package markdown

import (
	"fmt"
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

func (w *writer) blocks(list page.Blocks) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *writer) block(block page.Block) {
	switch block := block.(type) {
	case *page.Words:
		w.paragraph(w.spans(block.Spans))
	case *page.Heading:
		w.heading(3, block.Text)
	case *page.Prose:
		if block.Type != nil {
			w.paragraph(w.spans(block.Type.Spans()))
		}
		w.texts(block.Texts)
	case *page.Call:
		w.call(block)
	case *page.Rows:
		w.groups(block.Groups)
	case *page.Table:
		w.table(block)
	case *page.Example:
		w.example(block)
	case *page.Links:
		w.links(block)
	case *page.Findings:
		w.findings(block.List)
	case page.Lister:
		w.WriteByte('\n')
		w.lines(block.Lines(), "")
	case *page.SearchBox: // nobody searches in a text
	default:
		panic(fmt.Sprintf("markdown: unknown block %T", block))
	}
}

func (w *writer) table(t *page.Table) {
	w.WriteString("\n|")
	for _, h := range t.Head {
		w.WriteString(" " + Line(h) + " |")
	}
	w.WriteString("\n|" + strings.Repeat(" --- |", len(t.Head)) + "\n")
	for _, r := range t.Rows {
		w.WriteByte('|')
		for _, c := range r.Cells {
			w.WriteString(" " + prose.MarkdownCell(w.spans(c.Words())) + " |")
		}
		w.WriteByte('\n')
	}
}

func (w *writer) links(l *page.Links) {
	w.heading(3, l.Title)
	w.WriteByte('\n')
	for _, link := range l.Links {
		if link.To.Kind == page.ToGuide {
			w.item("", w.titleLink(link), "")
		} else {
			w.item("", w.nameLink(link), "")
		}
	}
	if l.More != "" {
		w.item("", "and "+Line(l.More)+" more", "")
	}
}
