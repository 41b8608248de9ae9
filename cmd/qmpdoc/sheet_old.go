package main

import (
	"fmt"

	"qmpdoc/qapi"
)

// old prints what qmp-commands.hx and its siblings say, attributed to the file, beside the word of the schema.
func (s *sheet) old(d *qapi.Def) {
	if d.Old != nil {
		s.heading(fmt.Sprintf("From %s, line %d", d.Old.Pos.File, d.Old.Pos.Line))
		for i, sec := range d.Old.Sections {
			if i > 0 {
				s.line(0, "")
			}
			if sec.Label == "" {
				s.paragraphs(4, sec.Text)
			} else {
				s.labelled(4, sec.Label, sec.Text)
			}
		}
	}
	if d.Entry != nil {
		s.entry(d.Entry)
	}
}

// entry prints a dispatch entry: the words that help shows, and the arguments as the monitor takes them.
func (s *sheet) entry(e *qapi.HxEntry) {
	s.heading(fmt.Sprintf("Dispatch entry at %s", e.Pos))
	if v := e.Field("params"); v != "" {
		s.line(4, "params: "+clean(v))
	}
	for i, line := range e.Help() {
		if i == 0 {
			s.line(4, "help: "+clean(line))
		} else {
			s.line(10, clean(line))
		}
	}
	for _, a := range e.Args {
		meaning := ""
		if a.Meaning != a.JSONType {
			meaning = " (" + a.Meaning + ")"
		}
		s.line(4, clean(a.Name)+mark(a.Optional)+": "+a.JSONType+meaning)
	}
	for _, cond := range e.If {
		s.line(4, clean(cond))
	}
}
