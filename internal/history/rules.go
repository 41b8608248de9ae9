package history

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

var (
	ruleWrong  = rules.Add(diag.Rule{ID: "since-wrong", Severity: diag.Warning, Summary: "a release after 'since' is the first that has the thing (needs --history)"})
	ruleNotice = rules.Add(diag.Rule{ID: "removed-without-notice", Severity: diag.Warning, Summary: "what is removed was deprecated for two releases (needs --history)"})
)

// Rules lists every rule that Check can report.
func Rules() []diag.Rule { return slices.Clone(rules) }

// Check compares what the documentation of the newest release says with the history, and the changes since the release before
// with QEMU's rule about removals.
func (h *History) Check() diag.List {
	c := sinceChecker{History: h, reached: reached(h.Reference)}
	for _, d := range h.Reference.Defs {
		c.definition(d)
	}
	c.found.Append(h.removals())
	return c.found
}
