package search

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/scorer"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// Open puts c into a bleve index in memory, and returns what answers queries over it. Close it after use.
func Open(c *Catalog) (*Engine, error) {
	b, err := openBleve(c, expressionFields)
	if err != nil {
		return nil, fmt.Errorf("making the search index: %w", err)
	}
	w, err := b.weights()
	if err != nil {
		return nil, fmt.Errorf("reading the search index: %w", err)
	}
	return newEngine(c, w, b.index), nil
}

// bleveIndex is a bleve index of a catalog's documents, called by their numbers.
type bleveIndex struct {
	index bleve.Index
	docs  int
	count int // see Catalog.counted
}

// openBleve indexes the texts of c, and, if more is not nil, the fields that it returns for each document.
func openBleve(c *Catalog, more func(*Doc) map[string]any) (*bleveIndex, error) {
	m := bleveMapping()
	if more != nil {
		mapExpressions(m)
	}
	idx, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := idx.NewBatch()
	for i, d := range c.Docs {
		fields := map[string]any{}
		if more != nil {
			fields = more(d)
		}
		for f, text := range d.text {
			fields[fieldNames[f]] = searchable(field(f), text)
		}
		if err := batch.Index(strconv.Itoa(i), fields); err != nil {
			return nil, err
		}
	}
	return &bleveIndex{idx, len(c.Docs), c.counted}, idx.Batch(batch)
}

func bleveMapping() *mapping.IndexMappingImpl {
	doc := bleve.NewDocumentStaticMapping()
	for _, name := range fieldNames {
		doc.AddFieldMappingsAt(name, textField(analyzerName))
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = analyzerName
	m.ScoringModel = bleveapi.BM25Scoring
	return m
}

// textField is a field whose terms are kept, and nothing else.
func textField(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
	return f
}

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

// weights sums bleve's scores of each term in each field, times the field's boost.
func (b *bleveIndex) weights() (*weights, error) {
	advanced, err := b.index.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	w := &weigher{reader: r, docs: b.docs, counted: b.count, number: map[string]int{}, uses: map[string]*[fieldCount][]use{}}
	for i := range b.docs {
		id, err := r.InternalID(strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		w.number[string(id)] = i
	}
	for f := range fieldCount {
		if err := w.read(f); err != nil {
			return nil, err
		}
	}
	return w.result(), nil
}

// use is how often a term occurs in a field of a document, and bleve's norm of that field's length.
type use struct {
	doc  int
	freq uint64
	norm float64
}

// weigher reads the postings of an index and sums their scores.
type weigher struct {
	reader  bleveapi.IndexReader
	docs    int
	counted int
	number  map[string]int // of documents, by what bleve calls them
	uses    map[string]*[fieldCount][]use
	length  [fieldCount]uint64 // of all texts, in terms
}

// read collects the postings of a field.
func (w *weigher) read(f field) error {
	dict, err := w.reader.FieldDict(fieldNames[f])
	if err != nil {
		return err
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return err
		}
		all := w.uses[entry.Term]
		if all == nil {
			all = new([fieldCount][]use)
			w.uses[entry.Term] = all
		}
		if all[f], err = w.postings(f, entry); err != nil {
			return err
		}
	}
}

// postings reads the postings of one term.
func (w *weigher) postings(f field, entry *bleveapi.DictEntry) ([]use, error) {
	r, err := w.reader.TermFieldReader(context.Background(), []byte(entry.Term), fieldNames[f], true, true, false)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	list := make([]use, 0, entry.Count)
	var room bleveapi.TermFieldDoc
	for {
		p, err := r.Next(room.Reset())
		if err != nil || p == nil {
			return list, err
		}
		number := w.number[string(p.ID)]
		if number < w.counted {
			w.length[f] += p.Freq
		}
		list = append(list, use{number, p.Freq, p.Norm})
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
			s := w.scorer(term, field(f), w.having(list))
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

// having is in how many of the documents that count a term occurs; 1 if in none, as if it were very rare.
func (w *weigher) having(list []use) int {
	n := 0
	for _, u := range list {
		n += bit(u.doc < w.counted)
	}
	return max(n, 1)
}

// scorer is bleve's of a term in a field. By itself bleve takes the number of different terms of a field for its length; in the
// formula of BM25 that is the average length of the texts.
func (w *weigher) scorer(term string, f field, having int) *scorer.TermQueryScorer {
	docs := max(w.counted, 1)
	average := max(math.Ceil(float64(w.length[f])/float64(docs)), 1)
	return scorer.NewTermQueryScorer([]byte(term), fieldNames[f], 1, uint64(docs), uint64(having), average, search.SearcherOptions{})
}

// The fields of expressions, beside those of the ranking.
const (
	kindField    = "kind"
	programField = "program"
	dateField    = "since" // 100 for each major version
	defaultField = "text"
)

// expressionFields are what expressions ask for of a document.
func expressionFields(d *Doc) map[string]any {
	var rows []string
	for _, r := range d.Shown() {
		rows = append(rows, r.Name)
	}
	members := strings.Join(rows, " ")
	fields := map[string]any{
		kindField: d.Kind.String(), programField: d.Products.Names(), "name": d.Name, "members": members, "chapter": d.text[topicField],
		defaultField: strings.Join([]string{d.Name, members, d.Summary, d.text[proseField]}, "\n"),
	}
	if d.Since > 0 {
		fields[dateField] = float64(d.Since)
	}
	return fields
}

// mapExpressions adds the fields of expressions to a mapping. Names keep their spelling beside their terms, for wildcards; the order
// of words is kept for phrases.
func mapExpressions(m *mapping.IndexMappingImpl) {
	for _, name := range []string{kindField, programField} {
		f := textField(keyword.Name)
		f.DocValues = true // facets count them
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	for _, name := range []string{"name", "members"} {
		m.DefaultMapping.AddFieldMappingsAt(name, textField(spellingName))
	}
	number := bleve.NewNumericFieldMapping()
	number.Store, number.IncludeInAll = false, false
	m.DefaultMapping.AddFieldMappingsAt(dateField, number)
	m.DefaultMapping.AddFieldMappingsAt("chapter", textField(analyzerName))
	text := textField(analyzerName)
	text.IncludeTermVectors = true
	m.DefaultMapping.AddFieldMappingsAt(defaultField, text)
	m.DefaultField = defaultField
}
