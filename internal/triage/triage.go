// Package triage decides which findings count: rules can be switched off and graded again, comments in the sources and a
// baseline of known mistakes silence single findings.
//
// A silenced finding stays in the list, marked, so that reports can show what is silenced and why.
package triage

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

var (
	ruleForm    = rules.Add(diag.Rule{ID: "ignore-form", Severity: diag.Warning, Summary: "a comment qmpdoc:ignore names a rule and gives a reason"})
	ruleUnknown = rules.Add(diag.Rule{ID: "ignore-unknown-rule", Severity: diag.Warning, Summary: "the rule that a comment qmpdoc:ignore names exists"})
	ruleUnused  = rules.Add(diag.Rule{ID: "ignore-unused", Severity: diag.Info, Summary: "a comment qmpdoc:ignore silences something"})
	ruleStale   = rules.Add(diag.Rule{ID: "stale-baseline", Severity: diag.Info, Summary: "what the baseline lists is still found"})
)

// Rules lists every rule that this package reports.
func Rules() []diag.Rule { return slices.Clone(rules) }
