package terminal

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
)

// call prints a command or event at a glance.
func (w *writer) call(at int, c *page.Call) {
	w.heading(at, c.Title)
	if c.Message != nil {
		w.code(w.deeper(at), page.SpanText(c.Message))
	}
	for i, r := range c.Requests {
		if i > 0 || c.Message != nil {
			w.line(0, "")
		}
		w.wrapped(at, "This request is "+r.Origin+":")
		w.code(w.deeper(at), r.Text)
	}
	if c.Choice != nil {
		w.line(0, "")
		w.choice(at, c.Choice)
	}
	if more := c.More(); more != nil {
		w.line(0, "")
		w.wrapped(at, page.SpanText(more))
	}
	switch {
	case c.NoReply:
		w.line(0, "")
		w.line(at, "No reply on success.")
	case c.Reply != nil:
		w.line(0, "")
		w.fill(at, w.deeper(at), "Reply: "+printable.Text(page.SpanText(c.Reply)))
	}
}

// choice names the branches, and has no room for their requests.
func (w *writer) choice(at int, c *page.Choice) {
	names := make([]string, len(c.Requests))
	for i, r := range c.Requests {
		names[i] = r.Branch
	}
	w.wrapped(at, "Takes a "+c.Tag+" of "+strings.Join(names, ", ")+".")
}

func (w *writer) example(at int, e *page.Example) {
	w.heading(at, e.Heading())
	w.painted(at, e.Verdict.Text, w.Palette.Faint)
	if e.Text != nil {
		w.line(0, "")
		w.text(at, e.Text)
	}
	if e.Flaws != nil {
		w.findings(at, e.Flaws)
	}
	w.line(0, "")
	for i := range e.Messages {
		m := &e.Messages[i]
		for _, t := range m.Before {
			w.line(0, "")
			w.text(at, t)
			w.line(0, "")
		}
		w.message(w.deeper(at), m)
	}
	for _, t := range e.After {
		w.line(0, "")
		w.text(at, t)
	}
}

// flaw points at a column of a line that begins at the column at, and says what is wrong there: beside the sign if there is
// room, or else below it.
func (w *writer) flaw(at, column int, text string) {
	const sign = "^ "
	if hang := at + column + len(sign); w.Width-hang >= narrowest {
		w.fill(at+column, hang, sign+printable.Text(text))
		return
	}
	w.line(at+column, strings.TrimSpace(sign))
	w.fill(at, at, printable.Text(text))
}

// message prints the lines of a message after its arrow, and below each what is wrong there.
func (w *writer) message(at int, m *page.Message) {
	arrow := string(m.Direction)
	if arrow != "" {
		arrow += " "
	}
	flaws := m.Flaws
	line := 0
	for text := range strings.SplitSeq(m.Text, "\n") {
		w.line(at, strings.TrimRight(arrow+printable.Text(text), " "))
		arrow = strings.Repeat(" ", len(arrow))
		for len(flaws) > 0 && flaws[0].Line == line {
			w.flaw(at+len(arrow), flaws[0].Column, flaws[0].Text)
			flaws = flaws[1:]
		}
		line++
	}
}
