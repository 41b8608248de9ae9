package terminal

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
)

func (w *writer) blocks(at int, list page.Blocks) {
	for _, b := range list {
		w.block(at, b)
	}
}

func (w *writer) block(at int, block page.Block) {
	switch block := block.(type) {
	case *page.Words:
		w.line(0, "")
		w.wrapped(at, page.SpanText(block.Spans))
	case *page.Heading:
		w.heading(at, block.Text)
	case *page.Prose:
		w.prose(at, block)
	case *page.Call:
		w.call(at, block)
	case *page.Rows:
		w.groups(at, block.Groups)
	case *page.Table:
		w.table(at, block)
	case *page.Example:
		w.example(at, block)
	case *page.Links:
		w.links(at, block)
	case *page.Findings:
		w.findings(at, block.List)
	case page.Lister:
		w.line(0, "")
		w.lines(at, block.Lines())
	case *page.SearchBox: // "qmpdoc search" is
	default:
		panic(fmt.Sprintf("terminal: unknown block %T", block))
	}
}

func (w *writer) prose(at int, p *page.Prose) {
	if p.Type != nil {
		w.line(0, "")
		w.fill(at, at, w.spans(p.Type.Spans()))
	}
	for _, t := range p.Texts {
		w.line(0, "")
		w.text(at, t)
	}
}

func (w *writer) table(at int, t *page.Table) {
	w.line(0, "")
	if len(t.Head) == 2 {
		w.pairs(at, t.Rows)
		return
	}
	for _, r := range t.Rows {
		var words []string
		for i, c := range r.Cells {
			said := page.SpanText(c.Words())
			if i < len(t.Head) {
				said = t.Head[i] + ": " + said
			}
			words = append(words, said)
		}
		w.wrapped(at, strings.Join(words, "; "))
	}
}

// pairs prints a table of two columns as such if there is room. Who reads "10.1  detach deprecated" needs no header.
func (w *writer) pairs(at int, rows []page.TableRow) {
	cell := func(c page.Cell) string {
		return printable.Text(page.SpanText(c.Words()))
	}
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(cell(r.Cells[0]))+2)
	}
	room := w.Width - at - width
	for _, r := range rows {
		first, second := cell(r.Cells[0]), cell(r.Cells[1])
		if second == "" || room < narrowestText {
			w.fill(at, w.deeper(at), first+" "+second)
			continue
		}
		for line := range printable.Wrap(second, room, room) {
			w.line(at, fmt.Sprintf("%-*s%s", width, first, line))
			first = ""
		}
	}
}

func (w *writer) links(at int, l *page.Links) {
	w.heading(at, l.Title)
	names := make([]string, len(l.Links), len(l.Links)+1)
	for i, link := range l.Links {
		names[i] = link.Text
	}
	if l.More != "" {
		names = append(names, "and "+l.More+" more")
	}
	w.wrapped(w.deeper(at), strings.Join(names, ", "))
}
