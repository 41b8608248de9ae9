package site

import (
	"html/template"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// What stands in an Example section between its messages is said where it stands: "With 2.5 GiB this gives …".
// Titles of examples are such texts too, and stand above theirs already.

// remarks gives the texts of the Example sections that are neither messages nor titles, in source order.
func (v *view) remarks() []prose.Text {
	var list []prose.Text
	for _, t := range exampleTexts(v.def) {
		for _, part := range v.withoutExamples(t) {
			if !v.isTitle(part) {
				list = append(list, part)
			}
		}
	}
	return list
}

func exampleTexts(d *qapi.Def) []prose.Text {
	var texts []prose.Text
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			if s.Kind == qapi.SecExample {
				texts = append(texts, s.Text)
			}
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			if isExampleLabel(s.Label) {
				texts = append(texts, s.Text)
			}
		}
	}
	return texts
}

// saidByExamples is what the page's examples show already.
type saidByExamples struct {
	titles map[string]bool // by sameWords
	lines  map[sourceLine]bool
}

type sourceLine struct {
	file string
	line int
}

func (v *view) shownByExamples() *saidByExamples {
	if v.said != nil {
		return v.said
	}
	v.said = &saidByExamples{titles: map[string]bool{}, lines: map[sourceLine]bool{}}
	starts := map[diag.Pos]bool{}
	for _, e := range v.site.examples[v.def] {
		starts[e.Pos] = true
		v.said.titles[sameWords(e.Title)] = true
		for _, m := range e.Messages {
			for _, place := range m.Text.Lines {
				v.said.lines[sourceLine{m.Text.File, place.Line}] = true
			}
		}
	}
	for _, e := range directives(v.def) {
		if n := len(e.Body.Lines); n > 0 && starts[e.Pos] {
			for line := e.Pos.Line; line <= e.Body.Lines[n-1].Line; line++ {
				v.said.lines[sourceLine{e.Pos.File, line}] = true
			}
		}
	}
	return v.said
}

// directives gives the qmp-example directives of d.
func directives(d *qapi.Def) []prose.Example {
	if d.Doc == nil {
		return nil
	}
	var list []prose.Example
	for _, s := range d.Doc.Sections {
		list = append(list, prose.Examples(s.Text)...)
	}
	return list
}

func (v *view) isTitle(t prose.Text) bool { return v.shownByExamples().titles[sameWords(t.Raw)] }

// withoutExamples cuts the messages out of a text that stand among the page's examples: some events have theirs behind
// the description, with no label between.
func (v *view) withoutExamples(t prose.Text) []prose.Text {
	if t.IsZero() {
		return nil
	}
	shown := v.shownByExamples().lines
	var rest []prose.Text
	from := 0
	lines := strings.SplitAfter(t.Raw, "\n")
	for i := 0; i <= len(lines); i++ {
		if i < len(lines) && !shown[sourceLine{t.File, t.Lines[i].Line}] {
			continue
		}
		part := t
		part.Raw, part.Lines = strings.TrimSuffix(strings.Join(lines[from:i], ""), "\n"), t.Lines[from:i]
		if strings.TrimSpace(part.Raw) != "" {
			rest = append(rest, part)
		}
		from = min(i+1, len(lines))
	}
	return rest
}

// sameWords makes texts comparable that differ in white space and a final colon.
func sameWords(s string) string { return strings.Trim(strings.Join(strings.Fields(s), " "), ":") }

// place puts the remarks before the messages that they stand before, and the last behind the last example. It gives
// back what is left when there is no example.
func (v *view) place(remarks []prose.Text, list []Example) template.HTML {
	next := 0
	for i, e := range v.site.examples[v.def] {
		for j := range list[i].Messages {
			for _, t := range v.standing(remarks[next:], e.Messages[j]) {
				list[i].Messages[j].Before += v.text(t)
				next++
			}
		}
	}
	var rest template.HTML
	for _, t := range remarks[next:] {
		rest += v.text(t)
	}
	if len(list) > 0 {
		list[len(list)-1].After = rest
		return ""
	}
	return rest
}

// standing gives the first of the remarks, as far as they stand before m.
func (v *view) standing(remarks []prose.Text, m qapi.Message) []prose.Text {
	n := 0
	for n < len(remarks) && v.stands(remarks[n], m.Text) {
		n++
	}
	return remarks[:n]
}

// stands tells whether a stands before b: the examples of the schema come before those of the old document.
func (v *view) stands(a, b prose.Text) bool {
	if a.File == b.File {
		return a.Start().Compare(b.Start()) < 0
	}
	return v.def.Old != nil && b.File == v.def.Old.Pos.File
}
