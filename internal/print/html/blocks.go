package html

import (
	"bytes"
	"fmt"
	"html/template"

	"qmpdoc/internal/page"
)

// blocks prints blocks one below the other. The first one is the lead if it is the text that begins the page of a definition.
func (w *writer) blocks(b *bytes.Buffer, list page.Blocks, lead bool) {
	for i, block := range list {
		w.block(b, block, lead && i == 0)
	}
}

func (w *writer) block(b *bytes.Buffer, block page.Block, lead bool) {
	switch block := block.(type) {
	case *page.Words:
		w.words(b, block)
	case *page.Heading:
		write(b, "<h3>", escape(block.Text), "</h3>\n")
	case *page.Prose:
		w.prose(b, block, lead)
	case *page.Call:
		w.call(b, block)
	case *page.Rows:
		for i := range block.Groups {
			w.group(b, &block.Groups[i])
		}
	case *page.Items:
		w.items(b, block)
	case *page.Table:
		w.fill(b, "table", w.table(block))
	case *page.Example:
		w.fill(b, "example", w.example(block))
	case *page.Links:
		w.links(b, block)
	case *page.Findings:
		w.findings(b, "", block.List)
	case *page.Entries:
		w.entries(b, block)
	case *page.Contents:
		w.fill(b, "contents", w.chapters(block.Chapters))
	case *page.ExampleList:
		w.exampleList(b, block)
	case *page.Counts:
		w.counts(b, block)
	case *page.SearchBox:
		w.fill(b, "searchbox", w.find)
	case *page.ChangeList:
		w.changes(b, block)
	default:
		panic(fmt.Sprintf("html: unknown block %T", block))
	}
}

func (w *writer) words(b *bytes.Buffer, block *page.Words) {
	if block.Role == "" {
		write(b, "<p>")
	} else if block.Role == page.Missing {
		write(b, `<p class="lead" data-missing>`)
	} else {
		write(b, `<p class="`, string(block.Role), `">`)
	}
	w.spans(b, block.Spans)
	write(b, "</p>\n")
}

func (w *writer) prose(b *bytes.Buffer, block *page.Prose, lead bool) {
	if lead {
		write(b, `<div class="text lead">`)
	} else {
		write(b, `<div class="text">`)
	}
	if block.Type != nil {
		write(b, `<p class="ty">`)
		w.typeName(b, *block.Type)
		write(b, "</p>")
	}
	for _, t := range block.Texts {
		write(b, string(w.text(t)))
	}
	write(b, "</div>\n")
}

// items prints the rows of an old document.
func (w *writer) items(b *bytes.Buffer, block *page.Items) {
	write(b, `<dl class="rows">`, "\n")
	for i := range block.Items {
		w.item(b, &block.Items[i])
	}
	write(b, "</dl>\n")
}

func (w *writer) item(b *bytes.Buffer, item *page.Item) {
	write(b, `<div class="`)
	if item.Optional {
		write(b, "opt ")
	}
	fmt.Fprintf(b, `depth%d"`, item.Depth)
	if item.ID != "" {
		write(b, ` id="`, escape(item.ID), `"`)
	}
	write(b, "><dt>")
	switch {
	case item.Name == "":
		write(b, "<span>…</span>")
	case item.ID == "":
		write(b, "<span>", string(breakable(item.Name)), "</span>")
	default:
		write(b, `<a href="#`, escape(item.ID), `">`, string(breakable(item.Name)), "</a>")
	}
	w.facts(b, item.Type, item.Optional, item.Badges)
	write(b, "</dt><dd>")
	if item.Text != nil {
		write(b, string(w.text(item.Text)))
	}
	write(b, "</dd></div>\n")
}

type tableView struct {
	Head []string
	Rows []tableRow
}

type tableRow struct {
	ID    string
	Head  template.HTML
	Cells []template.HTML
}

