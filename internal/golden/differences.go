package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Differences is the reviewed list of places where our reading of a text is not the oracle's, on purpose:
// testdata/oracle_differences.txt, with a line for each reason, and below it the places, each after a tab.
type Differences struct {
	used map[string]bool // place -> asked for
}

const differencesFile = "testdata/oracle_differences.txt"

// ReadDifferences reads the entries of the list whose place begins with a release followed by one of suffixes and a blank:
// "" for schema files, "-hx", "-events" and "-commands" for the text files.
func ReadDifferences(t *testing.T, suffixes ...string) *Differences {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(Root(t), differencesFile))
	if err != nil {
		t.Fatal(err)
	}
	d := &Differences{used: map[string]bool{}}
	reason := ""
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSuffix(line, "\n")
		place, ok := strings.CutPrefix(line, "\t")
		if !ok {
			reason = line
			continue
		}
		if reason == "" || strings.HasPrefix(reason, "#") {
			t.Fatalf("%s: no reason: %s", differencesFile, line)
		}
		file, _, _ := strings.Cut(place, " ")
		for _, s := range suffixes {
			if release, found := strings.CutSuffix(file, s); found && !strings.Contains(release, "-") {
				d.used[place] = false
			}
		}
	}
	return d
}

// Has reports whether the list has place.
func (d *Differences) Has(place string) bool {
	_, ok := d.used[place]
	if ok {
		d.used[place] = true
	}
	return ok
}

// ReportStale fails for entries that were not asked for: they no longer differ.
func (d *Differences) ReportStale(t *testing.T) {
	t.Helper()
	for place, used := range d.used {
		if !used {
			t.Errorf("%s: stale: %s", differencesFile, place)
		}
	}
}
