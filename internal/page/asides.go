package page

import (
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// What an Example section says between its messages stays in its place: "With 2.5 GiB this gives …". Titles of examples are
// such texts too, and are above their examples already.

// asides are the texts of the Example sections that are neither messages nor titles, in source order.
func (b *definition) asides() []prose.Text {
	var list []prose.Text
	for _, t := range exampleTexts(b.def) {
		for _, part := range b.withoutExamples(t) {
			if !b.isTitle(part) {
				list = append(list, part)
			}
		}
	}
	return list
}

func exampleTexts(d *qapi.Def) []prose.Text {
	var texts []prose.Text
	for _, s := range sections(d) {
		if s.Kind == qapi.SecExample {
			texts = append(texts, s.Text)
		}
	}
	for _, s := range oldSections(d) {
		if isExampleLabel(s.Label) {
			texts = append(texts, s.Text)
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

func (p *Pages) shownByExamples(d *qapi.Def) saidByExamples {
	said := saidByExamples{titles: map[string]bool{}, lines: map[sourceLine]bool{}}
	for _, e := range p.examples[d] {
		said.titles[sameWords(e.Title)] = true
		for _, m := range e.Messages {
			for _, place := range m.Text.Lines {
				said.lines[sourceLine{m.Text.File, place.Line}] = true
			}
		}
	}
	return said
}

// directives are the qmp-example directives of d.
func directives(d *qapi.Def) []prose.Example {
	var list []prose.Example
	for _, s := range sections(d) {
		list = append(list, prose.Examples(s.Text)...)
	}
	return list
}

func (b *definition) isTitle(t prose.Text) bool { return b.said.titles[sameWords(t.Raw)] }

// withoutExamples cuts those messages out of a text that the page has among its examples: some events have theirs after the
// description, with no label between.
func (b *definition) withoutExamples(t prose.Text) []prose.Text {
	if t.IsZero() {
		return nil
	}
	var rest []prose.Text
	from := 0
	lines := strings.SplitAfter(t.Raw, "\n")
	for i := 0; i <= len(lines); i++ {
		if i < len(lines) && !b.said.lines[sourceLine{t.File, t.Lines[i].Line}] {
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

// placeAsides puts the asides before the messages that they precede in the source, and the last after the last example. It returns
// what is left when there is no example.
func (b *definition) placeAsides(asides []prose.Text, list []*Example) []*Text {
	next := 0
	for i, e := range b.examples[b.def] {
		for j := range list[i].Messages {
			before := b.preceding(asides[next:], e.Messages[j])
			list[i].Messages[j].Before = b.read(before)
			next += len(before)
		}
	}
	rest := b.read(asides[next:])
	if len(list) > 0 {
		list[len(list)-1].After = rest
		return nil
	}
	return rest
}

// preceding returns the first asides, up to the last one that precedes m.
func (b *definition) preceding(asides []prose.Text, m qapi.Message) []prose.Text {
	n := 0
	for n < len(asides) && b.precedes(asides[n], m.Text) {
		n++
	}
	return asides[:n]
}

// precedes reports whether t comes before u: the examples of the schema come before those of the old document.
func (b *definition) precedes(t, u prose.Text) bool {
	if t.File == u.File {
		return t.Start().Compare(u.Start()) < 0
	}
	return b.def.Old != nil && u.File == b.def.Old.Pos.File
}
