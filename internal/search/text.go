package search

import (
	"strings"

	"qmpdoc/internal/printable"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// documentation returns all that is said to users about d, without examples, whose words are JSON and the same everywhere.
func documentation(d *qapi.Def) string {
	var b strings.Builder
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			if s.Kind != qapi.SecExample && s.Kind != qapi.SecSince && s.Kind != qapi.SecTodo {
				writeProse(&b, s.Text)
			}
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			if !strings.HasPrefix(s.Label, "Example") {
				writeProse(&b, s.Text)
			}
		}
	}
	b.WriteString(d.Entry.Field("help"))
	return b.String()
}

func texts(list []prose.Text) string {
	var b strings.Builder
	for _, t := range list {
		writeProse(&b, t)
	}
	return b.String()
}

// writeProse adds the lines of t that are not messages: without the bodies of qmp-example directives, arrows and the
// lines that belong to them.
func writeProse(b *strings.Builder, t prose.Text) {
	inMessage, exampleIndent := false, -1
	for line := range strings.Lines(t.Raw) {
		body := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		switch {
		case body == "":
			inMessage = false
			continue
		case exampleIndent >= 0 && indent > exampleIndent:
			continue
		case strings.HasPrefix(body, ".. qmp-example::"):
			exampleIndent = indent
			continue
		case strings.HasPrefix(body, "->") || strings.HasPrefix(body, "<-"):
			inMessage = true
		}
		exampleIndent = -1
		if !inMessage {
			b.WriteString(body)
			b.WriteByte('\n')
		}
	}
}

// How many bytes of a name or summary, and of the text of a row, are shown.
const (
	longestText    = 160
	longestRowText = 120
)

// oneLine makes s fit a line of results.
func oneLine(s string) string { return shortened(s, longestText) }

// shortened returns s, or its beginning if it has more than most bytes: up to a blank if there is one.
func shortened(s string, most int) string {
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
		if cut := strings.LastIndexByte(s, ' '); cut > 0 {
			s = s[:cut]
		}
		s = strings.TrimRight(s, " ,;:(") + "…"
	}
	return printable.Line(s)
}
