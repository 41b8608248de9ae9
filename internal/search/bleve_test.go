package search

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// TestWeightsAreBleves compares the weights of the static index with the scores of bleve's searches, of every hundredth term.
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
	b, err := openBleve(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.index.Close()
	w, err := b.weights()
	if err != nil {
		t.Fatal(err)
	}
	if len(w.terms) < 5_000 {
		t.Errorf("only %d terms", len(w.terms))
	}
	// What bleve should take for the lengths of fields: see weigher.add.
	stats := &search.BM25Stats{DocCount: float64(b.docs), FieldCardinality: map[string]int{}}
	for f, name := range fieldNames {
		for _, d := range c.Docs {
			stats.FieldCardinality[name] += len(Terms(searchable(field(f), d.text[f])))
		}
	}
	for i := 0; i < len(w.terms); i += 100 {
		term := w.terms[i]
		want := map[int]float64{}
		for f, name := range fieldNames {
			q := bleve.NewTermQuery(term)
			q.SetField(name)
			request := bleve.NewSearchRequestOptions(q, b.docs, 0, false)
			request.PreSearchData = map[string]any{search.BM25PreSearchDataKey: stats}
			found, err := b.index.SearchInContext(context.Background(), request)
			if err != nil {
				t.Fatal(err)
			}
			for _, hit := range found.Hits {
				doc, _ := strconv.Atoi(hit.ID)
				want[doc] += boosts[f] * hit.Score
			}
		}
		if len(w.postings[term]) != len(want) {
			t.Errorf("%s: %d documents, want %d", term, len(w.postings[term]), len(want))
		}
		for _, p := range w.postings[term] {
			if math.Abs(p.weight-want[p.doc]) > 1e-4*p.weight {
				t.Errorf("%s in %s: %g, want %g", term, c.Docs[p.doc].Name, p.weight, want[p.doc])
			}
		}
	}
}
