package main

import (
	"fmt"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/source"
	"qmpdoc/internal/triage"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// allRules lists every rule that check can report.
func allRules() []diag.Rule {
	var list []diag.Rule
	for _, rules := range [][]diag.Rule{
		examples.Rules(), docparse.Rules(), qapi.Rules(), hxparse.Rules(), prose.Rules(), source.Rules(), triage.Rules(), {diag.TooMany},
	} {
		list = append(list, rules...)
	}
	return list
}

// explain prints what a rule means.
func (a *app) explain(id string) error {
	var ids []string
	for _, r := range allRules() {
		if r.ID == id {
			return a.print.result([]byte(explanation(r)))
		}
		ids = append(ids, r.ID)
	}
	return triage.UnknownRule(id, ids)
}

func explanation(r diag.Rule) string {
	return fmt.Sprintf("%s (%s)\n\n%s\n", r.ID, r.Severity, r.Summary)
}
