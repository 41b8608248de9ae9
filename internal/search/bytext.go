package search

import (
	"math"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Kinds weigh differently for what was found by words: most questions are about what to send.
const (
	wantedFactor    = 1.7 // the question says event, command or type
	askedFactor     = 1.2 // the question is to be told something, and the command only reads
	knownFactor     = 1.1 // it is neither that, nor to do something, nor about what happens, and the command only reads
	otherFactor     = .5  // the command is not of the sort that is asked for
	happensFactor   = .9  // the question is about what happens, and this is an event
	eventFactor     = .6
	doneFactor      = .3  // the question is to do something, and this is an event
	describedFactor = .25 // a type or chapter that the question gives all words of
	typeFactor      = .12
	explainFactor   = 2  // a guide that has all words of a question about how things work
	protocolFactor  = 16 // it has only one such word, and so is about the protocol itself
	titledFactor    = .4 // a guide whose title has all words of the question
	guideFactor     = .15
	insideFactor    = 1.8 // the question is about the guest's inside, and this is of the guest agent
	outsideFactor   = .75 // it does not say so
	uncertainFactor = .5
)

// kindFactor is kindBonus for what was found by words.
func (q *query) kindFactor(doc int, d *Doc, share float64) float64 {
	switch {
	case q.wants(d.Kind):
		return wantedFactor
	case d.Kind == Kind(qapi.Command):
		return q.commandFactor(d.reads())
	case d.Kind == Kind(qapi.Event) && q.happens:
		return happensFactor
	case d.Kind == Kind(qapi.Event) && q.does:
		return doneFactor
	case d.Kind == Kind(qapi.Event):
		return eventFactor
	case d.Kind.explains() && q.explain && share == 1:
		if len(q.slots) == 1 {
			return protocolFactor
		}
		return explainFactor
	case d.Kind.explains() && q.titles(d):
		return titledFactor
	case d.Kind.explains():
		return guideFactor
	case q.described[doc]:
		return describedFactor
	default:
		return typeFactor
	}
}

func (q *query) commandFactor(reads bool) float64 {
	switch {
	case q.asks && reads:
		return askedFactor
	case q.asks || q.happens || q.does && reads:
		return otherFactor
	case reads:
		return knownFactor
	default:
		return 1
	}
}

// agentFactor weighs what the guest agent offers.
func (q *query) agentFactor() float64 {
	if q.inside {
		return insideFactor
	}
	return outsideFactor
}

// rootsOf returns the stems of a name's parts, except those that say nothing.
func rootsOf(n *name) []string {
	var list []string
	for _, part := range n.parts {
		if root := stem(part); !emptyNames[root] {
			list = append(list, root)
		}
	}
	return list
}

// reads reports whether a command changes nothing, by the words that QEMU uses for such commands.
func (d *Doc) reads() bool {
	return slices.ContainsFunc(d.roots, func(root string) bool { return root == queryStem || root == "get" || root == "list" || root == "info" })
}

// byText finds definitions and chapters by the words of their texts, except those already found by name.
func (e *Engine) byText(q *query) []found {
	if q.filters.rowsOnly {
		return nil
	}
	q.slots = e.cut(q.slots)
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
		if q.named[doc] || !e.passesDoc(q, doc) {
			continue
		}
		share := matched[doc] / all
		score = score * share * math.Sqrt(share) * q.kindFactor(doc, d, share) * (1 + nameShare*q.nameShare(d))
		if d.Deprecated || d.Unstable || d.Removed {
			score *= uncertainFactor
		}
		if d.Products == qapi.GuestAgent {
			score *= q.agentFactor()
		}
		if doc < e.catalog.counted {
			top = max(top, score)
		}
		g := textGroup
		if !q.spaced && d.Kind.explains() && q.titles(d) {
			g = titledGuides
		}
		list = append(list, found{group: g, score: score, doc: doc})
	}
	return slices.DeleteFunc(list, func(f found) bool { return f.group == textGroup && f.score < top*leastText })
}

// titles reports whether the title of a guide has all words of the question, or begins with them.
func (q *query) titles(guide *Doc) bool {
	return !slices.ContainsFunc(q.slots, func(s *slot) bool {
		return !slices.ContainsFunc(guide.roots, func(root string) bool { return root == stem(s.word) || strings.HasPrefix(root, s.word) })
	})
}

// nameShare is what a name adds all of whose parts were asked for.
const nameShare = 3

// queryShare is what the part query of a name counts, beside the others: it is meant when nothing else is said.
const (
	queryShare = .15
	queryStem  = "queri"
)

// nameShare returns how much of a name the query's words match, 0 to 1.
func (q *query) nameShare(d *Doc) float64 {
	sum, count := 0.0, 0.0
	for _, root := range d.roots {
		if root == queryStem && !q.does {
			sum += queryShare
			count += queryShare
		} else {
			sum += q.bestWeight(root)
			count++
		}
	}
	return sum / max(count, 1)
}

func (q *query) bestWeight(root string) float64 {
	best := 0.0
	for _, s := range q.slots {
		best = max(best, s.terms[root]*s.weight)
	}
	return best
}

// leastText is the share of the manual's best score below which texts are not worth showing.
const leastText = .03

// Words that match what was typed without being it weigh less.
const (
	prefixWeight = .8 // of the word that is being typed
	longerWeight = .3 // of others
	typoWeight   = .5
)

// look finds the documents of a slot with their best score, and how much the word says: if nothing has it, as much as if
// few had it, the square root of all.
func (e *Engine) look(s *slot) (best map[int]float64, importance float64) {
	best = map[int]float64{}
	terms := s.terms
	if more := e.expand(s); len(more) > 0 {
		terms = more
	}
	n := float64(e.catalog.counted)
	for term, weight := range terms {
		for _, p := range e.postings[term] {
			if weight > relatedWeight || p.doc < e.catalog.counted { // the others are found by the words themselves
				best[p.doc] = max(best[p.doc], levelWeight(level(p.weight))*weight)
			}
		}
	}
	having := 0.0
	for doc := range best {
		having += float64(bit(doc < e.catalog.counted))
	}
	if having == 0 {
		having = math.Sqrt(n)
	}
	return best, math.Log(1 + n/having)
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

// knows reports whether texts have a word, or its stem.
func (e *Engine) knows(word string) bool { return e.has(word) || e.has(stem(word)) }
