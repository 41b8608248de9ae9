package examples_test

import (
	"bytes"
	"slices"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/report"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// TestGolden shows how the findings about each kind of mistake read. Every rule has a case.
func TestGolden(t *testing.T) {
	provoked := map[string]bool{}
	golden.Run(t, "testdata", func(t *testing.T, name string, src []byte) []golden.Section {
		tree := files(name, src)
		found := examples.Check(load(t, tree)).Found
		var out bytes.Buffer
		read := report.Files(func(file string) []byte { return tree[file].Data })
		if err := report.Text(&out, found, read, report.Palette{}); err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			provoked[d.Rule] = true
		}
		return []golden.Section{{Name: "want", Text: out.String()}}
	})
	for _, r := range slices.Concat(examples.Rules(), qjson.Rules()) {
		if !provoked[r.ID] {
			t.Errorf("no case provokes %s", r.ID)
		}
	}
}

// files makes a tree of a case: of one file, or of several in in.tree, each after a line ">>> name".
func files(name string, src []byte) fstest.MapFS {
	tree := fstest.MapFS{}
	if name != "in.tree" {
		tree[name] = &fstest.MapFile{Data: src}
		return tree
	}
	for _, part := range bytes.Split(src, []byte(">>> "))[1:] {
		file, text, _ := bytes.Cut(part, []byte("\n"))
		tree[string(file)] = &fstest.MapFile{Data: text}
	}
	return tree
}

// load reads a tree. One of a single file may bear any name.
func load(t testing.TB, tree fstest.MapFS) *qapi.Reference {
	t.Helper()
	var o source.Options
	for name := range tree {
		if len(tree) == 1 {
			o.File = name
		}
	}
	r, _, err := source.Load(tree, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
