package rules

import (
	"slices"
	"testing"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/source"
)

// TestChanges demands that every kind of change is explained, and that its example shows that kind and no other.
func TestChanges(t *testing.T) {
	for _, rule := range compare.Rules() {
		e := readText(rule.ID)
		if e.means == "" || e.why == "" || len(e.before.files) == 0 || len(e.after.files) == 0 || rule.Summary == "" {
			t.Errorf("%s: something is missing: %+v", rule.ID, e)
			continue
		}
		if e.before.shortened {
			continue
		}
		old, new := side(t, e.before, rule.ID), side(t, e.after, rule.ID)
		c := compare.Compare(old, new, compare.Options{})
		c.Prove()
		var found []string
		for _, one := range c.Changes {
			if one.HasWitness() && one.Witness == nil {
				t.Errorf("%s: no witness: %s", rule.ID, one.Message)
			}
			if one.Rule != rule.ID && one.Rule == "documentation-changed" {
				continue
			}
			if !slices.Contains(found, one.Rule) {
				found = append(found, one.Rule)
			}
		}
		if !slices.Equal(found, []string{rule.ID}) {
			t.Errorf("%s: found %q", rule.ID, found)
		}
	}
}

func side(t *testing.T, s example, rule string) *compare.Side {
	t.Helper()
	tree, options := snippet(s, rule)
	ref, _, err := source.Load(tree, options)
	if err != nil {
		t.Fatalf("%s: %v", rule, err)
	}
	return compare.Prepare(ref)
}
