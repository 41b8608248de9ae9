package examples

import (
	"qmpdoc/diag"
	"qmpdoc/prose"
)

// OrphanRule is the rule about answers to no command.
var OrphanRule = ruleOrphan.ID

// Findings gives faults in a message as findings in the file that t, the message's text, was cut from.
func Findings(t prose.Text, faults []Fault) diag.List {
	if len(faults) == 0 {
		return nil
	}
	places := newPlaces(t)
	var found diag.List
	for _, f := range faults {
		d := diag.Diagnostic{
			Pos: places.pos(f.Start), End: places.pos(f.End), Severity: f.Severity, Rule: f.Rule.ID, Msg: f.Msg, Help: f.Help,
			Fix: places.fix(f.Place),
		}
		for _, p := range f.More {
			d.Repeats = append(d.Repeats, diag.Repeat{Pos: places.pos(p.Start), End: places.pos(p.End), Fix: places.fix(p)})
		}
		if !f.Declared.Pos.IsZero() {
			d.Related = []diag.Related{{Pos: f.Declared.Pos, Msg: f.Declared.Name + " is declared here"}}
		}
		if f.First != nil {
			d.Related = append(d.Related, diag.Related{Pos: places.pos(f.First.Start), Msg: "the first one is here"})
		}
		found = append(found, d)
	}
	return found
}
