package prose

import (
	"bytes"
	"strings"

	"qmpdoc/diag"
)

// Code is a block of code in a text.
type Code struct {
	Language string // as a code-block names it; "" when nothing does
	Body     Text
}

// Code lists the blocks of code and the examples of the text in order.
func (d *Doc) Code() []Code {
	var list []Code
	for _, n := range d.each {
		switch n := n.(type) {
		case *literal:
			list = append(list, Code{n.language, n.body})
		case *example:
			list = append(list, n.it.code()...)
		}
	}
	return list
}

func (e Example) code() []Code {
	if e.Annotated {
		return Parse(e.Body).Code()
	}
	return []Code{{"QMP", e.Body}}
}

// Example is a qmp-example directive (docs/devel/qapi-code-gen.rst, "Examples").
type Example struct {
	Title     string
	Annotated bool     // the body is markup, with messages in its literal blocks; else it is messages
	Pos       diag.Pos // the directive
	Body      Text
}

// Examples finds the qmp-example directives of t, by looking at its lines alone.
func Examples(t Text) []Example {
	const name = "qmp-example::"
	if t.Plain || len(t.Raw) > maxText || !strings.Contains(t.Raw, name) {
		return nil
	}
	l := newLines(t)
	var found []Example
	for i := 0; i < l.count(); i++ {
		if !bytes.Contains(l.at(i), []byte(name)) {
			continue
		}
		if m, ok := l.directiveAt(i, l.indent(i)); ok && m.name == "qmp-example" {
			found = append(found, l.example(m))
			i = max(m.to-1, i)
		}
	}
	return found
}

// example makes the Example that directive m is.
func (l *lines) example(m directiveMarkup) Example {
	title, _ := m.option("title")
	_, annotated := m.option("annotated")
	return Example{
		Title:     title,
		Annotated: annotated,
		Pos:       l.pos(l.starts[m.line] + m.col),
		Body:      l.cut(m.from, m.to, l.leastIndent(m.from, m.to)),
	}
}