func (w *writer) table(block *page.Table) tableView {
	v := tableView{Head: block.Head}
	for _, r := range block.Rows {
		row := tableRow{ID: r.ID}
		for i, c := range r.Cells {
			cell := composedHTML(func(b *bytes.Buffer) {
				w.spans(b, c.Spans)
				if c.Badges != nil {
					write(b, " ")
					writeBadges(b, c.Badges)
				}
			})
			if i == 0 {
				row.Head = cell
			} else {
				row.Cells = append(row.Cells, cell)
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func (w *writer) links(b *bytes.Buffer, block *page.Links) {
	if block.Folded {
		write(b, "<details><summary>", escape(block.Title), fmt.Sprintf(": %d</summary>\n", len(block.Links)))
		defer write(b, "</details>\n")
	} else {
		write(b, "<h3>", escape(block.Title), "</h3>\n")
	}
	write(b, `<ul class="chips">`)
	for _, l := range block.Links {
		write(b, "<li>")
		w.link(b, l)
		write(b, "</li>")
	}
	write(b, "</ul>\n")
	if block.More != "" {
		write(b, `<p class="intro">and `, escape(block.More), " more</p>\n")
	}
}

func (w *writer) entries(b *bytes.Buffer, block *page.Entries) {
	write(b, `<dl class="entries">`, "\n")
	for i := range block.List {
		w.entry(b, &block.List[i])
	}
	write(b, "</dl>\n")
}

func (w *writer) entry(b *bytes.Buffer, e *page.Entry) {
	write(b, "<div><dt>")
	w.link(b, e.Link)
	if e.Kind != "" {
		write(b, `<small>`, escape(e.Kind), "</small>")
	}
	if e.Program != "" {
		write(b, `<span class="badge">`, escape(e.Program.Word()), "</span>")
	}
	writeBadges(b, e.Badges)
	if e.Parts != nil {
		write(b, "<ul>")
		for _, part := range e.Parts {
			write(b, "<li>")
			w.plainLink(b, part)
			write(b, "</li>")
		}
		write(b, "</ul>")
	}
	if e.Text != nil {
		write(b, `</dt><dd class="text">`, string(w.text(e.Text)), "</dd></div>\n")
		return
	}
	write(b, "</dt><dd>", escape(e.Summary), "</dd></div>\n")
}

type chapterView struct {
	Link                  template.HTML
	Summary, Names, Count string
	Sections              []chapterView
}

func (w *writer) chapters(list []page.ChapterEntry) []chapterView {
	var views []chapterView
	for _, c := range list {
		link := composedHTML(func(b *bytes.Buffer) { w.titleLink(b, c.Link) })
		views = append(views, chapterView{link, c.Summary, c.Names, c.Count, w.chapters(c.Sections)})
	}
	return views
}

func (w *writer) exampleList(b *bytes.Buffer, block *page.ExampleList) {
	write(b, `<dl class="entries `, escape(block.Outcome), `">`, "\n")
	for _, g := range block.Groups {
		write(b, "<div><dt>")
		w.link(b, g.Link)
		write(b, "</dt><dd><ul>")
		for _, e := range g.Examples {
			write(b, "<li>")
			w.titleLink(b, e.Link)
			write(b, ` <span class="verdict">`, escape(e.Messages))
			if e.Runs != "" {
				write(b, ", runs ", escape(e.Runs))
			}
			if e.Found != "" {
				write(b, `, <b class="bad">`, escape(e.Found), "</b>")
			}
			write(b, "</span></li>")
		}
		write(b, "</ul></dd></div>\n")
	}
	write(b, "</dl>\n")
}

func (w *writer) counts(b *bytes.Buffer, block *page.Counts) {
	write(b, `<ul class="counts">`)
	for _, c := range block.List {
		write(b, `<li><a href="`, escape(w.href(c.To)), fmt.Sprintf(`"><b>%d</b> `, c.Number), escape(c.Text), "</a></li>\n")
	}
	write(b, "</ul>\n")
}
