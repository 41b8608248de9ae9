package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Checked tells against what an example message was checked.
type Checked uint8

// What was checked of a message.
const (
	NotChecked Checked = iota
	ByForm             // its form, and what the old documents say: no schema declares it
	BySchema
)

// Verdict is what a check said of an example.
type Verdict struct {
	Text  string
	Class string // "bad" or ""
}

// outcome is how the check of an example ended.
type outcome uint8

const (
	flawed outcome = iota
	unchecked
	undeclared // nothing was found, but no schema declares it
	sound
)

// check sums up what was found in the messages of an example, errors and warnings in words.
func (s *site) check(e qapi.Example) (outcome, string) {
	var found diag.List
	checked := BySchema
	for _, m := range e.Messages {
		found = append(found, s.flawsOf(m)...)
		checked = min(checked, s.Checked[m.Pos])
	}
	var words []string
	for _, c := range []struct {
		severity diag.Severity
		plural   string
	}{{diag.Error, "Errors"}, {diag.Warning, "Warnings"}} {
		if n := found.Count(c.severity); n > 0 {
			words = append(words, countOf(n, c.plural))
		}
	}
	switch {
	case len(words) > 0:
		return flawed, strings.Join(words, ", ")
	case checked == BySchema:
		return sound, ""
	case checked == ByForm:
		return undeclared, ""
	default:
		return unchecked, ""
	}
}

func (s *site) verdict(e qapi.Example) Verdict {
	o, found := s.check(e)
	switch o {
	case flawed:
		return Verdict{found, "bad"}
	case sound:
		return Verdict{Text: "checked against the schema"}
	case undeclared:
		return Verdict{Text: "checked, but no schema declares it"}
	case unchecked:
		return Verdict{Text: "not checked"}
	default:
		panic(fmt.Sprintf("site: unknown outcome %d", o))
	}
}

// flawsByMessage sorts the findings about examples to the messages they are about.
func flawsByMessage(all diag.List) map[sourceLine]diag.List {
	by := map[sourceLine]diag.List{}
	for _, f := range all {
		if f.MessageLine > 0 && f.Suppressed == "" {
			at := sourceLine{f.Pos.File, f.MessageLine}
			by[at] = append(by[at], f)
		}
	}
	return by
}

func (s *site) flawsOf(m qapi.Message) diag.List { return s.flaws[sourceLine{m.Pos.File, m.Pos.Line}] }

// flaws lists what was found in an example.
func (v *view) flaws(e qapi.Example) []Finding {
	var list []Finding
	for _, m := range e.Messages {
		for _, f := range v.site.flawsOf(m) {
			list = append(list, v.finding(&f))
		}
	}
	return list
}

func (v *view) finding(f *diag.Diagnostic) Finding {
	return Finding{f.Severity.String(), f.Msg, f.Help, v.source(f.Pos)}
}

// A page shows so many places of one message; a hostile one could have a mistake in each byte.
const maxFlaws = 60

// withFlaws writes the lines of a message, and below each what is wrong there, with a caret under the place. links has
// the addresses of keys by their offset in the lines' text.
func withFlaws(lines []codeLine, found diag.List, links map[int]string) template.HTML {
	notes := notesByLine(lines, found)
	text := joined(lines)
	var b strings.Builder
	done, end := 0, 0 // what is written, and the end of the current line
	for i, l := range lines {
		if i > 0 {
			end++
		}
		end += len(l.text)
		if len(notes[i]) > 0 {
			b.WriteString(string(highlightLinked(text[done:end], done, links)))
			done = end
		}
		for _, n := range notes[i] {
			n.write(&b, l)
		}
	}
	b.WriteString(string(highlightLinked(text[done:], done, links)))
	return template.HTML(b.String())
}

// note is a place in a message and what is wrong there.
type note struct {
	col      int // as diag.Pos has it
	severity diag.Severity
	text     string
}

func (n note) write(b *strings.Builder, l codeLine) {
	before := min(max(n.col-l.place.Col, 0), len(l.text))
	fmt.Fprintf(b, "\n<span class=\"flaw %s\"><span>%s^ </span><span>", n.severity, strings.Repeat(" ", utf8.RuneCountInString(l.text[:before])))
	writeEscaped(b, n.text)
	b.WriteString("</span></span>")
}

// notesByLine sorts what was found to the lines of a message. The places of a repeated mistake after the first say only so.
func notesByLine(lines []codeLine, found diag.List) map[int][]note {
	notes := map[int][]note{}
	count := 0
	add := func(pos diag.Pos, n note) {
		if count++; count <= maxFlaws {
			i, ok := slices.BinarySearchFunc(lines, pos.Line, func(l codeLine, line int) int { return l.place.Line - line })
			if !ok {
				i = max(i-1, 0)
			}
			n.col = pos.Col
			notes[i] = append(notes[i], n)
		}
	}
	for _, f := range found {
		text := f.Severity.String() + ": " + f.Msg
		if f.Help != "" {
			text += " (" + f.Help + ")"
		}
		add(f.Pos, note{severity: f.Severity, text: text})
		for _, r := range f.Repeats {
			add(r.Pos, note{severity: f.Severity, text: "the same"})
		}
	}
	return notes
}
