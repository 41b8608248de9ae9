package sources

import (
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// BenchmarkHistory reads 44 releases from git and follows everything through them to the last one.
func BenchmarkHistory(b *testing.B) {
	dir := golden.Clone(b)
	for b.Loop() {
		o := new(Opener)
		s, err := o.Open(b.Context(), dir+"@v11.0.0")
		if err != nil {
			b.Fatal(err)
		}
		tree, _, err := s.Load(source.Options{})
		if err != nil {
			b.Fatal(err)
		}
		past, err := o.Past(b.Context(), []string{dir + "@v*"}, tree.Release, HistoryOptions{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := past.Extend(tree, nil); err != nil {
			b.Fatal(err)
		}
		o.Close()
	}
}
