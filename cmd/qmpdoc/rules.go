package main

import (
	"qmpdoc/internal/compare"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/triage"
)

// explain prints what a rule means.
func (a *app) explain(id string) error {
	if text, ok := rules.Explain(id); ok {
		return a.print.result([]byte(text))
	}
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	for _, r := range compare.Rules() {
		ids = append(ids, r.ID)
	}
	return triage.UnknownRule(id, ids)
}
