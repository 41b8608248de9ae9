package examples

import "qmpdoc/diag"

// OrphanRule is the rule about answers to no command.
var OrphanRule = ruleOrphan.ID

// Findings returns faults in a message as findings. At tells where a byte of the message is.
func Findings(at func(offset int) diag.Pos, faults []Fault) diag.List {
	places := places(at)
	var found diag.List
	for _, f := range faults {
		d := diag.Diagnostic{
			Pos: places(f.Start), End: places(f.End), Severity: f.Severity, Rule: f.Rule.ID, Msg: f.Msg, Help: f.Help,
			Fix: places.fix(f.Place),
		}
		for _, p := range f.More {
			d.Repeats = append(d.Repeats, diag.Repeat{Pos: places(p.Start), End: places(p.End), Fix: places.fix(p)})
		}
		if !f.Declared.Pos.IsZero() {
			d.Related = []diag.Related{{Pos: f.Declared.Pos, Msg: f.Declared.Name + " is declared here"}}
		}
		if f.First != nil {
			d.Related = append(d.Related, diag.Related{Pos: places(f.First.Start), Msg: "the first one is here"})
		}
		found = append(found, d)
	}
	return found
}
