package diag

// Rule is a kind of finding. Its ID is stable: scripts and tests compare it. internal/rules/text holds a file for each
// rule, which explains it.
type Rule struct {
	ID       string
	Severity Severity
	// From is the first QEMU release that the rule applies to; "" means all of them. Where QEMU's scripts enforced a rule later
	// than its authors followed it, the scripts' release counts: a tree that its own scripts accepted is not wrong.
	From     string
	Until    string   // the first release that the rule no longer applies to; "" means that it still does
	Stricter Stricter // when the rule became stricter after From
	Summary  string   // what the rule demands: a sentence in lower case, without a final period
	Off      bool     // applies only when asked for
}

// Stricter is the severity of a rule from a later release on. The zero Stricter means that it stayed the same.
type Stricter struct {
	From     string
	Severity Severity
}

// Rules collects the rules of a package, in the order in which they are declared.
type Rules []Rule

// Add appends r and returns it, so that a rule is declared, listed and dated in one place.
func (l *Rules) Add(r Rule) Rule {
	*l = append(*l, r)
	return r
}

// TooMany is the rule of the last finding of a full List.
var TooMany = Rule{ID: "findings-cut", Severity: Warning, Summary: "the findings of one file are listed up to a limit"}
