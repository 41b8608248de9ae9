package site

import (
	"fmt"
	"path"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// What stands below the rows of a twin: features, notes, examples, users, findings.

// featureList lists the definition's features, and those of its members that the comment describes with them.
func (t *twin) featureList() {
	var rows []twinRow
	for _, f := range t.def.Features {
		r := t.newTwinRow(t.def, f.Name, f.Doc, f.If, nil)
		r.summary = specialFeature(f.Name)
		rows = append(rows, r)
	}
	if t.def.Doc != nil {
		for _, s := range t.def.Doc.Sections {
			if s.Kind == qapi.SecFeature && !t.shown[s] {
				rows = append(rows, t.newTwinRow(t.def, s.Name, s, nil, nil))
			}
		}
	}
	t.rowList(twinGroup{title: "Features", rows: rows})
}

// noteSections writes what has no place above: notes, texts without a tag, sections about members that do not exist.
func (t *twin) noteSections() {
	if t.def.Doc == nil {
		return
	}
	for _, s := range t.def.Doc.Sections {
		if title, ok := t.noteTitle(s); ok {
			t.section(title, s.Text)
		}
	}
}

// exampleSections writes the examples, each with its verdict and with what was found in it.
func (t *twin) exampleSections() {
	list, remarks := t.site.examples[t.def], t.remarks()
	if len(list) == 0 {
		t.section("Example", remarks...)
		return
	}
	t.heading(2, "Examples")
	annotated := annotatedExamples(t.def)
	for i, e := range list {
		t.heading(3, exampleTitle(t.def, i+1, e))
		t.paragraph("*" + plainLine(t.site.verdict(e).Text) + "*")
		if a, ok := annotated[e.Pos]; ok {
			t.paragraph(t.markdown(t.def, a.Body))
		} else {
			remarks = t.conversation(e, remarks)
		}
		t.findingList(t.flaws(e))
	}
	for _, r := range remarks {
		t.paragraph(t.markdown(t.def, r))
	}
}

func exampleTitle(d *qapi.Def, n int, e qapi.Example) string {
	title := fmt.Sprintf("Example %d", n)
	if e.Title != "" {
		title += ": " + strings.TrimSuffix(e.Title, ":")
	}
	if fromOld(d, e) {
		title += " (from " + path.Base(e.Pos.File) + ")"
	}
	return title
}

// conversation writes the messages of an example, with the remarks between them, and gives the remarks that are left.
func (t *twin) conversation(e qapi.Example, remarks []prose.Text) []prose.Text {
	var said []string
	for _, m := range e.Messages {
		before := t.standing(remarks, m)
		remarks = remarks[len(before):]
		if len(before) > 0 && said != nil {
			t.fenced("qmp", strings.Join(said, "\n"))
			said = nil
		}
		for _, r := range before {
			t.paragraph(t.markdown(t.def, r))
		}
		said = append(said, arrowed(m))
	}
	t.fenced("qmp", strings.Join(said, "\n"))
	return remarks
}

// arrowed gives a message behind its arrow, its lines one below the other.
func arrowed(m qapi.Message) string {
	text := joined(aligned(m.Text))
	if m.Direction == "" {
		return text
	}
	return m.Direction + " " + indented(text, "   ")
}

// userLists names what uses the type.
func (t *twin) userLists() {
	groups, indirect, more := t.users()
	if groups == nil {
		return
	}
	t.heading(2, "Used by")
	for _, g := range groups {
		t.heading(3, g.title)
		t.WriteByte('\n')
		for _, d := range g.defs {
			t.item("", t.linked(d), "")
		}
	}
	if len(indirect) == 0 {
		return
	}
	var names []string
	for _, d := range indirect {
		names = append(names, t.linked(d))
	}
	if more != "" {
		names = append(names, "and "+more+" more")
	}
	t.paragraph("Commands that reach it through other types: " + strings.Join(names, ", ") + ".")
}

func (t *twin) remarkSection() {
	if list := t.findings(); list != nil {
		t.heading(2, "Remarks of qmpdoc on this definition's source")
		t.findingList(list)
	}
}

// findingList lists findings, with their places.
func (t *twin) findingList(list []Finding) {
	for i, f := range list {
		if i == 0 {
			t.WriteByte('\n')
		}
		words := plainLine(f.Message)
		if f.Help != "" {
			words += " (" + plainLine(f.Help) + ")"
		}
		t.item("", f.Severity, words+" "+code(f.Source.Text))
	}
}
