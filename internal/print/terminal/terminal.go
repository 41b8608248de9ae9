// Package terminal prints pages as text for a terminal: what the HTML of a page says, in the same order, wrapped to the
// width of the terminal.
package terminal

import (
	"fmt"
	"strings"
	"unicode"

	"qmpdoc/internal/page"
	"qmpdoc/internal/report"
)

// Printer prints pages.
type Printer struct {
	Width   int // of the terminal, in columns
	Palette report.Palette
}

// narrowest is the width below which lines are not wrapped any further.
const narrowest = 30

// indent is how far what is below a heading or a name is moved to the right.
const indent = 4

// Page prints a page.
func (p Printer) Page(pg *page.Page) string {
	p.Width = max(p.Width, narrowest)
	w := &writer{Printer: p, page: pg, depth: pg.Depth(page.TerminalRows)}
	w.whole()
	return w.String()
}

// writer prints one page.
type writer struct {
	Printer
	strings.Builder
	page  *page.Page
	depth int // of the types that it unfolds
}

func (w *writer) whole() {
	head := w.Palette.Strong(Clean(w.page.Heading))
	if w.page.Label != "" {
		head += " (" + Clean(w.page.Label) + ")"
	}
	w.line(0, head)
	if words := badgeWords(w.page.Badges); words != nil {
		w.wrapped(0, strings.Join(words, ", "))
	}
	place := ""
	if n := len(w.page.Trail); n > 1 {
		place = "in " + w.page.Trail[n-1].Text + ", "
	}
	if w.page.Source != nil {
		w.line(0, w.Palette.Faint(Clean(place+w.page.Source.String())))
	}
	for _, n := range w.page.Notices {
		w.line(0, "")
		w.notice(0, n)
	}
	w.blocks(0, w.page.Lead)
	for _, s := range w.page.Sections {
		w.heading(0, s.Title)
		w.blocks(indent, s.Blocks)
	}
}

// heading prints a heading after an empty line.
func (w *writer) heading(at int, text string) {
	if text != "" {
		w.line(0, "")
		w.line(at, w.Palette.Strong(Clean(text)))
	}
}

func (w *writer) notice(at int, n page.Notice) {
	w.line(at, w.Palette.Strong(Clean(n.Title)+":"))
	if n.Text != nil {
		w.text(at+indent, n.Text)
		return
	}
	w.wrapped(at+indent, n.Words)
}

func (w *writer) blocks(at int, list page.Blocks) {
	for _, b := range list {
		w.block(at, b)
	}
}

func (w *writer) block(at int, block page.Block) {
	switch block := block.(type) {
	case *page.Words:
		w.line(0, "")
		w.wrapped(at, spanText(block.Spans))
	case *page.Heading:
		w.heading(at, block.Text)
	case *page.Prose:
		w.prose(at, block)
	case *page.Call:
		w.call(at, block)
	case *page.Rows:
		w.groups(at, block.Groups)
	case *page.Items:
		w.line(0, "")
		for i := range block.Items {
			item := &block.Items[i]
			w.row(at+item.Depth*indent, &item.Row, 0, "")
		}
	case *page.Table:
		w.table(at, block)
	case *page.Example:
		w.example(at, block)
	case *page.Links:
		w.links(at, block)
	case *page.Findings:
		w.findings(at, block.List)
	case *page.Entries:
		w.entries(at, block.List)
	case *page.Contents:
		w.line(0, "")
		w.chapters(at, block.Chapters)
	case *page.ExampleList:
		w.exampleList(at, block)
	case *page.Counts:
		w.line(0, "")
		for _, c := range block.List {
			w.line(at, fmt.Sprintf("%d %s", c.Number, Clean(c.Text)))
		}
	case *page.SearchBox: // "qmpdoc search" is
	default:
		panic(fmt.Sprintf("terminal: unknown block %T", block))
	}
}

func (w *writer) prose(at int, p *page.Prose) {
	if p.Type != nil {
		w.line(0, "")
		w.line(at, w.typeName(*p.Type))
	}
	for _, t := range p.Texts {
		w.line(0, "")
		w.text(at, t)
	}
}

func (w *writer) table(at int, t *page.Table) {
	w.line(0, "")
	for _, r := range t.Rows {
		var words []string
		for i, c := range r.Cells {
			said := Clean(spanText(c.Spans))
			if i > 0 && i < len(t.Head) {
				said = Clean(t.Head[i]) + ": " + said
			}
			words = append(words, said+parenthesized(badgeWords(c.Badges)))
		}
		w.wrapped(at, strings.Join(words, "; "))
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
	w.wrapped(at+indent, strings.Join(names, ", "))
}

func (w *writer) findings(at int, list []page.Finding) {
	w.line(0, "")
	for _, f := range list {
		words := f.Severity + ": " + f.Message
		if f.Help != "" {
			words += " (" + f.Help + ")"
		}
		w.wrapped(at, words+" "+f.Source.String())
	}
}

func (w *writer) entries(at int, list []page.Entry) {
	for i := range list {
		e := &list[i]
		var facts []string
		if e.Program != "" {
			facts = append(facts, e.Program.Word())
		}
		for _, part := range e.Parts {
			facts = append(facts, part.Text)
		}
		w.line(0, "")
		w.line(at, w.Palette.Link(Clean(e.Link.Text))+parenthesized(append(facts, badgeWords(e.Badges)...)))
		if e.Text != nil {
			w.text(at+indent, e.Text)
		} else {
			w.wrapped(at+indent, e.Summary)
		}
	}
}

func (w *writer) chapters(at int, list []page.ChapterEntry) {
	for _, c := range list {
		words := c.Text
		if c.Count != "" {
			words += " (" + c.Count + ")"
		}
		for _, said := range []string{c.Summary, c.Names} {
			if said != "" {
				words += ": " + said
			}
		}
		w.wrapped(at, words)
		w.chapters(at+indent, c.Sections)
	}
}

func (w *writer) exampleList(at int, l *page.ExampleList) {
	for _, g := range l.Groups {
		w.line(0, "")
		w.line(at, w.Palette.Link(Clean(g.Text)))
		for _, e := range g.Examples {
			words := e.Text + ": " + e.Messages
			if e.Found != "" {
				words += ", " + e.Found
			}
			w.wrapped(at+indent, words)
		}
	}
}

// text prints a text of the documentation.
func (w *writer) text(at int, t *page.Text) {
	for line := range strings.SplitSeq(strings.TrimRight(t.Doc.Plain(w.Width-at), "\n"), "\n") {
		w.line(at, Clean(line))
	}
}

// wrapped prints words over as many lines as they need.
func (w *writer) wrapped(at int, words string) {
	for part := range strings.SplitSeq(words, "\n") {
		col, line := at, ""
		for word := range strings.FieldsSeq(Clean(part)) {
			n := len([]rune(word))
			if line != "" && col+1+n > w.Width {
				w.line(at, line)
				col, line = at, ""
			}
			if line != "" {
				line += " "
				col++
			}
			line += word
			col += n
		}
		if line != "" {
			w.line(at, line)
		}
	}
}

// line prints one line, which may be coloured.
func (w *writer) line(at int, text string) {
	if text != "" {
		w.WriteString(strings.Repeat(" ", at))
		w.WriteString(text)
	}
	w.WriteByte('\n')
}

// Clean keeps what a source file says from steering the terminal.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

func spanText(spans []page.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
