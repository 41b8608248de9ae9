package markdown

import (
	"strings"

	"qmpdoc/internal/page"
)

// call prints a command or event at a glance.
func (w *writer) call(c *page.Call) {
	w.heading(2, c.Title)
	if c.Message != nil {
		w.fenced("qmp", page.SpanText(c.Message))
	}
	for _, r := range c.Requests {
		w.paragraph("This request is " + Line(r.Origin) + ":")
		w.fenced("json", r.Text)
	}
	if c.Choice != nil {
		w.heading(3, c.Choice.Title)
		for _, r := range c.Choice.Requests {
			w.paragraph("With " + code(c.Choice.Tag) + " " + code(r.Branch) + ", " + Line(r.Origin) + ":")
			w.fenced("json", r.Text)
		}
	}
	w.paragraph(w.spans(c.More()))
	switch {
	case c.NoReply:
		w.paragraph("No reply on success.")
	case c.Reply != nil:
		w.paragraph("Reply: " + code(page.SpanText(c.Reply)))
	}
}

// example prints an example with its verdict and what was found in it.
func (w *writer) example(e *page.Example) {
	w.heading(3, e.Heading())
	w.paragraph("*" + Line(e.Verdict.Text) + "*")
	if e.Text != nil {
		w.paragraph(w.text(e.Text))
	}
	if e.Flaws != nil {
		w.findings(e.Flaws)
	}
	w.conversation(e.Messages)
	w.texts(e.After)
}

// conversation prints messages, those that nothing is said between in one block.
func (w *writer) conversation(messages []page.Message) {
	var said []string
	var flaws []string
	end := func() {
		if said != nil {
			w.fenced("qmp", strings.Join(said, "\n"))
		}
		if flaws != nil {
			w.WriteByte('\n')
			for _, f := range flaws {
				w.item("", f, "")
			}
		}
		said, flaws = nil, nil
	}
	for i := range messages {
		m := &messages[i]
		if m.Before != nil {
			end()
			w.texts(m.Before)
		}
		said = append(said, arrowed(m))
		for _, f := range m.Flaws {
			flaws = append(flaws, Line(f.Text))
		}
	}
	end()
}

// arrowed is a message after its arrow, its lines one below the other.
func arrowed(m *page.Message) string {
	if m.Direction == "" {
		return m.Text
	}
	return string(m.Direction) + " " + indented(m.Text, "   ")
}
