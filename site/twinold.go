package site

import (
	"path"
	"strings"
)

// oldSections writes what the old document says, as it stands there, for it was laid out by eye; what the dispatch table
// says; and where the two differ from the schema.
func (t *twin) oldSections() {
	d := t.def
	if d.Old == nil && d.Entry == nil {
		return
	}
	known := t.knownNames()
	if d.Old == nil {
		t.heading(2, "From "+path.Base(d.Entry.Pos.File))
	} else {
		t.heading(2, "From "+path.Base(d.Old.Pos.File))
		t.oldWords()
		t.names("Not mentioned here, but in the schema", t.missing(known))
		t.names("Mentioned here, but not in the schema", t.unknown(known))
	}
	if d.Entry != nil {
		t.entry(t.oldEntry(d.Entry, known))
	}
}

func (t *twin) oldWords() {
	introduced := t.introducedByOld()
	for _, s := range t.def.Old.Sections {
		if s.Label == "" && introduced {
			introduced = false
			continue
		}
		words := t.words(s.Text)
		if isExampleLabel(s.Label) || words == "" {
			continue
		}
		if s.Label != "" {
			t.heading(3, s.Label)
		}
		t.paragraph(words)
	}
}

// unknown lists the arguments of the old document that the schema does not have.
func (t *twin) unknown(known map[string]bool) []string {
	if known == nil {
		return nil
	}
	var list []string
	for _, item := range t.def.Old.Arguments() {
		if item.Name != "" && !known[item.Name] {
			list = append(list, item.Name)
		}
	}
	return list
}

func (t *twin) names(title string, list []string) {
	if len(list) == 0 {
		return
	}
	words := make([]string, len(list))
	for i, name := range list {
		words[i] = code(name)
	}
	t.paragraph(title + ": " + strings.Join(words, ", ") + ".")
}

func (t *twin) entry(e *OldEntry) {
	t.heading(3, "Dispatch table")
	t.paragraph(code(e.Source.Text))
	for _, line := range e.Help {
		t.paragraph(plainLine(line))
	}
	if e.Params != "" {
		t.paragraph("On the command line: " + code(e.Params))
	}
	if e.None {
		t.paragraph("Takes no arguments.")
		return
	}
	t.WriteByte('\n')
	for _, a := range e.Args {
		facts := []string{code(a.Code)}
		if a.Optional {
			facts = append(facts, "optional")
		}
		if a.Unknown {
			facts = append(facts, "not in the schema")
		}
		t.item("", code(a.Name)+parenthesized(facts), plainLine(a.Meaning)+"; in JSON: "+plainLine(a.Type))
	}
}
