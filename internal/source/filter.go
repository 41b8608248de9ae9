package source

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// signedUntil is the first release that did not read every integer as an int64.
const signedUntil = "2.10"

// Filter keeps the findings whose rules apply to a release, with the severity that they have there; the rules named in
// always apply to all. An empty release, or one that is not a number, means today.
func Filter(release string, found diag.List, always ...string) diag.List {
	r, _ := qapi.ParseRelease(release)
	kept := applying(found, r.Series(), always)
	if len(r) < 3 || slices.Equal(r.Series(), r[:2]) {
		return kept
	}
	if before := applying(found, r[:2], always); kept.Count(diag.Error)-before.Count(diag.Error) > mostNewErrors {
		return before
	}
	return kept
}

// mostNewErrors is how many errors by the rules of the coming release a state of development can have. QEMU corrects its files
// before it enforces a rule: a tree with more errors is from the time before that, and is judged by the release before.
const mostNewErrors = 10

// applying keeps the findings that apply to a release, with the severity that they have there.
func applying(found diag.List, r qapi.Release, always []string) diag.List {
	dropped, raised := map[string]bool{}, map[string]diag.Severity{}
	for _, rule := range loadRules() {
		dropped[rule.ID] = !within(r, rule.From, rule.Until) && !slices.Contains(always, rule.ID)
		if rule.Stricter.From != "" && within(r, rule.Stricter.From, "") {
			raised[rule.ID] = rule.Stricter.Severity
		}
	}
	var kept diag.List
	for _, d := range found {
		if dropped[d.Rule] || !within(r, d.From, d.Until) {
			continue
		}
		if severity, ok := raised[d.Rule]; ok {
			d.Severity = severity
		}
		kept = append(kept, d)
	}
	return kept
}

// loadRules lists every rule that can be reported while a tree is read.
func loadRules() []diag.Rule {
	return slices.Concat(docparse.Rules(), hxparse.Rules(), qapi.Rules(), prose.Rules(), Rules())
}

// within reports whether a release is at or after from and before until; either is open when it is "".
func within(r qapi.Release, from, until string) bool {
	if first, known := qapi.ParseRelease(from); known && r.Before(first) {
		return false
	}
	end, known := qapi.ParseRelease(until)
	return !known || r.Before(end)
}
