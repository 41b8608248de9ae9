package compare_test

import (
	"sync"
	"testing"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
)

func BenchmarkCompare(b *testing.B) {
	old, new := prepare(b, "9.0.0").Reference, prepare(b, "9.1.0").Reference
	b.Run("shapes", func(b *testing.B) {
		for b.Loop() {
			compare.Compare(compare.Prepare(old), compare.Prepare(new), compare.Options{})
		}
	})
	one, other := compare.Prepare(old), compare.Prepare(new)
	b.Run("prepared", func(b *testing.B) {
		for b.Loop() {
			compare.Compare(one, other, compare.Options{})
		}
	})
	b.Run("witnesses", func(b *testing.B) {
		for b.Loop() {
			compare.Compare(one, other, compare.Options{}).Prove()
		}
	})
}

// BenchmarkRevisions reads two releases from git and compares them, witnesses and all, as qmpdoc diff does.
func BenchmarkRevisions(b *testing.B) {
	dir := golden.Clone(b)
	for b.Loop() {
		var sides [2]*compare.Side
		var both sync.WaitGroup
		for i, name := range []string{dir + "@v9.0.0", dir + "@v9.1.0"} {
			both.Go(func() {
				o := new(sources.Opener)
				defer o.Close()
				s, err := o.Open(b.Context(), name)
				if err != nil {
					b.Error(err)
					return
				}
				ref, _, err := s.Load(source.Options{})
				if err != nil {
					b.Error(err)
					return
				}
				sides[i] = compare.Prepare(ref)
			})
		}
		both.Wait()
		if b.Failed() {
			return
		}
		compare.Compare(sides[0], sides[1], compare.Options{}).Prove()
	}
}
