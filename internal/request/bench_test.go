package request

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// BenchmarkAll makes the requests of all commands of a release.
func BenchmarkAll(b *testing.B) {
	ref := corpusReference(b, "v10.2.0")
	for b.Loop() {
		requests := New(ref)
		for _, d := range ref.Defs {
			requests.Of(d)
		}
	}
}

func corpusReference(tb testing.TB, release string) *qapi.Reference {
	tb.Helper()
	ref, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(tb), release)), source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return ref
}
