package sources

import (
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// BenchmarkTwoRevisions opens two releases from git and reads them.
func BenchmarkTwoRevisions(b *testing.B) {
	dir := golden.Clone(b)
	for b.Loop() {
		load(b, []string{dir + "@v10.0.0", dir + "@v11.0.0"}, true)
	}
}

// BenchmarkAllRevisions opens all releases and reads their files, without parsing or with it.
func BenchmarkAllRevisions(b *testing.B) {
	names, err := new(Opener).Expand(b.Context(), golden.Clone(b)+"@v*")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			load(b, names, false)
		}
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			load(b, names, true)
		}
	})
}

func load(b *testing.B, names []string, parse bool) {
	o := new(Opener)
	defer o.Close()
	for _, name := range names {
		s, err := o.Open(b.Context(), name)
		if err != nil {
			b.Fatal(err)
		}
		if !parse {
			continue
		}
		if _, _, err := s.Load(source.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
