package notices

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

var (
	ruleUnknown  = rules.Add(diag.Rule{ID: "notice-unknown", Severity: diag.Info, Summary: "an entry of the list of deprecated features names something in the schema"})
	ruleUnlisted = rules.Add(diag.Rule{ID: "deprecated-unlisted", Severity: diag.Info, Summary: "what the schema marks as deprecated is in the list of deprecated features"})
)

// Rules lists every rule that Check can report.
func Rules() []diag.Rule { return slices.Clone(rules) }
