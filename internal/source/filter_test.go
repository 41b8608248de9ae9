package source

import (
	"testing"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

func TestFilter(t *testing.T) {
	for _, c := range []struct {
		rule, release string
		kept          bool
		always        []string
	}{
		{rule: "missing-comma", release: "1.5.3"},
		{rule: "missing-comma", release: "1.6.0", kept: true},
		{rule: "missing-comma", kept: true},
		{rule: "old-keyword", release: "2.3.1"},
		{rule: "old-keyword", release: "2.4.0", kept: true},
		{rule: "doc-old-section", release: "9.0.2"},
		{rule: "doc-old-section", release: "9.1.0", kept: true},
		{rule: "syntax", release: "1.0", kept: true},
		{rule: "doc-old-section", release: "9.0.50", kept: true},
		{rule: "doc-old-section", release: "9.0.94", kept: true},
		{rule: "doc-old-section", release: "9.1.0-rc2", kept: true},
		{rule: "doc-old-section", release: "8.2.91"},
		{rule: "doc-undocumented-member", release: "8.2.0"},
		{rule: "doc-undocumented-member", release: "8.2.0", always: []string{"syntax", "doc-undocumented-member"}, kept: true},
		{rule: "doc-undocumented-member", release: "8.2.0", always: []string{"doc-unknown-member"}},
	} {
		kept := Filter(c.release, diag.List{{Rule: c.rule}}, c.always...)
		if got := len(kept) == 1; got != c.kept {
			t.Errorf("%s in %s: kept %v", c.rule, c.release, got)
		}
	}
}

func TestFilterRaises(t *testing.T) {
	for release, want := range map[string]diag.Severity{"8.2.0": diag.Info, "9.0.0": diag.Warning, "": diag.Warning} {
		if kept := Filter(release, diag.List{{Rule: "doc-since-colon"}}); kept[0].Severity != want {
			t.Errorf("in %q: %v, want %v", release, kept[0].Severity, want)
		}
	}
}

// A finding can be for fewer releases than its rule.
func TestFilterBounds(t *testing.T) {
	found := diag.List{{Rule: "syntax", Msg: "old", Until: "9.0"}, {Rule: "syntax", Msg: "new", From: "9.0"}}
	for release, want := range map[string]string{"8.2.0": "old", "8.2.50": "new", "9.0.0": "new", "": "new"} {
		if kept := Filter(release, found); len(kept) != 1 || kept[0].Msg != want {
			t.Errorf("%s: kept %v, want the %s one", release, kept, want)
		}
	}
}

// A state of development that breaks a coming rule everywhere is from the time before that rule.
func TestFilterEarlyDevelopment(t *testing.T) {
	found := make(diag.List, mostNewErrors+1)
	for i := range found {
		found[i] = diag.Diagnostic{Rule: "doc-old-section", Severity: diag.Error}
	}
	if kept := Filter("9.0.50", found); len(kept) != 0 {
		t.Errorf("kept %d findings", len(kept))
	}
	if kept := Filter("9.0.50", found[1:]); len(kept) != mostNewErrors {
		t.Errorf("kept %d findings, want %d", len(kept), mostNewErrors)
	}
}

// No two packages use one name for two rules, and their dates are releases.
func TestRulesAreDated(t *testing.T) {
	known := map[string]bool{}
	for _, r := range loadRules() {
		if known[r.ID] {
			t.Errorf("two rules are called %s", r.ID)
		}
		known[r.ID] = true
		for _, release := range []string{r.From, r.Until, r.Stricter.From} {
			if _, ok := qapi.ParseRelease(release); !ok && release != "" {
				t.Errorf("%s: %q is not a release", r.ID, release)
			}
		}
	}
}
