package export_test

import (
	"os"
	"strings"
	"testing"
)

// differences is the reviewed list of places where our reading of a text is not the oracle's, on purpose.
type differences struct {
	reasons map[string]string // release, definition, field -> reason
	used    map[string]bool
}

const differencesFile = "testdata/oracle_differences.txt"

// readDifferences reads lines of "release definition field reason"; the reasons are explained in the file's comments.
func readDifferences(t *testing.T) *differences {
	src, err := os.ReadFile(differencesFile)
	if err != nil {
		t.Fatal(err)
	}
	d := &differences{reasons: map[string]string{}, used: map[string]bool{}}
	explained := map[string]bool{}
	for l := range strings.Lines(string(src)) {
		if reason, _, ok := strings.Cut(strings.TrimPrefix(l, "# "), ": "); ok && strings.HasPrefix(l, "# ") {
			explained[reason] = true
			continue
		}
		f := strings.Fields(l)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != 4 || !explained[f[3]] {
			t.Fatalf("%s: want release, definition, field and a reason explained above, found %q", differencesFile, l)
		}
		d.reasons[strings.Join(f[:3], " ")] = f[3]
	}
	return d
}

func (d *differences) has(release, name, field string) bool {
	key := release + " " + name + " " + strings.ReplaceAll(field, " ", "-")
	_, ok := d.reasons[key]
	d.used[key] = true
	return ok
}

// reportStale fails for entries that no longer differ.
func (d *differences) reportStale(t *testing.T) {
	for key := range d.reasons {
		if !d.used[key] && !t.Failed() {
			t.Errorf("%s: %q does not differ any more", differencesFile, key)
		}
	}
}
