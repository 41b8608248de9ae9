package sources

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/export"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/history"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// The order of the names does not count, nor what is as new as the tree. A saved history stands for its releases.
func TestHistory(t *testing.T) {
	dir := golden.Clone(t)
	o := opener(t)
	tree := load1(t, o, dir+"@v3.1.0")
	read := func(names ...string) (*history.Tracker, []string) {
		t.Helper()
		var steps []string
		past, err := o.Past(t.Context(), names, "3.1.0", HistoryOptions{Compared: func(c *compare.Comparison) {
			steps = append(steps, c.Old.Release+" "+c.New.Release)
		}})
		if err != nil {
			t.Fatal(err)
		}
		return past, steps
	}
	written := func(past *history.Tracker) string {
		t.Helper()
		h, err := past.Extend(tree, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, err := export.WithHistory(h)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	past, steps := read(dir+"@v3.1.0", dir+"@v2.9.0", dir+"@v3.0.0", dir+"@v2.12.0", dir+"@v2.9.0", dir+"@v4.0.0")
	if want := []string{"2.9.0 2.12.0", "2.12.0 3.0.0"}; !slices.Equal(steps, want) {
		t.Errorf("compared %q, want %q", steps, want)
	}
	want := written(past)
	for release, gap := range map[string]bool{"2.12.0": true, "3.0.0": false, "3.1.0": false} {
		if got := strings.Contains(want, `"first":{"qmp":"`+release+`"},"gap"`); got != gap {
			t.Errorf("%s: gap before it: %v", release, got)
		}
	}
	older, _ := read(dir+"@v2.9.0", dir+"@v2.12.0")
	data, err := export.WithHistory(older.History())
	if err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(t.TempDir(), "history.json")
	if err := os.WriteFile(saved, data, 0o644); err != nil {
		t.Fatal(err)
	}
	resumed, steps := read(saved, dir+"@v3.0.0", dir+"@v1.0.0")
	if !slices.Equal(steps, []string{"2.12.0 3.0.0"}) {
		t.Errorf("a saved history is compared again: %q", steps)
	}
	if got := written(resumed); got != want {
		t.Errorf("with a saved history: %s", firstDifference(got, want))
	}
}

// A state of development is left out if something newer of the same release is there, or is the tree.
func TestDrafts(t *testing.T) {
	for _, c := range []struct{ past, limit, want string }{
		{"8.2.0 8.2.50 8.2.90 9.0.0 9.0.1", "9.1.0", "8.2.0 9.0.0 9.0.1"},
		{"8.2.0 8.2.50", "9.1.0", "8.2.0 8.2.50"},
		{"8.2.0 8.2.50", "9.0.0", "8.2.0"},
		{"8.2.0 8.2.50", "8.2.90", "8.2.0"},
		{"2.5.0 2.5.1 2.5.50", "2.6.1", "2.5.0 2.5.1"},
		{"", "1.0", ""},
	} {
		var past []pastRelease
		for _, word := range strings.Fields(c.past) {
			number, _ := qapi.ParseRelease(word)
			past = append(past, pastRelease{number: number})
		}
		limit, _ := qapi.ParseRelease(c.limit)
		var got []string
		for _, one := range withoutDrafts(past, limit) {
			got = append(got, one.number.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s, of which %s is the tree: %q", c.past, c.limit, got)
		}
	}
}

func load1(t *testing.T, o *Opener, name string) *qapi.Reference {
	t.Helper()
	s, err := o.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, _, err := s.Load(source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			at := 0
			for at < min(len(a[i]), len(b[i])) && a[i][at] == b[i][at] {
				at++
			}
			at = max(0, at-200)
			return a[i][:40] + " … " + a[i][at:min(at+600, len(a[i]))] + "\nwant " + b[i][at:min(at+600, len(b[i]))]
		}
	}
	return "another number of lines"
}
