package export

import (
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// sectionKinds are the words for the kinds of sections that are not about a member or feature.
var sectionKinds = map[qapi.SectionKind]string{
	qapi.SecPlain: "text", qapi.SecReturns: "returns", qapi.SecErrors: "errors", qapi.SecSince: "since",
	qapi.SecNote: "note", qapi.SecExample: "example", qapi.SecTodo: "todo",
}

// placesOf reports where the lines of a text are.
func placesOf(t prose.Text) places {
	var runs places
	for _, at := range t.Lines {
		if n := len(runs); n > 0 {
			if last := &runs[n-1]; at.Col == last[1] && at.Line == last[0]+last[2] {
				last[2]++
				continue
			}
		}
		runs = append(runs, [3]int{at.Line, at.Col, 1})
	}
	return runs
}

// text puts a text back at its places. No text has more lines than line feeds and one, and those without a place follow the last
// one that has one.
func (p places) text(raw, file string, plain bool) prose.Text {
	t := prose.Text{Raw: raw, File: file, Plain: plain}
	most := strings.Count(raw, "\n") + 1
	var last prose.Place
	for _, run := range p {
		for i := range min(run[2], most-len(t.Lines)) {
			last = prose.Place{Line: run[0] + i, Col: run[1]}
			t.Lines = append(t.Lines, last)
		}
	}
	for raw != "" && len(t.Lines) < most {
		if last.Line > 0 {
			last.Line++
		}
		t.Lines = append(t.Lines, last)
	}
	return t
}

// lines counts the lines of a text with these places, up to a bound.
func (p places) lines(most int) int {
	n := 0
	for _, run := range p {
		n += min(max(run[2], 0), most-n)
	}
	return n
}

func ignoreOf(i qapi.Ignore) ignore {
	return ignore{File: i.Pos.File, Line: i.Pos.Line, Rule: i.Rule, Reason: i.Reason, From: i.From, To: i.To}
}
