package examples_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/report"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// TestGolden shows how the findings about each kind of mistake read. Every rule has a case.
func TestGolden(t *testing.T) {
	provoked := map[string]bool{}
	golden.Run(t, "testdata", func(t *testing.T, name string, src []byte) []golden.Section {
		found := examples.Check(load(t, name, src)).Found
		var out bytes.Buffer
		if err := report.Text(&out, found, report.Files(func(string) []byte { return src }), report.Palette{}); err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			provoked[d.Rule] = true
		}
		return []golden.Section{{Name: "want", Text: out.String()}}
	})
	for _, r := range examples.Rules() {
		if !provoked[r.ID] {
			t.Errorf("no case provokes %s", r.ID)
		}
	}
}

// load reads a tree of one file.
func load(t testing.TB, name string, src []byte) *qapi.Reference {
	t.Helper()
	r, _, err := source.Load(fstest.MapFS{name: {Data: src}}, source.Options{File: name})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
