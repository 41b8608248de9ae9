package source

import (
	"testing"

	"qmpdoc/diag"
)

var releaseCases = []struct {
	text  string
	other string
	want  bool // text is before other
}{
	{"1.9", "1.10", true},
	{"2.0", "2.0.0", false},
	{"2.0.0", "2.0", false},
	{"1.7.50", "2.0", true},
	{"1.7.50", "1.7.2", false},
	{"10.1.91", "10.2", true},
	{"9.2.0", "10.0.0", true},
	{"v2.1.0", "2.1.1", true},
	{"2.1.0-rc3", "2.1.0", false},
	{"10.2.0", "", true}, // today comes after every release
	{"", "10.2.0", false},
	{"", "", false},
}

func TestReleaseOrder(t *testing.T) {
	for _, c := range releaseCases {
		r, _ := parseRelease(c.text)
		s, _ := parseRelease(c.other)
		if got := r.before(s); got != c.want {
			t.Errorf("%q before %q: %v", c.text, c.other, got)
		}
	}
}

func TestParseRelease(t *testing.T) {
	for text, want := range map[string]bool{
		"10.2.0": true, "v1.0": true, "2.1.0-rc3": true, "8.2.1+ds": true,
		"": false, "soon": false, "1..2": false, "1.x": false, "-1": false, "1.2 and more": false, "999999999999999999999": false,
	} {
		if _, ok := parseRelease(text); ok != want {
			t.Errorf("%q: %v", text, ok)
		}
	}
}

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

// No two packages use one name for two rules, and their dates are releases.
func TestRulesAreDated(t *testing.T) {
	known := map[string]bool{}
	for _, r := range loadRules() {
		if known[r.ID] {
			t.Errorf("two rules are called %s", r.ID)
		}
		known[r.ID] = true
		for _, release := range []string{r.From, r.Until} {
			if _, ok := parseRelease(release); !ok && release != "" {
				t.Errorf("%s: %q is not a release", r.ID, release)
			}
		}
	}
}
