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
	dropped, raised := map[string]bool{}, map[string]diag.Severity{}
	for _, r := range loadRules() {
		dropped[r.ID] = !within(release, r.From, r.Until) && !slices.Contains(always, r.ID)
		if r.Stricter.From != "" && within(release, r.Stricter.From, "") {
			raised[r.ID] = r.Stricter.Severity
		}
	}
	var kept diag.List
	for _, d := range found {
		if dropped[d.Rule] {
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

// within tells whether a release is at or after from and before until; either is open when it is "".
func within(name, from, until string) bool {
	r, _ := qapi.ParseRelease(name)
	if first, known := qapi.ParseRelease(from); known && r.Before(first) {
		return false
	}
	end, known := qapi.ParseRelease(until)
	return !known || r.Before(end)
}
