// Package rules lists every kind of finding, and explains them to people.
//
// A package declares a rule where it reports it. The explanation is text/RULE.md: what the mistake is, why it matters, and an
// example before and after the correction, which the tests execute. Everything that people read about a rule is printed from these two.
package rules

import (
	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/history"
	"qmpdoc/internal/notices"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/source"
	"qmpdoc/internal/triage"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// chapter is the rules about one subject.
type chapter struct {
	title string
	intro string
	rules []diag.Rule
}

func chapters() []chapter {
	return []chapter{
		{"Messages: JSON", "The text of a message, before anything is known about its contents.", qjson.Rules()},
		{"Messages: contents", "A message and the schema of the same tree.", examples.Rules()},
		{"Schema files", "The notation of expressions and documentation comments.", docparse.Rules()},
		{"Schemas", "The definitions of one program, taken together.", qapi.Rules()},
		{"Markup", "The text of documentation comments.", prose.Rules()},
		{"Old documents", "`qmp-commands.hx` and the text files beside it, up to QEMU 2.8.", hxparse.Rules()},
		{"Source trees", "Files, includes, and references between definitions.", source.Rules()},
		{"Deprecated features", "QEMU's list of deprecated features and the schema.", notices.Rules()},
		{"History", "The tree and the releases before it, which `check --history` names.", history.Rules()},
		{"Silenced findings", "Comments and the baseline.", triage.Rules()},
		{"Reports", "The report itself.", []diag.Rule{diag.TooMany}},
	}
}

// All lists every rule that a check can report.
func All() []diag.Rule {
	var list []diag.Rule
	for _, c := range chapters() {
		list = append(list, c.rules...)
	}
	return list
}

// entry is a rule as people see it. What is graded in other words than findings are can be an entry too.
type entry struct {
	id      string
	grade   string // how severe it is, and which releases it applies to
	summary string // what it demands: a sentence
}

func (c chapter) entries() []entry {
	var list []entry
	for _, r := range c.rules {
		list = append(list, entry{r.ID, grade(r), sentence(r.Summary)})
	}
	return list
}

// changes lists the kinds of changes between two sources. They are graded by levels of their own.
func changes() []entry {
	var list []entry
	for _, r := range compare.Rules() {
		list = append(list, entry{r.ID, r.Grade, sentence(r.Summary)})
	}
	return list
}

func find(id string) (entry, bool) {
	for _, c := range chapters() {
		for _, e := range c.entries() {
			if e.id == id {
				return e, true
			}
		}
	}
	for _, e := range changes() {
		if e.id == id {
			return e, true
		}
	}
	return entry{}, false
}

func grade(r diag.Rule) string {
	words := r.Severity.String()
	if r.Off {
		words += ", off by default"
	}
	if r.From != "" {
		words += ", from QEMU " + r.From
	}
	if r.Until != "" {
		words += ", before QEMU " + r.Until
	}
	if r.Stricter.From != "" {
		words += "; " + r.Stricter.Severity.String() + " from QEMU " + r.Stricter.From
	}
	return words
}
