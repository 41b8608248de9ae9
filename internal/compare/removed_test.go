package compare_test

import (
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/notices"
	"qmpdoc/qapi"
)

// TestRemovedFeatures demands that each entry about QMP of QEMU's lists of removed features is found between the right two
// releases: a change of what the entry names, which counts as announced.
func TestRemovedFeatures(t *testing.T) {
	lists := removedEntries(t)
	found := 0
	eachPair(t, func(before, after string, old, new *compare.Side, c *compare.Comparison) {
		for _, n := range notices.Tie(old.Reference, lists[series(after)]) {
			for _, s := range n.Subjects {
				one := changeOf(c, s)
				switch {
				case s.Def == nil:
					t.Errorf("%s: %q is not tied to anything of %s", after, n.Heading, before)
				case one == nil:
					t.Errorf("%s: %q: nothing changed for %s %v", after, n.Heading, s.Name, s.Steps)
				default:
					found++
					t.Logf("%s: %q: %s", after, n.Heading, line(one))
				}
			}
		}
	})
	if found < 26 {
		t.Errorf("%d entries", found)
	}
}

// removedEntries collects the entries of all releases by the release that they name, each heading once.
func removedEntries(t *testing.T) map[string][]*qapi.Notice {
	t.Helper()
	lists, seen := map[string][]*qapi.Notice{}, map[string]bool{}
	for _, number := range []string{"4.2.0", "5.1.0", "5.2.0", "6.0.0", "8.0.0", "9.1.0", "11.0.0"} {
		for _, n := range prepare(t, number).Reference.Notices {
			heading := strings.ToLower(n.Heading)
			if n.Removed && n.Strict && series(n.Release) == series(number) && !seen[heading] {
				seen[heading] = true
				lists[series(n.Release)] = append(lists[series(n.Release)], n)
			}
		}
	}
	return lists
}

func series(release string) string {
	r, _ := qapi.ParseRelease(release)
	return r.Series().String()
}

// changeOf finds the change of a subject.
func changeOf(c *compare.Comparison, s qapi.Subject) *compare.Change {
	for _, one := range c.Changes {
		for _, r := range one.Reaches {
			if one.Level < compare.Announced || s.Def == nil || !s.Def.Kind.IsType() && r.Name != s.Def.Name {
				continue
			}
			words := r.Words()
			switch {
			case s.Owner == nil && len(words) == 0:
				return one
			case s.Owner != nil && slices.Contains(words, s.Part()), s.Owner != nil && slices.Contains(words, "="+s.Part()):
				return one
			}
		}
	}
	return nil
}
