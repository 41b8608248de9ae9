package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// documentation is all that is said to users about d, but for examples: their words are JSON, and the same everywhere.
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

// writeProse adds the lines of t that are no messages: without the bodies of qmp-example directives, arrows and the
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

// longestText bounds what is shown of a name or summary, in bytes.
const longestText = 160

// firstWords shortens the text of a row to what fits its line of results.
func firstWords(s string) string {
	if len(s) > longestRowText {
		if cut := strings.LastIndexByte(s[:longestRowText], ' '); cut > 0 {
			s = strings.TrimRight(s[:cut], " ,;:(") + "…"
		}
	}
	return oneLine(s)
}

// longestRowText bounds what is shown of a row's text, in bytes.
const longestRowText = 120

// oneLine makes s fit a line of results: no control or direction characters, and not too long.
func oneLine(s string) string {
	if len(s) > longestText {
		cut := longestText
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = strings.TrimRight(s[:cut], " ,;:") + "…"
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' {
			return utf8.RuneError
		}
		return r
	}, s)
}
