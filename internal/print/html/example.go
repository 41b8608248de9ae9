package html

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"qmpdoc/internal/page"
)

type callView struct {
	Title, Copied, Also, Origin       string
	Request, Message, Optional, Reply template.HTML
	Choice                            *choiceView
	NoReply                           string
}

func (w *writer) call(b *bytes.Buffer, c *page.Call) {
	v := callView{Title: c.Title, Also: c.Also, Optional: w.joined(c.Optional, ", ")}
	v.Message = composedHTML(func(b *bytes.Buffer) { w.spans(b, c.Message) })
	if len(c.Requests) > 0 {
		q := &c.Requests[0]
		v.Request, v.Copied, v.Origin = highlightLinked(q.Text, 0, w.keys(q.Keys)), q.Text, "This request is "+q.Origin
	}
	if c.Choice != nil {
		v.Choice = choiceOf(c.Choice)
	}
	if c.NoReply {
		v.NoReply = "No reply on success"
	} else if c.Reply != nil {
		v.Reply = composedHTML(func(b *bytes.Buffer) { w.spans(b, c.Reply) })
	}
	w.fill(b, "call", v)
}

// choiceView is the requests of the branches, from which a script makes a choice.
type choiceView struct {
	Tag, Title, Rows string
	Count            int
	Requests         []branchView
}

type branchView struct {
	Branch, Nested, Origin string
	Text                   template.HTML
}

func choiceOf(c *page.Choice) *choiceView {
	v := &choiceView{Tag: c.Tag, Title: c.Title, Rows: c.Rows, Count: len(c.Requests)}
	for _, q := range c.Requests {
		v.Requests = append(v.Requests, branchView{q.Branch, strings.Join(q.Nested, " "), "This request is " + q.Origin, highlight(q.Text)})
	}
	return v
}

type exampleView struct {
	ID, Title, From    string
	VerdictClass       string
	Verdict            string
	Text, Flaws, After template.HTML
	Messages           []messageView
}

type messageView struct {
	Before       template.HTML // what is said before it
	Class, Label string        // "out" to the server, "in" from it
	Text         template.HTML
}

func (w *writer) example(e *page.Example) exampleView {
	v := exampleView{ID: e.ID, Title: e.Title, From: e.From, Verdict: e.Verdict.Text, After: w.texts(e.After)}
	if v.Title == "" {
		v.Title = "Example"
	}
	if e.Verdict.Bad {
		v.VerdictClass = "bad"
	}
	if e.Text != nil {
		v.Text = w.text(e.Text)
	}
	if e.Flaws != nil {
		v.Flaws = composedHTML(func(b *bytes.Buffer) { w.findings(b, "flaws", e.Flaws) })
	}
	for i := range e.Messages {
		m := &e.Messages[i]
		view := messageView{Before: w.texts(m.Before), Text: w.message(m)}
		switch m.Direction {
		case page.FromClient:
			view.Class, view.Label = "out", "Client:"
		case page.FromServer:
			view.Class, view.Label = "in", "Server:"
		case "":
		default:
			panic("html: unknown direction " + string(m.Direction))
		}
		v.Messages = append(v.Messages, view)
	}
	return v
}

func (w *writer) texts(list []*page.Text) template.HTML {
	var out template.HTML
	for _, t := range list {
		out += w.text(t)
	}
	return out
}

// message prints the lines of a message, and below each what is wrong there, with a caret under the place.
func (w *writer) message(m *page.Message) template.HTML {
	return withFlaws(m.Text, m.Flaws, w.keys(m.Keys))
}

// keyMarks are the attributes of keys, by the offset of their first byte.
type keyMarks map[int]string

// keys links keys to what they are; a mouse shows the types of their values.
func (w *writer) keys(list []page.KeyLink) keyMarks {
	marks := make(keyMarks, len(list))
	for _, k := range list {
		mark := ""
		if href := w.href(k.To); href != "" {
			mark = ` href="` + escape(href) + `"`
		}
		if k.Type != "" {
			mark += ` title="` + escape(k.Type) + `"`
		}
		marks[k.Offset] = mark
	}
	return marks
}

func withFlaws(text string, flaws []page.Flaw, marks keyMarks) template.HTML {
	var b strings.Builder
	done, end, line := 0, 0, 0 // what is written, and the end of the current line
	for l := range strings.Lines(text) {
		end += len(l)
		to := end
		if strings.HasSuffix(l, "\n") {
			to--
		}
		if len(flaws) > 0 && flaws[0].Line == line {
			b.WriteString(string(highlightLinked(text[done:to], done, marks)))
			done = to
		}
		for len(flaws) > 0 && flaws[0].Line == line {
			writeFlaw(&b, flaws[0])
			flaws = flaws[1:]
		}
		line++
	}
	b.WriteString(string(highlightLinked(text[done:], done, marks)))
	return template.HTML(b.String())
}

func writeFlaw(b *strings.Builder, f page.Flaw) {
	fmt.Fprintf(b, "\n<span class=\"flaw %s\"><span>%s^ </span><span>", escape(f.Severity), strings.Repeat(" ", f.Column))
	writeEscaped(b, f.Text)
	b.WriteString("</span></span>")
}

func (w *writer) findings(b *bytes.Buffer, class string, list []page.Finding) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	write(b, "<ul", class, ">")
	for _, f := range list {
		write(b, `<li><span class="sev">`, escape(f.Severity), "</span> ", escape(f.Message))
		if f.Help != "" {
			write(b, " (", escape(f.Help), ")")
		}
		write(b, " ")
		w.source(b, f.Source)
		write(b, "</li>\n")
	}
	write(b, "</ul>\n")
}
