package markdown

import (
	"fmt"
	"strings"

	"qmpdoc/internal/page"
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
			w.paragraph(w.typeName(*block.Type))
		}
		w.texts(block.Texts)
	case *page.Call:
		w.call(block)
	case *page.Rows:
		w.groups(block.Groups)
	case *page.Items:
		w.WriteByte('\n')
		for i := range block.Items {
			w.row(&block.Items[i].Row, strings.Repeat("  ", block.Items[i].Depth), 0, "")
		}
	case *page.Table:
		w.table(block)
	case *page.Example:
		w.example(block)
	case *page.Links:
		w.links(block)
	case *page.Findings:
		w.findings(block.List)
	case *page.Entries:
		w.entries(block.List)
	case *page.Contents:
		w.WriteByte('\n')
		w.chapters(block.Chapters, "")
	case *page.ExampleList:
		w.exampleList(block)
	case *page.Counts:
		w.counts(block)
	case *page.SearchBox: // nobody searches in a text
	case *page.ChangeList:
		w.changes(block)
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
			w.WriteString(" " + w.spans(c.Spans) + parenthesized(badgeWords(c.Badges)) + " |")
		}
		w.WriteByte('\n')
	}
}

func (w *writer) links(l *page.Links) {
	w.heading(3, l.Title)
	w.WriteByte('\n')
	for _, link := range l.Links {
		w.item("", w.nameLink(link), "")
	}
	if l.More != "" {
		w.item("", "and "+Line(l.More)+" more", "")
	}
}

func (w *writer) entries(list []page.Entry) {
	w.WriteByte('\n')
	for i := range list {
		e := &list[i]
		var facts []string
		if e.Kind != "" {
			facts = append(facts, Line(e.Kind))
		}
		if e.Program != "" {
			facts = append(facts, Line(e.Program.Word()))
		}
		head := w.nameLink(e.Link)
		for j, part := range e.Parts {
			if j > 0 {
				head += ","
			}
			head += " " + w.nameLink(part)
		}
		said := Line(e.Summary)
		if e.Text != nil {
			said = w.text(e.Text)
		}
		w.item("", head+parenthesized(append(facts, badgeWords(e.Badges)...)), said)
	}
}

func (w *writer) chapters(list []page.ChapterEntry, indent string) {
	for _, c := range list {
		var words []string
		for _, said := range []string{c.Summary, c.Names} {
			if said != "" {
				words = append(words, Line(said))
			}
		}
		count := ""
		if c.Count != "" {
			count = parenthesized([]string{Line(c.Count)})
		}
		w.item(indent, w.titleLink(c.Link)+count, strings.Join(words, "; "))
		w.chapters(c.Sections, indent+"  ")
	}
}

func (w *writer) exampleList(l *page.ExampleList) {
	w.WriteByte('\n')
	for _, g := range l.Groups {
		w.item("", w.nameLink(g.Link), "")
		for _, e := range g.Examples {
			said := Line(e.Messages)
			if e.Runs != "" {
				said += ", runs " + Line(e.Runs)
			}
			if e.Found != "" {
				said += ", " + Line(e.Found)
			}
			w.item("  ", w.titleLink(e.Link), said)
		}
	}
}

func (w *writer) counts(c *page.Counts) {
	w.WriteByte('\n')
	for _, n := range c.List {
		w.item("", fmt.Sprintf("%d %s", n.Number, w.titleLink(n.Link)), "")
	}
}
