package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
	"qmpdoc/testdata"
)

// QEMU was built from these files, so by the rules of their own release nothing in them is an error.
func TestCorpusHasNoErrors(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join(golden.Corpus(t), "*"))
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no trees in %s: %v", golden.Corpus(t), err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			ref, found, err := source.Load(os.DirFS(dir), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range append(found, source.Markup(ref, new(prose.Library))...) {
				if d.Severity == diag.Error {
					t.Error(d)
				}
			}
			if len(ref.Defs) < 80 {
				t.Errorf("only %d definitions", len(ref.Defs))
			}
		})
	}
}

func TestSampleHasNoErrors(t *testing.T) {
	_, found, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil || found.Count(diag.Error) > 0 {
		t.Errorf("%v\n%v", err, found)
	}
}

func BenchmarkLoad(b *testing.B) {
	tree := os.DirFS(filepath.Join(golden.Corpus(b), "v10.2.0"))
	for b.Loop() {
		if _, _, err := source.Load(tree, source.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
