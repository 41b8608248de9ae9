package search

import "testing"

func BenchmarkScript(b *testing.B) {
	c := realCatalog(b)
	b.ReportAllocs()
	for b.Loop() {
		Script(c)
	}
}

func BenchmarkCollect(b *testing.B) {
	s := realCatalog(b).sources
	b.ReportAllocs()
	for b.Loop() {
		Collect(s)
	}
}
