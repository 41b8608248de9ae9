package releasenotes

import (
	"qmpdoc/diag"
	"qmpdoc/internal/compare"
)

// Findings makes a finding of each change, in the same order, for reports and the baseline. Its place is in NEW; what went has
// the place of what was around it, else that in OLD.
func Findings(list []*compare.Change) diag.List {
	found := make(diag.List, 0, len(list))
	for _, c := range list {
		d := diag.Diagnostic{
			Pos: c.Near, Severity: c.Level.Severity(), Rule: c.Rule, Msg: c.Name + ": " + c.Level.String() + ": " + c.Message,
			Product: c.Products.Word(), Definition: c.Name, Suppressed: c.Suppressed,
		}
		if len(c.Also) > 0 {
			d.Msg += ": " + things(c)
		}
		if d.Pos.IsZero() {
			d.Pos = c.Old
		}
		if c.ReplacedBy != "" {
			d.Help = "use " + c.ReplacedBy
		}
		found = append(found, d)
	}
	return found
}
