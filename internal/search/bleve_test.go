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
	bleveapi "github.com/blevesearch/bleve_index_api"

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
	w := weigh(c)
	if len(w.terms) < 5_000 {
		t.Errorf("only %d terms", len(w.terms))
	}
	index := indexFields(t, c)
	defer index.Close()
	// What bleve should take for the lengths of fields: see weigher.scorer.
	stats := &search.BM25Stats{DocCount: float64(len(c.Docs)), FieldCardinality: map[string]int{}}
	for f := range fieldCount {
		for _, d := range c.Docs {
			stats.FieldCardinality[nameOf(f)] += len(Terms(searchable(f, d.text[f])))
		}
	}
	for i := 0; i < len(w.terms); i += 100 {
		term := w.terms[i]
		want := map[int]float64{}
		for f := range fieldCount {
			q := bleve.NewTermQuery(term)
			q.SetField(nameOf(f))
			request := bleve.NewSearchRequestOptions(q, len(c.Docs), 0, false)
			request.PreSearchData = map[string]any{search.BM25PreSearchDataKey: stats}
			found, err := index.SearchInContext(context.Background(), request)
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

// nameOf is what the test's index calls a field.
func nameOf(f field) string { return strconv.Itoa(int(f)) }

// indexFields makes a bleve index of the fields whose weights are compared.
func indexFields(t *testing.T, c *Catalog) bleve.Index {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer, m.ScoringModel = analyzerName, bleveapi.BM25Scoring
	index, err := bleve.NewMemOnly(m)
	if err != nil {
		t.Fatal(err)
	}
	batch := index.NewBatch()
	for i, d := range c.Docs {
		fields := map[string]any{}
		for f, text := range d.text {
			fields[nameOf(field(f))] = searchable(field(f), text)
		}
		if err := batch.Index(strconv.Itoa(i), fields); err != nil {
			t.Fatal(err)
		}
	}
	if err := index.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return index
}
