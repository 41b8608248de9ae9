package search

import (
	"math"
	"slices"
	"strings"
)

// field is a part of a document with a weight of its own.
type field uint8

const (
	nameField field = iota
	summaryField
	rowsField  // the names of members, values, branches and features
	topicField // the chapter's title
	proseField // everything that is said, the summary included
	fieldCount
)

// fieldNames are the fields of the bleve index.
var fieldNames = [fieldCount]string{"name", "summary", "rows", "topic", "prose"}

// boosts say how much a word counts by where it stands.
var boosts = [fieldCount]float64{nameField: 5, summaryField: 2.5, rowsField: .8, topicField: .6, proseField: 1}

// BM25 with the square root of the frequency, as bleve computes it (search/scorer/scorer_term.go).
const (
	k1 = 1.2
	b  = 0.75
)

// posting is a document in which a term occurs, and its weight there.
type posting struct {
	doc    int
	weight float64
}

// weights are the postings of all terms.
type weights struct {
	terms    []string // sorted
	postings map[string][]posting
	length   [fieldCount]int // total of all documents, in terms
}

// searchable is the text of a field without the part of names that says nothing.
func searchable(f field, text string) string {
	if f != nameField {
		return text
	}
	return strings.TrimPrefix(text, agentPrefix+"-")
}

// fieldLengths gives the total length of each field, in terms.
func fieldLengths(docs []*Doc) map[string]int {
	lengths := map[string]int{}
	a := newAnalyser()
	for f, name := range fieldNames {
		for _, d := range docs {
			a.terms(searchable(field(f), d.text[f]), func(int) { lengths[name]++ })
		}
	}
	return lengths
}

// weigh computes for every term and document the sum of bleve's scores of its fields, times their boosts.
func weigh(docs []*Doc) *weights {
	w := &weigher{analyser: newAnalyser(), docs: docs}
	for f := range fieldCount {
		w.weighField(f)
	}
	all := &weights{terms: slices.Sorted(slices.Values(w.names)), postings: map[string][]posting{}, length: w.length}
	for i, list := range w.postings {
		all.postings[w.names[i]] = list
	}
	return all
}

// weigher computes weights, of terms by their numbers.
type weigher struct {
	*analyser
	docs     []*Doc
	postings [][]posting
	length   [fieldCount]int
}

// use is how often a term occurs in a field of a document.
type use struct{ doc, count int }

func (w *weigher) weighField(f field) {
	uses, lengths := w.uses(f)
	average := math.Ceil(float64(w.length[f]) / float64(len(w.docs)))
	for term, list := range uses {
		n, df := float64(len(w.docs)), float64(len(list))
		idf := math.Log(1 + (n-df+.5)/(df+.5))
		for _, u := range list {
			tf := math.Sqrt(float64(u.count))
			w.add(term, u.doc, boosts[f]*idf*tf*k1/(tf+k1*(1-b+b*float64(lengths[u.doc])/average)))
		}
	}
}

// uses counts the terms of a field: for each term the documents that have it, for each document how many it has.
func (w *weigher) uses(f field) (uses [][]use, lengths []int) {
	lengths = make([]int, len(w.docs))
	for i, d := range w.docs {
		w.terms(searchable(f, d.text[f]), func(term int) {
			lengths[i]++
			for len(uses) <= term {
				uses = append(uses, nil)
			}
			if n := len(uses[term]); n > 0 && uses[term][n-1].doc == i {
				uses[term][n-1].count++
			} else {
				uses[term] = append(uses[term], use{i, 1})
			}
		})
		w.length[f] += lengths[i]
	}
	return uses, lengths
}

func (w *weigher) add(term, doc int, weight float64) {
	for len(w.postings) <= term {
		w.postings = append(w.postings, nil)
	}
	list := w.postings[term]
	at, found := slices.BinarySearchFunc(list, doc, func(p posting, doc int) int { return p.doc - doc })
	if found {
		list[at].weight += weight
		return
	}
	w.postings[term] = slices.Insert(list, at, posting{doc, weight})
}

// Weights are told apart by levels of a geometric scale, one digit's worth, in the terminal as in the static index: so
// both rank alike.
const (
	levels     = 48
	leastLevel = .05
	levelRatio = 1.155
)

func level(weight float64) int {
	return min(max(int(math.Round(math.Log(weight/leastLevel)/math.Log(levelRatio))), 0), levels-1)
}

func levelWeight(level int) float64 {
	return math.Round(leastLevel*math.Pow(levelRatio, float64(level))*1e4) / 1e4
}
