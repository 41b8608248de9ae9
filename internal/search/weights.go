package search

import (
	"maps"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/scorer"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// posting is a document in which a term occurs, and its weight there.
type posting struct {
	doc    int
	weight float64
}

// weights are the postings of all terms, in the order of the documents.
type weights struct {
	terms    []string // sorted
	postings map[string][]posting
}

// use is how often a term occurs in a field of a document, and bleve's norm of that field's length.
type use struct {
	doc  int
	freq uint64
	norm float64
}

// weigher collects the postings that bleve's analysis makes, and sums bleve's scores of each term in each field, times the
// field's boost.
type weigher struct {
	docs    int
	counted int // see Catalog.counted
	uses    map[string]*[fieldCount][]use
	length  [fieldCount]uint64 // of all texts, in terms
}

// weigh weighs the terms of c's documents.
func weigh(c *Catalog) *weights {
	w := &weigher{docs: len(c.Docs), counted: c.counted, uses: map[string]*[fieldCount][]use{}}
	found := map[string]uint64{}
	for i, d := range c.Docs {
		for f, text := range d.text {
			clear(found)
			for term := range terms(searchable(field(f), text)) {
				found[term]++
			}
			w.add(i, field(f), found)
		}
	}
	return w.result()
}

// add collects the terms of a field.
func (w *weigher) add(doc int, f field, found map[string]uint64) {
	var length uint64
	for _, n := range found {
		length += n
	}
	if doc < w.counted {
		w.length[f] += length
	}
	norm := float64(float32(1 / math.Sqrt(float64(length)))) // as the scorer expects it
	for term, n := range found {
		all := w.uses[term]
		if all == nil {
			all = new([fieldCount][]use)
			w.uses[term] = all
		}
		all[f] = append(all[f], use{doc, n, norm})
	}
}

// result weighs all terms.
func (w *weigher) result() *weights {
	all := &weights{terms: slices.Sorted(maps.Keys(w.uses)), postings: make(map[string][]posting, len(w.uses))}
	scratch := search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(1, 0)}
	sums := make([]float64, w.docs)
	for _, term := range all.terms {
		var docs []int
		for f, list := range w.uses[term] {
			if list == nil {
				continue
			}
			s := w.scorer(field(f), w.having(list))
			for _, u := range list {
				match := s.Score(&scratch, &bleveapi.TermFieldDoc{Freq: u.freq, Norm: u.norm})
				if sums[u.doc] == 0 {
					docs = append(docs, u.doc)
				}
				sums[u.doc] += boosts[f] * match.Score
				scratch.DocumentMatchPool.Put(match)
			}
		}
		slices.Sort(docs)
		list := make([]posting, len(docs))
		for i, d := range docs {
			list[i] = posting{d, sums[d]}
			sums[d] = 0
		}
		all.postings[term] = list
	}
	return all
}

// having returns how many of the documents that count have a term; 1 if none has it, as if it were very rare.
func (w *weigher) having(list []use) int {
	n := 0
	for _, u := range list {
		n += bit(u.doc < w.counted)
	}
	return max(n, 1)
}

// scorer returns bleve's scorer of a term in a field. By itself bleve uses the number of different terms of a field as its
// length; BM25 needs the average length of the texts.
func (w *weigher) scorer(f field, having int) *scorer.TermQueryScorer {
	docs := max(w.counted, 1)
	average := max(math.Ceil(float64(w.length[f])/float64(docs)), 1)
	return scorer.NewTermQueryScorer(nil, "", 1, uint64(docs), uint64(having), average, search.SearcherOptions{})
}
