package search

import (
	"math"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Kinds weigh differently for what was found by words: most questions are about what to send.
const (
	wantedFactor    = 1.5 // the question says event, command or type
	askedFactor     = 1.7 // the question is to be told something, and the command only reads
	toldFactor      = .8  // … and it does more
	happensFactor   = .9  // the question is about what happens, and this is an event
	insideFactor    = 1.5 // the question is about the guest's inside, and this is of the guest agent
	outsideFactor   = .8  // the question does not mention the guest
	eventFactor     = .45
	uncertainFactor = .85
	typeFactor      = .12
)

// kindFactor is kindBonus for what was found by words.
func (q *query) kindFactor(d *Doc) float64 {
	if q.wants(d.Kind) {
		return wantedFactor
	}
	switch d.Kind {
	case Kind(qapi.Command):
		switch {
		case !q.asks:
			return 1
		case reads(d.Name):
			return askedFactor
		default:
			return toldFactor
		}
	case Kind(qapi.Event):
		if q.happens {
			return happensFactor
		}
		return eventFactor
	default:
		return typeFactor
	}
}

// agentFactor weighs what the guest agent offers.
func (q *query) agentFactor() float64 {
	switch {
	case q.inside:
		return insideFactor
	case slices.Contains(q.words, "guest"):
		return 1
	default:
		return outsideFactor
	}
}

// reads tells whether a command of that name changes nothing, by the words that QEMU uses for such commands.
func reads(name string) bool {
	for _, part := range nameParts(name) {
		switch strings.ToLower(part) {
		case "query", "get", "list":
			return true
		}
	}
	return false
}

// byText finds definitions and chapters by the words of their texts, but for those that their names have found.
func (e *Engine) byText(q *query, named []found) []found {
	if q.filters.rowsOnly {
		return nil
	}
	skip := map[int]bool{}
	for _, f := range named {
		if f.row == nil && f.group < textGroup {
			skip[f.doc] = true
		}
	}
	total, matched, all := map[int]float64{}, map[int]float64{}, 0.0
	for _, s := range q.slots {
		best, importance := e.look(s)
		importance *= s.weight
		all += importance
		for doc, score := range best {
			total[doc] += score * s.weight
			matched[doc] += importance
		}
	}
	var list []found
	top := 0.0
	for doc, score := range total {
		d := e.catalog.Docs[doc]
		if skip[doc] || !e.passesDoc(q, d) {
			continue
		}
		share := matched[doc] / all
		score *= share * math.Sqrt(share) * q.kindFactor(d) * (1 + nameShare*q.nameShare(d.Name))
		if d.Deprecated || d.Unstable {
			score *= uncertainFactor
		}
		if d.Products == qapi.GuestAgent {
			score *= q.agentFactor()
		}
		top = max(top, score)
		list = append(list, found{group: textGroup, score: score, doc: doc})
	}
	return slices.DeleteFunc(list, func(f found) bool { return f.score < top*leastText })
}

// nameShare is what a name adds all of whose parts were asked for.
const nameShare = 2

// nameShare gives how much of a name the query's words stand for, 0 to 1.
func (q *query) nameShare(name string) float64 {
	sum, count := 0.0, 0.0
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !wordRune(r) }) {
		for _, part := range nameParts(word) {
			root, best := stem(fold(part)), 0.0
			if root == emptyName {
				continue
			}
			for _, s := range q.slots {
				best = max(best, s.terms[root]*s.weight)
			}
			sum += best
			count++
		}
	}
	return sum / max(count, 1)
}

// leastText is the share of the best score below which texts are not worth showing.
const leastText = .09

// Words that stand for what was typed weigh less than it.
const (
	prefixWeight  = .6  // of the word that is being typed
	longerWeight  = .35 // of others
	typoWeight    = .5
	unknownWeight = .5 // of a word that nothing has, beside one that a single document has
)

// look finds the documents of a slot with their best score, and how much the word says.
func (e *Engine) look(s *slot) (best map[int]float64, importance float64) {
	best = map[int]float64{}
	terms := s.terms
	if more := e.expand(s); len(more) > 0 {
		terms = more
	}
	n := float64(len(e.catalog.Docs))
	for term, weight := range terms {
		list := e.postings(term)
		for _, p := range list {
			best[p.doc] = max(best[p.doc], levelWeight(level(p.weight))*weight)
		}
	}
	if len(best) == 0 {
		return best, unknownWeight * math.Log(1+n)
	}
	return best, math.Log(1 + n/float64(len(best)))
}

// expand adds what a word that is not complete may become, or, if nothing is known of it, what is one letter away.
func (e *Engine) expand(s *slot) map[string]float64 {
	terms := map[string]float64{}
	known := false
	for t, w := range s.terms {
		terms[t] = w
		known = known || e.has(t)
	}
	root := stem(s.word)
	for _, t := range e.terms {
		switch {
		case terms[t] > 0:
		case s.complete && len(s.word) > 3 && strings.HasPrefix(t, s.word):
			terms[t] = longerWeight
		case !s.complete && len(s.word) > 2 && (strings.HasPrefix(t, s.word) || strings.HasPrefix(t, root)):
			terms[t] = prefixWeight
		case !known && len(root) > 3 && oneEdit(root, t):
			terms[t] = typoWeight
		}
	}
	return terms
}

func (e *Engine) has(term string) bool {
	_, ok := slices.BinarySearch(e.terms, term)
	return ok
}
