package site

import (
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

// TestResultsLeadSomewhere follows every result that a search can have: its page exists, and its row has the id.
func TestResultsLeadSomewhere(t *testing.T) {
	t.Run("sample", func(t *testing.T) { followResults(t, sampleConfig(t)) })
	for _, tree := range []string{"v10.2.0", "v2.7.0", "v2.1.0", "v1.1.0"} {
		t.Run(tree, func(t *testing.T) { followResults(t, corpusConfig(t, filepath.Join(golden.Corpus(t), tree))) })
	}
}

// TestResultsOfHistory follows those results that only a history adds.
func TestResultsOfHistory(t *testing.T) {
	cfg := memberConfigs(t, fewReleases)[2]
	files := build(t, cfg)
	found := map[string]bool{}
	for _, d := range Catalog(cfg.Config).Docs {
		found[d.Name] = true
		if _, ok := files[d.Address]; !ok {
			t.Errorf("%s has no page %s", d.Name, d.Address)
		}
	}
	for _, name := range []string{"lamp", "Changes 9.1", "Changes 9.2"} {
		if !found[name] {
			t.Errorf("%s is not found", name)
		}
	}
}

func followResults(t *testing.T, cfg Config) {
	files := build(t, cfg)
	rows := 0
	for _, d := range Catalog(cfg.Config).Docs {
		page, ok := files[d.Address]
		if !ok {
			t.Errorf("%s has no page %s", d.Name, d.Address)
			continue
		}
		ids := inspectPage(page).ids
		for _, r := range d.Shown() {
			rows++
			if id := rowAnchor(&qapi.Def{Kind: qapi.Kind(d.Kind)}, r.Kind, r.Name); !ids[id] {
				t.Errorf("%s has no %s", d.Address, id)
			}
		}
	}
	if rows == 0 {
		t.Error("no rows")
	}
	t.Logf("%d rows", rows)
}
