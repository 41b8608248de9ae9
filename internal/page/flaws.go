package page

import (
	"cmp"
	"fmt"
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

// outcome is how the check of an example ended.
type outcome uint8

const (
	flawed outcome = iota
	unchecked
	undeclared // nothing was found, but no schema declares it
	sound
)

// outcomes are those that the page about all examples has a section for. The verdict on a flawed one is what was found.
var outcomes = [...]struct{ id, title, verdict string }{
	flawed:     {"flawed", "With findings", ""},
	unchecked:  {"unchecked", "Not checked", "not checked"},
	undeclared: {"undeclared", "Checked, but no schema declares them", "checked, but no schema declares it"},
	sound:      {"sound", "Checked against the schema", "checked against the schema"},
}

// check sums up what was found in the messages of an example, errors and warnings in words.
func (p *Pages) check(e qapi.Example) (outcome, string) {
	var found diag.List
	checked := BySchema
	for _, m := range e.Messages {
		found = append(found, p.foundIn(m)...)
		checked = min(checked, p.Checked[m.Pos])
	}
	var words []string
	for _, c := range []struct {
		severity diag.Severity
		word     string
	}{{diag.Error, "error"}, {diag.Warning, "warning"}} {
		if n := found.Count(c.severity); n > 0 {
			words = append(words, countOf(n, c.word))
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

func (p *Pages) verdict(e qapi.Example) Verdict {
	o, found := p.check(e)
	return Verdict{cmp.Or(found, outcomes[o].verdict), o == flawed}
}

func (p *Pages) foundIn(m qapi.Message) diag.List { return p.flaws[sourceLine{m.Pos.File, m.Pos.Line}] }

// flawsOf lists what was found in an example.
func (p *Pages) flawsOf(e qapi.Example) []Finding {
	var list []Finding
	for _, m := range e.Messages {
		for _, f := range p.foundIn(m) {
			list = append(list, p.finding(&f))
		}
	}
	return list
}

// A page shows so many flaws of one message; a hostile one could have a mistake in each byte.
const maxFlaws = 60

// Of a mistake that is repeated more often, such as another kind of quotes, only the first place is shown.
const maxRepeats = 2

// flawsIn finds the places of what was found in a message. The places of a repeated mistake after the first say only so.
func flawsIn(lines []codeLine, found diag.List) []Flaw {
	var list []Flaw
	add := func(pos diag.Pos, severity diag.Severity, text string) {
		if len(list) == maxFlaws {
			return
		}
		i, ok := lineOf(lines, pos)
		if !ok {
			i = max(i-1, 0)
		}
		list = append(list, Flaw{Line: i, Column: lines[i].column(pos.Col), Severity: severity.String(), Text: text})
	}
	for _, f := range found {
		text := f.Severity.String() + ": " + f.Msg
		if f.Help != "" {
			text += " (" + f.Help + ")"
		}
		if n := len(f.Repeats); n > maxRepeats {
			add(f.Pos, f.Severity, fmt.Sprintf("%s, and at %d more places", text, n))
			continue
		}
		add(f.Pos, f.Severity, text)
		for _, r := range f.Repeats {
			add(r.Pos, f.Severity, "the same")
		}
	}
	slices.SortStableFunc(list, func(a, b Flaw) int { return a.Line - b.Line })
	return list
}

// column is the column, in characters, of the byte in column col of the source.
func (l codeLine) column(col int) int {
	before := min(max(col-l.place.Col, 0), len(l.text))
	return utf8.RuneCountInString(l.text[:before])
}
