package search

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// Open puts c into a bleve index in memory, and gives what answers queries over it.
func Open(c *Catalog) (*Engine, error) {
	b, err := openBleve(c)
	if err != nil {
		return nil, fmt.Errorf("making the search index: %w", err)
	}
	terms, err := b.terms()
	if err != nil {
		return nil, fmt.Errorf("reading the search index: %w", err)
	}
	known := map[string][]posting{}
	e := newEngine(c, terms, func(term string) []posting {
		if list, ok := known[term]; ok {
			return list
		}
		list, failed := b.postings(term)
		if failed != nil && err == nil {
			err = failed
		}
		known[term] = list
		return list
	})
	e.trouble = func() error { return err }
	e.close = b.index.Close
	return e, nil
}

// bleveIndex is a bleve index of a catalog's documents, called by their numbers.
type bleveIndex struct {
	index bleve.Index
	stats *search.BM25Stats
	docs  int
}

func openBleve(c *Catalog) (*bleveIndex, error) {
	idx, err := bleve.NewUsing("", bleveMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	b := &bleveIndex{index: idx, docs: len(c.Docs)}
	b.stats = &search.BM25Stats{DocCount: float64(len(c.Docs)), FieldCardinality: fieldLengths(c.Docs)}
	batch := idx.NewBatch()
	for i, d := range c.Docs {
		fields := map[string]any{}
		for f, text := range d.text {
			fields[fieldNames[f]] = searchable(field(f), text)
		}
		if err := batch.Index(strconv.Itoa(i), fields); err != nil {
			return nil, err
		}
	}
	return b, idx.Batch(batch)
}

func bleveMapping() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer = analyzerName
	text.Store, text.IncludeTermVectors, text.IncludeInAll, text.DocValues = false, false, false, false
	doc := bleve.NewDocumentStaticMapping()
	for _, name := range fieldNames {
		doc.AddFieldMappingsAt(name, text)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = analyzerName
	m.ScoringModel = bleveapi.BM25Scoring
	return m
}

// terms lists the terms of all fields, sorted.
func (b *bleveIndex) terms() ([]string, error) {
	var list []string
	for _, f := range fieldNames {
		dict, err := b.index.FieldDict(f)
		if err != nil {
			return nil, err
		}
		for entry, err := dict.Next(); entry != nil || err != nil; entry, err = dict.Next() {
			if err != nil {
				return nil, err
			}
			list = append(list, entry.Term)
		}
		if err := dict.Close(); err != nil {
			return nil, err
		}
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

// postings sums bleve's scores of the term in each field, times the field's boost. Each field is a search of its own:
// bleve would weigh the clauses of one search by their idf once more.
func (b *bleveIndex) postings(term string) ([]posting, error) {
	sums := map[int]float64{}
	for f, name := range fieldNames {
		q := bleve.NewTermQuery(term)
		q.SetField(name)
		r := bleve.NewSearchRequestOptions(q, b.docs, 0, false)
		// bleve takes the number of different terms of a field for its length; told the length, it computes BM25.
		r.PreSearchData = map[string]any{search.BM25PreSearchDataKey: b.stats}
		found, err := b.index.SearchInContext(context.Background(), r)
		if err != nil {
			return nil, err
		}
		for _, hit := range found.Hits {
			doc, err := strconv.Atoi(hit.ID)
			if err != nil {
				return nil, err
			}
			sums[doc] += boosts[f] * hit.Score
		}
	}
	var list []posting
	for doc, weight := range sums {
		list = append(list, posting{doc, weight})
	}
	slices.SortFunc(list, func(a, b posting) int { return a.doc - b.doc })
	return list, nil
}
