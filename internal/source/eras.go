package source

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// era tells for which releases a rule counts. A rule without a row counts for all.
type era struct {
	rule  string
	from  string // the first release whose files obey the rule; "" means all before until as well
	until string // the first release that no longer demands it; "" means today
}

// eras are the rules of the notation that came or went with a release. Where QEMU's own parser began to look at
// something later than its authors began to write it, the parser's release counts: a real tree is no error.
// Rules about whole schemas bring their first release themselves (qapi.DatedRules).
var eras = []era{
	// The reader of expressions (scripts/qapi.py, scripts/qapi/parser.py).
	{rule: "missing-comma", from: "1.6"}, // commas were optional as long as the reader went by lines
	{rule: "trailing-comma", from: "1.6"},
	{rule: "stray-text", from: "1.6"},
	{rule: "duplicate-key", from: "2.0"}, // the last one won
	{rule: "string-escape", from: "4.2"}, // the escapes of JSON before
	{rule: "string-character", from: "4.2"},

	// Expressions (scripts/qapi.py, scripts/qapi/expr.py).
	{rule: "old-keyword", from: "2.4"},
	{rule: "nested-struct", from: "2.4"},
	{rule: "anonymous-union", from: "2.4"},
	{rule: "flag-text", from: "2.4"},
	{rule: "flag-value", from: "2.4"},
	{rule: "unknown-key", from: "2.4"},
	{rule: "missing-key", from: "2.4"},
	{rule: "value-kind", from: "2.4"},
	{rule: "invalid-name", from: "2.6"}, // values of BlkdebugEvent had dots until 2.5
	{rule: "reserved-name", from: "2.7"},
	{rule: "list-name", from: "2.7"},
	{rule: "empty-data", from: "2.9"},
	{rule: "old-pragma", from: "6.0"},
	{rule: "event-name-case", from: "6.0"},
	{rule: "type-name-case", from: "6.0"},
	{rule: "feature-name-case", from: "6.0"},
	{rule: "branch-name-case", from: "6.0"},
	{rule: "flag-conflict", from: "6.0"},
	{rule: "condition-text", from: "6.2"},
	{rule: "invalid-condition", from: "6.2"},
	{rule: "simple-union", from: "6.2"},

	// Documentation comments were mere comments until 2.8.
	{rule: "doc-unopened", from: "2.9"},
	{rule: "doc-unclosed", from: "2.9"},
	{rule: "doc-delimiter", from: "2.9"},
	{rule: "doc-space", from: "2.9"},
	{rule: "doc-symbol", from: "2.9"},
	{rule: "doc-symbol-colon", from: "2.9"},
	{rule: "doc-no-symbol", from: "2.9"},
	{rule: "doc-name-mismatch", from: "2.9"},
	{rule: "doc-without-definition", from: "2.9"},
	{rule: "doc-free-member", from: "2.9"},
	{rule: "doc-member-form", from: "2.9"},
	{rule: "doc-member-order", from: "2.9"},
	{rule: "doc-duplicate-member", from: "2.9"},
	{rule: "doc-duplicate-section", from: "2.9"},
	{rule: "doc-empty-section", from: "2.9"},
	{rule: "doc-since-colon", from: "2.9"},
	{rule: "doc-features", from: "9.0"},
	{rule: "doc-dedent", from: "9.1"}, // "Notes:" of 9.0 and before were laid out more freely
	{rule: "doc-old-section", from: "9.1"},
	{rule: "doc-heading", from: "10.1"},
	{rule: "dead-link", from: "10.1"}, // before that, backticks were for any quoted word
	{rule: "doc-long-line", from: "10.2"},
	{rule: "doc-sentence-space", from: "10.2"},
}

// ended are rules about whole schemas that a later one took the place of, and from which release on.
var ended = map[string]string{"defined-again": "2.4"}

// signedIntegers is when QEMU read every integer as an int64.
var signedIntegers = era{until: "2.10"}

// Counts gives the first release for which a rule counts, and the first one for which it no longer does; "" when there is none.
func Counts(rule string) (from, until string) {
	for _, e := range allEras() {
		if e.rule == rule {
			return e.from, e.until
		}
	}
	return "", ""
}

// Filter keeps the findings that count for a release; those of the rules in always count for all. An empty release, or
// one that is no number, means today.
func Filter(release string, found diag.List, always ...string) diag.List {
	r, _ := parseRelease(release)
	dropped := map[string]bool{}
	for _, e := range allEras() {
		if !e.counts(r) && !slices.Contains(always, e.rule) {
			dropped[e.rule] = true
		}
	}
	var kept diag.List
	for _, d := range found {
		if !dropped[d.Rule] {
			kept = append(kept, d)
		}
	}
	return kept
}

func allEras() []era {
	list := append([]era(nil), eras...)
	for _, d := range qapi.DatedRules() {
		list = append(list, era{rule: d.Rule.ID, from: d.Since, until: ended[d.Rule.ID]})
	}
	for _, r := range prose.Rules() {
		list = append(list, era{rule: r.ID, from: "5.2"}) // markup was Texinfo's before, read by a script of its own
	}
	return list
}

func (e era) holds(name string) bool {
	r, _ := parseRelease(name)
	return e.counts(r)
}

func (e era) counts(r release) bool {
	from, known := parseRelease(e.from)
	if known && r.before(from) {
		return false
	}
	until, known := parseRelease(e.until)
	return !known || r.before(until)
}
