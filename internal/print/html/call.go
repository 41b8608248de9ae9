package html

import (
	"cmp"
	"strconv"
	"strings"

	"qmpdoc/internal/page"
)

// call prints a command or event at a glance.
func (w *writer) call(c *page.Call) {
	w.write(`<section class="call" aria-label="At a glance">`, "\n", `<p class="bar"`)
	if len(c.Requests) > 0 {
		w.write(` data-request="`, escape(c.Requests[0].Text), `"`)
	}
	w.write(">", escape(c.Title), "</p>\n")
	for _, q := range c.Requests {
		w.write("<pre><code>")
		w.highlight(q.Text, 0, w.keys(q.Keys))
		w.write("</code></pre>\n")
	}
	if c.Message != nil {
		w.write("<pre><code>")
		w.spans(c.Message)
		w.write("</code></pre>\n")
	}
	if c.Choice != nil {
		w.choice(c.Choice)
	}
	if c.Optional != nil {
		w.write(`<p class="bar under">`, escape(c.Also), " ")
		w.links(c.Optional, ", ", breakable)
		w.write("</p>\n")
	}
	if c.NoReply {
		w.write(`<p class="bar under">No reply on success</p>`, "\n")
	} else if c.Reply != nil {
		w.write(`<p class="bar under">Reply <code>`)
		w.spans(c.Reply)
		w.write("</code></p>\n")
	}
	for _, q := range c.Requests {
		w.paragraph("bar under from", "This request is "+q.Origin)
		w.write("\n")
	}
	w.write("</section>\n")
}

// choice prints the requests of the branches. A script turns them into a choice.
func (w *writer) choice(c *page.Choice) {
	w.write(`<details class="bar under requests" data-tag="`, escape(c.Tag), `" data-rows="`, escape(c.Rows), `"><summary>`,
		escape(c.Title), ": ", strconv.Itoa(len(c.Requests)), "</summary>\n<dl>")
	for _, q := range c.Requests {
		w.write("<dt>", escape(q.Branch), `</dt><dd><pre title="This request is `, escape(q.Origin), `" data-branch="`, escape(q.Branch), `"`)
		if q.Nested != nil {
			w.write(` data-nested="`, escape(strings.Join(q.Nested, " ")), `"`)
		}
		w.write("><code>")
		w.highlight(q.Text, 0, nil)
		w.write("</code></pre></dd>\n")
	}
	w.write("</dl></details>\n")
}

// example prints an example with its verdict and what was found in it.
func (w *writer) example(e *page.Example) {
	id := escape(e.ID)
	w.write(`<figure class="ex" id="`, id, `"><figcaption><a href="#`, id, `">`, escape(cmp.Or(e.Title, "Example")), "</a>")
	if e.From != "" {
		w.write(` <span class="from">from `, escape(e.From), "</span>")
	}
	verdict := escape(e.Verdict.Text)
	if e.Verdict.Bad {
		verdict = `<b class="bad">` + verdict + "</b>"
	}
	w.write(`<span class="verdict">`, verdict, "</span></figcaption>\n")
	if e.Text != nil {
		w.texts("text annotated", []*page.Text{e.Text})
	}
	if e.Flaws != nil {
		w.findings(` class="flaws"`, e.Flaws)
	}
	for i := range e.Messages {
		m := &e.Messages[i]
		w.texts("text", m.Before)
		w.write("<pre", directions[m.Direction], "<code>")
		w.message(m.Text, m.Flaws, w.keys(m.Keys))
		w.write("</code></pre>\n")
	}
	w.texts("text", e.After)
	w.write("</figure>\n")
}

// directions say who sends a message.
var directions = map[page.Direction]string{
	"":              ">",
	page.FromClient: ` class="out"><b class="who">Client:</b>`,
	page.FromServer: ` class="in"><b class="who">Server:</b>`,
}

// texts prints texts in one box.
func (w *writer) texts(class string, list []*page.Text) {
	if list == nil {
		return
	}
	w.write(`<div class="`, class, `">`)
	for _, t := range list {
		w.text(t)
	}
	w.write("</div>\n")
}

// findings prints what is wrong; class is an attribute.
func (w *writer) findings(class string, list []page.Finding) {
	w.write("<ul", class, ">")
	for _, f := range list {
		w.write(`<li><span class="sev">`, escape(f.Severity), "</span> ", escape(f.Message))
		if f.Help != "" {
			w.write(" (", escape(f.Help), ")")
		}
		w.write(" ")
		w.source(f.Source)
		w.write("</li>\n")
	}
	w.write("</ul>\n")
}
