package search

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// TestWeightsAreBleves compares the weights of the static index with the scores that bleve gives.
func TestWeightsAreBleves(t *testing.T) {
	r, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(t), "v10.2.0")), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := Collect(Sources{
		Reference: r,
		Chapters:  []Chapter{{Title: "QMP reference", Defs: r.Defs}},
		Address:   func(d *qapi.Def) string { return d.Name },
		Summary:   func(d *qapi.Def) string { return d.Doc.Body().Raw },
	})
	w := weigh(c.Docs)
	b, err := openBleve(c)
	if err != nil {
		t.Fatal(err)
	}
	defer b.index.Close()
	terms, err := b.terms()
	if err != nil {
		t.Fatal(err)
	}
	if len(terms) != len(w.terms) {
		t.Errorf("%d terms, bleve has %d", len(w.terms), len(terms))
	}
	for i, term := range w.terms {
		if term != terms[i] {
			t.Fatalf("term %q, bleve has %q", term, terms[i])
		}
		if i%7 != 0 {
			continue
		}
		list, err := b.postings(term)
		if err != nil {
			t.Fatal(err)
		}
		mine := w.postings[term]
		if len(list) != len(mine) {
			t.Errorf("%s: %d postings, bleve has %d", term, len(mine), len(list))
			continue
		}
		for j, p := range list {
			if p.doc != mine[j].doc || math.Abs(p.weight-mine[j].weight) > 1e-4*p.weight {
				t.Errorf("%s: %v, bleve has %v", term, mine[j], p)
			}
		}
	}
}
