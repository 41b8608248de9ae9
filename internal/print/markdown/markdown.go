// Package markdown prints pages as Markdown, for programs that read and for editors: what the HTML of a page says, in the
// same order, with links from one Markdown page to the next.
package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"sync"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

// Printer prints the pages of one site. Several goroutines may use it at once.
type Printer struct {
	Address func(page.Target) string // of a page in Markdown, from the site's root; "" for none; nil: there are no links

	rowTexts sync.Map // *page.Text to a string, of those that all pages print the same
}

// Page prints a page from which root is the way to the site's root.
func (p *Printer) Page(pg *page.Page, root string) []byte {
	w := &writer{Printer: p, page: pg, root: root}
	most := page.MarkdownRows
	if pg.Def != nil && pg.Def.IsType() {
		most = page.MarkdownTypeRows
	}
	w.depth = pg.Depth(most)
	w.whole()
	return bytes.Clone(w.Bytes())
}

// writer prints one page.
type writer struct {
	*Printer
	bytes.Buffer
	page  *page.Page
	root  string
	depth int // of the types that it unfolds
}

func (w *writer) whole() {
	w.heading(1, w.page.Heading)
	w.paragraph(w.facts())
	for _, n := range w.page.Notices {
		w.paragraph(w.notice(n))
	}
	w.blocks(w.page.Lead)
	for _, s := range w.page.Sections {
		if s.Title != "" {
			w.heading(2, s.Title)
		}
		w.blocks(s.Blocks)
	}
}

// facts are what the page says beside its heading, in one line.
func (w *writer) facts() string {
	var words []string
	if w.page.Label != "" {
		words = append(words, Line(w.page.Label))
	}
	for _, b := range w.page.Badges {
		words = append(words, Line(b.Text))
	}
	if n := len(w.page.Trail); n > 1 {
		words = append(words, "in "+w.titleLink(w.page.Trail[n-1]))
	}
	if w.page.Source != nil {
		words = append(words, code(w.page.Source.String()))
	}
	return strings.Join(words, ", ")
}

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
	return "**" + Line(n.Title) + ":** " + said
}

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
		w.items(block.Items)
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

func (w *writer) findings(list []page.Finding) {
	w.WriteByte('\n')
	for _, f := range list {
		words := Line(f.Message)
		if f.Help != "" {
			words += " (" + Line(f.Help) + ")"
		}
		w.item("", Line(f.Severity), words+" "+code(f.Source.String()))
	}
}

func (w *writer) entries(list []page.Entry) {
	w.WriteByte('\n')
	for i := range list {
		e := &list[i]
		var facts []string
		if e.Program != "" {
			facts = append(facts, Line(e.Program.Word()))
		}
		head := w.nameLink(e.Link)
		for j, part := range e.Parts {
			if j > 0 {
				head += ","
			}
			head += " " + code(part.Text)
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
			if e.Found != "" {
				said += ", " + Line(e.Found)
			}
			w.item("  ", Line(e.Text), said)
		}
	}
}

func (w *writer) counts(c *page.Counts) {
	w.WriteByte('\n')
	for _, n := range c.List {
		w.item("", fmt.Sprintf("%d %s", n.Number, w.titleLink(n.Link)), "")
	}
}

// href is the way from this page to the Markdown of what t leads to; "" when that is this page, or nowhere.
func (w *writer) href(t page.Target) string {
	if t.IsZero() || w.Address == nil {
		return ""
	}
	if t.Kind == page.ToExternal {
		return t.Name
	}
	if _, ok := w.page.Here(t); ok {
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
			b.WriteString(linked(plainWords(s.Text), w.href(s.To)))
		default:
			b.WriteString(linked(code(s.Text), w.href(s.To)))
		}
	}
	return b.String()
}

// text prints a text of the documentation.
func (w *writer) text(t *page.Text) string {
	out, _ := w.printText(t)
	return out
}

// rowText prints the text of a row. Many pages have the row, so what all of them print the same is kept.
func (w *writer) rowText(t *page.Text) string {
	if known, ok := w.rowTexts.Load(t); ok {
		return known.(string)
	}
	out, fixed := w.printText(t)
	if fixed {
		w.rowTexts.Store(t, out)
	}
	return out
}

// printText tells whether the text reads the same on every page, too: it refers to nothing.
func (w *writer) printText(t *page.Text) (out string, fixed bool) {
	fixed = true
	text := t.Doc.Markdown(func(r prose.Ref) (string, bool) {
		fixed = false
		href := w.href(t.Target(r))
		return href, href != ""
	})
	return strings.TrimSpace(text), fixed
}
