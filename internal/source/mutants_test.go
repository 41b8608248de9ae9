package source_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// mutant is a schema file with a documentation comment changed in one or two lines, and what QEMU's own parser says of it.
type mutant struct {
	ID    int
	File  string
	Edits []edit
	QEMU  *struct {
		File    string
		Line    int
		Message string
	}
}

// edit replaces lines. It is written as an array: the first line, how many are removed, the lines in their place.
type edit struct {
	first, removed int
	added          []string
}

// UnmarshalJSON reads the array.
func (e *edit) UnmarshalJSON(src []byte) error {
	return json.Unmarshal(src, &[]any{&e.first, &e.removed, &e.added})
}

// apply makes the edits in a file, the last one first, so that the numbers of the others stay true.
func apply(src string, edits []edit) string {
	lines := strings.Split(src, "\n")
	for _, e := range slices.Backward(edits) {
		lines = slices.Replace(lines, e.first-1, e.first-1+e.removed, e.added...)
	}
	return strings.Join(lines, "\n")
}

// mutantsApart are mutants that this program judges in another way than QEMU, each with the reason.
var mutantsApart = map[int]string{}

// TestMutants compares what check refuses with what QEMU refuses: all of it, and at QEMU's line first.
func TestMutants(t *testing.T) {
	const release = "v10.2.0"
	text, err := os.ReadFile(golden.Beside(t, "oracle/"+release+"-mutants.json"))
	if err != nil {
		t.Fatal(err)
	}
	var mutants []mutant
	if err := json.Unmarshal(text, &mutants); err != nil || len(mutants) == 0 {
		t.Fatalf("%d mutants: %v", len(mutants), err)
	}
	tree := moduleTree(t, filepath.Join(golden.Corpus(t), release))
	refused, atLine := 0, 0
	for _, m := range mutants {
		first := firstError(t, tree, m)
		if (first != nil) != (m.QEMU != nil) && mutantsApart[m.ID] == "" {
			t.Errorf("mutant %d of %s %v: QEMU says %+v, check says %v", m.ID, m.File, m.Edits, m.QEMU, first)
		}
		if m.QEMU == nil || first == nil {
			continue
		}
		refused++
		if first.Pos.File == m.QEMU.File && first.Pos.Line == m.QEMU.Line {
			atLine++
		} else {
			t.Logf("mutant %d %v: QEMU says %+v, check says %s", m.ID, m.Edits, *m.QEMU, first)
		}
	}
	if atLine*100 < 95*refused {
		t.Errorf("%d of %d refused mutants have their first error at QEMU's line", atLine, refused)
	}
	t.Logf("%d mutants, %d refused, %d at QEMU's line", len(mutants), refused, atLine)
}

// moduleTree reads the schema files of a release, below a root file that TestMutants replaces.
func moduleTree(t *testing.T, root string) fstest.MapFS {
	tree := fstest.MapFS{}
	for _, name := range []string{"VERSION", "qapi"} {
		err := fs.WalkDir(os.DirFS(root), name, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			src, err := os.ReadFile(filepath.Join(root, path))
			tree[path] = &fstest.MapFile{Data: src}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return tree
}

// firstError returns the first error about a mutant, which is the only module below its root; nil when there is none.
func firstError(t *testing.T, tree fstest.MapFS, m mutant) *diag.Diagnostic {
	mutated := fstest.MapFS{}
	for name, file := range tree {
		mutated[name] = file
	}
	mutated[m.File] = &fstest.MapFile{Data: []byte(apply(string(tree[m.File].Data), m.Edits))}
	mutated["qapi/qapi-schema.json"] = &fstest.MapFile{Data: fmt.Appendf(nil,
		"{ 'include': 'pragma.json' }\n{ 'include': '%s' }\n", filepath.Base(m.File))}
	_, found, err := source.Load(mutated, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		if found[i].Severity == diag.Error {
			return &found[i]
		}
	}
	return nil
}
