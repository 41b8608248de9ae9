package site

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Example is one example of a definition.
type Example struct {
	ID       string
	Title    template.HTML
	From     string // the old document that it stands in; "" for the schema
	Verdict  Verdict
	Text     template.HTML // of an annotated example, with its messages in it
	Messages []Message
	Flaws    []Finding     // of an annotated example; others show them in the messages
	After    template.HTML // what is said behind the last message
}

// Message is one message of an example.
type Message struct {
	Before template.HTML // what is said before it
	Class  string        // "out" to the server, "in" from it, "" when the text does not say
	Label  string        // the same in words
	Text   template.HTML
}

// examples makes the definition's examples, and what their sections say when no message is found in them.
func (v *view) examples() ([]Example, template.HTML) {
	annotated := annotatedExamples(v.def)
	var list []Example
	for i, e := range v.site.examples[v.def] {
		out := Example{ID: fmt.Sprintf("example-%d", i+1), Title: template.HTML(escape(e.Title)), Verdict: v.site.verdict(e)}
		if fromOld(v.def, e) {
			out.From = path.Base(e.Pos.File)
		}
		if a, ok := annotated[e.Pos]; ok {
			out.Text, out.Flaws = v.text(a.Body), v.flaws(e)
		} else {
			out.Messages = v.messages(e)
		}
		list = append(list, out)
	}
	rest := v.place(v.remarks(), list)
	if generated := v.generated(); generated != nil && len(list) == 0 {
		list = append(list, *generated)
	}
	return list, rest
}

// fromOld tells whether an example of d stands in the old document.
func fromOld(d *qapi.Def, e qapi.Example) bool { return d.Old != nil && e.Pos.File == d.Old.Pos.File }

// generated is an example for commands whose documentation has none. A command that needs no arguments has it in the
// call at a glance already.
func (v *view) generated() *Example {
	q := v.request()
	if q == nil || q.Bare() {
		return nil
	}
	text := q.Text()
	links, _ := v.linkKeys(text, nil)
	return &Example{
		ID: "example-1", Title: "The least that it takes", Verdict: Verdict{Text: q.Origin.String()},
		Messages: []Message{{Class: "out", Label: "Client:", Text: highlightLinked(text, 0, links)}},
	}
}

// annotatedExamples finds the examples that are prose with messages in it.
func annotatedExamples(d *qapi.Def) map[diag.Pos]prose.Example {
	found := map[diag.Pos]prose.Example{}
	for _, e := range directives(d) {
		if e.Annotated {
			found[e.Pos] = e
		}
	}
	return found
}

func (v *view) messages(e qapi.Example) []Message {
	list := make([]Message, 0, len(e.Messages))
	var asked *qapi.Def // the last command
	for _, m := range e.Messages {
		lines := aligned(m.Text)
		links, runs := v.linkKeys(joined(lines), asked)
		if runs != nil {
			asked = runs
		}
		out := Message{Text: withFlaws(lines, v.site.flawsOf(m), links)}
		switch m.Direction {
		case "->":
			out.Class, out.Label = "out", "Client:"
		case "<-":
			out.Class, out.Label = "in", "Server:"
		case "":
		default:
			panic("site: unknown direction " + m.Direction)
		}
		list = append(list, out)
	}
	return list
}

// codeLine is one line of a message as the page shows it.
type codeLine struct {
	text  string
	place prose.Place // of its first byte, if text were longer to the left it would be that of a blank
}

// aligned gives a message with its lines one below the other as in the source, where the first stands behind an arrow.
func aligned(t prose.Text) []codeLine {
	var lines []codeLine
	for i, text := range strings.Split(t.Raw, "\n") {
		l := codeLine{text, t.Lines[min(i, len(t.Lines)-1)]}
		if i > 0 {
			l.move(t.Lines[0].Col - l.place.Col)
		}
		lines = append(lines, l)
	}
	return lines
}

// joined gives the text of lines.
func joined(lines []codeLine) string {
	if len(lines) == 1 {
		return lines[0].text
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// move takes blanks away from the start, or adds some there when n is negative.
func (l *codeLine) move(n int) {
	if n < 0 {
		n = max(n, -maxShift)
		l.text = strings.Repeat(" ", -n) + l.text
	} else {
		n = min(n, len(l.text)-len(strings.TrimLeft(l.text, " ")))
		l.text = l.text[n:]
	}
	l.place.Col += n
}

// maxShift bounds what aligned adds to a line that begins right of the message's first.
const maxShift = 40
