// Package rules knows every rule that a check can report, and explains them to people.
package rules

import (
	"fmt"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/internal/examples"
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
	messages, syntax := examples.Rules(), examples.SyntaxRules()
	return []chapter{
		{"Messages: JSON", "What is said of the text of a message, before anything is known of its contents.", syntax},
		{"Messages: contents", "What is said of a message that the schema of the same tree describes.", without(messages, syntax)},
		{"Schema files", "The notation of expressions and documentation comments.", docparse.Rules()},
		{"Schemas", "What the definitions of one program say together.", qapi.Rules()},
		{"Markup", "The text of documentation comments.", prose.Rules()},
		{"Old documents", "qmp-commands.hx and the text files beside it, up to QEMU 2.8.", hxparse.Rules()},
		{"Source trees", "Files, includes, and references from one definition to another.", source.Rules()},
		{"Silenced findings", "Comments and the baseline.", triage.Rules()},
		{"Reports", "The report itself.", []diag.Rule{diag.TooMany}},
	}
}

func without(all, some []diag.Rule) []diag.Rule {
	skip := map[string]bool{}
	for _, r := range some {
		skip[r.ID] = true
	}
	var list []diag.Rule
	for _, r := range all {
		if !skip[r.ID] {
			list = append(list, r)
		}
	}
	return list
}

// All lists every rule.
func All() []diag.Rule {
	var list []diag.Rule
	for _, c := range chapters() {
		list = append(list, c.rules...)
	}
	return list
}

// Explain says in plain text what a rule means, why it is there, and what a mistake and its correction look like. False
// when there is no such rule.
func Explain(id string) (string, bool) {
	r, ok := rule(id)
	if !ok {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n", r.ID, graded(r), sentence(r.Summary))
	explainText(&b, explanations[id])
	return b.String(), true
}

// Help gives what a rule means in a few sentences, and all that Explain says as text and as Markdown. All are empty when
// there is no such rule.
func Help(id string) (means, text, markdown string) {
	r, ok := rule(id)
	if !ok {
		return "", "", ""
	}
	var b strings.Builder
	ruleMarkdown(&b, r)
	text, _ = Explain(id)
	return explanations[id].means, text, b.String()
}

func rule(id string) (diag.Rule, bool) {
	for _, r := range All() {
		if r.ID == id {
			return r, true
		}
	}
	return diag.Rule{}, false
}

// graded says how bad a finding of the rule is, and for which releases it counts.
func graded(r diag.Rule) string {
	words := r.Severity.String()
	if r.Off {
		words += ", off until asked for"
	}
	from, until := source.Counts(r.ID)
	if from != "" {
		words += ", from QEMU " + from
	}
	if until != "" {
		words += ", before QEMU " + until
	}
	return words
}

// sentence begins with a capital letter, unless with a name of the schema language, and ends with a period.
func sentence(s string) string {
	if first, _, _ := strings.Cut(s, " "); !strings.ContainsAny(first, "_-@") {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "”") {
		return s
	}
	return s + "."
}
