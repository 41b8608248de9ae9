package html

import (
	"fmt"

	"qmpdoc/internal/page"
)

// blocks prints blocks one below the other. The first one is the lead if it is the text that begins the page of a definition.
func (w *writer) blocks(list page.Blocks, lead bool) {
	for i, block := range list {
		w.block(block, lead && i == 0)
	}
}

func (w *writer) block(block page.Block, lead bool) {
	switch block := block.(type) {
	case *page.Words:
		w.words(block)
	case *page.Heading:
		w.write("<h3>", escape(block.Text), "</h3>\n")
	case *page.Prose:
		w.prose(block, lead)
	case *page.Call:
		w.call(block)
	case *page.Rows:
		for i := range block.Groups {
			w.group(&block.Groups[i])
		}
	case *page.Items:
		w.write(`<dl class="rows">`, "\n")
		for i := range block.Items {
			item := &block.Items[i]
			w.row(&item.Row, fmt.Sprintf("depth%d", item.Depth))
		}
		w.write("</dl>\n")
	case *page.Table:
		w.table(block)
	case *page.Example:
		w.example(block)
	case *page.Links:
		w.linkList(block)
	case *page.Findings:
		w.findings("", block.List)
	case *page.Entries:
		w.entries(block.List)
	case *page.Contents:
		w.contents(block.Chapters)
		w.write("\n")
	case *page.ExampleList:
		w.exampleList(block)
	case *page.Counts:
		w.write(`<ul class="counts">`)
		for _, c := range block.List {
			w.write(`<li><a href="`, escape(w.href(c.To)), fmt.Sprintf(`"><b>%d</b> `, c.Number), escape(c.Text), "</a></li>\n")
		}
		w.write("</ul>\n")
	case *page.SearchBox:
		w.fill("searchbox", w.folder)
	case *page.ChangeList:
		w.changes(block.Groups)
	default:
		panic(fmt.Sprintf("html: unknown block %T", block))
	}
}

func (w *writer) words(block *page.Words) {
	switch block.Role {
	case "":
		w.write("<p>")
	case page.Missing:
		w.write(`<p class="lead" data-missing>`)
	default:
		w.write(`<p class="`, string(block.Role), `">`)
	}
	w.spans(block.Spans)
	w.write("</p>\n")
}

func (w *writer) prose(block *page.Prose, lead bool) {
	if lead {
		w.write(`<div class="text lead">`)
	} else {
		w.write(`<div class="text">`)
	}
	if block.Type != nil {
		w.write(`<p class="ty">`)
		w.typeName(*block.Type)
		w.write("</p>")
	}
	for _, t := range block.Texts {
		w.text(t)
	}
	w.write("</div>\n")
}

func (w *writer) table(t *page.Table) {
	w.write(`<div class="wide"><table><thead><tr>`)
	for _, h := range t.Head {
		w.write(`<th scope="col">`, escape(h), "</th>")
	}
	w.write("</tr></thead>\n<tbody>")
	for _, r := range t.Rows {
		w.write("<tr")
		if r.ID != "" {
			w.write(` id="`, escape(r.ID), `"`)
		}
		open, end := `><th scope="row">`, "</th>"
		for _, c := range r.Cells {
			w.write(open)
			w.spans(c.Spans)
			if c.Badges != nil {
				w.write(" ")
				w.badges(c.Badges)
			}
			w.write(end)
			open, end = "<td>", "</td>"
		}
		w.write("</tr>\n")
	}
	w.write("</tbody></table></div>\n")
}

func (w *writer) linkList(block *page.Links) {
	if block.Folded {
		w.write("<details><summary>", escape(block.Title), fmt.Sprintf(": %d</summary>\n", len(block.Links)))
		defer w.write("</details>\n")
	} else {
		w.write("<h3>", escape(block.Title), "</h3>\n")
	}
	w.write(`<ul class="chips">`)
	for _, l := range block.Links {
		w.write("<li>")
		w.link(l)
		w.write("</li>")
	}
	w.write("</ul>\n")
	if block.More != "" {
		w.write(`<p class="intro">and `, escape(block.More), " more</p>\n")
	}
}

func (w *writer) entries(list []page.Entry) {
	w.write(`<dl class="entries">`, "\n")
	for i := range list {
		w.entry(&list[i])
	}
	w.write("</dl>\n")
}

func (w *writer) entry(e *page.Entry) {
	w.write("<div><dt>")
	w.link(e.Link)
	if e.Kind != "" {
		w.write("<small>", escape(e.Kind), "</small>")
	}
	w.program(e.Program)
	w.badges(e.Badges)
	if e.Parts != nil {
		w.write("<ul><li>")
		w.links(e.Parts, "</li><li>", breakable)
		w.write("</li></ul>")
	}
	if e.Text != nil {
		w.write(`</dt><dd class="text">`)
		w.text(e.Text)
	} else {
		w.write("</dt><dd>", escape(e.Summary))
	}
	w.write("</dd></div>\n")
}

// program names the program of a definition that QEMU does not have.
func (w *writer) program(p page.Program) {
	if p != "" {
		w.write(`<span class="badge">`, escape(p.Word()), "</span>")
	}
}

func (w *writer) contents(list []page.ChapterEntry) {
	w.write(`<dl class="contents">`, "\n")
	for _, c := range list {
		w.write("<div><dt>")
		w.anchor("", w.href(c.To), escape(c.Text))
		w.write("</dt><dd>")
		if c.Summary != "" {
			w.write("<p>", escape(c.Summary), "</p>")
		}
		w.paragraph("names", c.Names)
		w.paragraph("count", c.Count)
		if c.Sections != nil {
			w.contents(c.Sections)
		}
		w.write("</dd></div>\n")
	}
	w.write("</dl>")
}

func (w *writer) exampleList(block *page.ExampleList) {
	w.write(`<dl class="entries `, escape(block.Outcome), `">`, "\n")
	for _, g := range block.Groups {
		w.write("<div><dt>")
		w.link(g.Link)
		w.write("</dt><dd><ul>")
		for _, e := range g.Examples {
			w.write("<li>")
			w.anchor("", w.href(e.To), escape(e.Text))
			w.write(` <span class="verdict">`, escape(e.Messages))
			if e.Runs != "" {
				w.write(", runs ", escape(e.Runs))
			}
			if e.Found != "" {
				w.write(`, <b class="bad">`, escape(e.Found), "</b>")
			}
			w.write("</span></li>")
		}
		w.write("</ul></dd></div>\n")
	}
	w.write("</dl>\n")
}
