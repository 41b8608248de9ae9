package examples

import (
	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/prose"
)

// OrphanRule is the rule about answers to no command.
var OrphanRule = ruleOrphan.ID

// Findings returns faults in a message as findings. At tells where a byte of the message is.
func Findings(at func(offset int) diag.Pos, faults []Fault) diag.List {
	fix := func(p qjson.Place) *diag.Edit {
		if p.Edit == nil {
			return nil
		}
		return &diag.Edit{Pos: at(p.Edit.Start), End: at(p.Edit.End), Text: p.Edit.Text}
	}
	var found diag.List
	for _, f := range faults {
		d := diag.Diagnostic{
			Pos: at(f.Start), End: at(f.End), Severity: f.Rule.Severity, Rule: f.Rule.ID, Msg: f.Msg, Help: f.Help, Fix: fix(f.Place),
		}
		for _, p := range f.More {
			d.Repeats = append(d.Repeats, diag.Repeat{Pos: at(p.Start), End: at(p.End), Fix: fix(p)})
		}
		if !f.Declared.Pos.IsZero() {
			d.Related = []diag.Related{{Pos: f.Declared.Pos, Msg: f.Declared.Name + " is declared here"}}
		}
		if f.Rule.ID == qjson.DuplicateKey.ID {
			d.Related = append(d.Related, diag.Related{Pos: at(f.First), Msg: "the first one is here"})
		}
		found = append(found, d)
	}
	return found
}

// placesIn returns a function that tells where a byte of t is in its file.
func placesIn(t prose.Text) func(offset int) diag.Pos {
	if len(t.Lines) == 0 {
		return t.Pos
	}
	lines := diag.NewLines(t.Raw)
	return func(offset int) diag.Pos {
		line, col := lines.At(offset)
		at := t.Lines[min(line, len(t.Lines))-1]
		return diag.Pos{File: t.File, Line: at.Line, Col: at.Col + col - 1}
	}
}
