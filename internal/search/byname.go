package search

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// group is a rank of results, the best first. Within a group the score decides.
type group int

const (
	exactNames     group = iota // definitions and chapters, and rows of several words that are spelled alike
	exactRows                   // rows of several words, spelled with - or _
	prefixActions               // commands and events
	segmentActions              //
	otherExactRows              // of one word, or typed with blanks
	prefixTypes                 // types and chapters
	segmentTypes
	typoNames
	prefixRows
	segmentRows
	typoRows
	insideNames
	insideRows
	typoPrefixNames
	typoPrefixRows
	initialsNames
	initialsRows
	textGroup
	scatteredNames
	scatteredRows
	laterGroup // added to the rows of a name that has very many
)

// docGroup gives the group of a definition or chapter that a name matched.
func docGroup(t tier, k Kind) group {
	action := k == Kind(qapi.Command) || k == Kind(qapi.Event)
	switch t {
	case prefix:
		if action {
			return prefixActions
		}
		return prefixTypes
	case segment:
		if action {
			return segmentActions
		}
		return segmentTypes
	default:
		return [...]group{exact: exactNames, typo: typoNames, inside: insideNames, typoPrefix: typoPrefixNames, initials: initialsNames, scattered: scatteredNames}[t]
	}
}

// rowGroup gives the group of the rows called n. Of one word, or with blanks, the question may be about anything.
func (q *query) rowGroup(t tier, n *name) group {
	if t == exact {
		switch several := len(n.starts) > 1; {
		case several && q.text == n.text:
			return exactNames
		case several && !strings.Contains(q.text, " "):
			return exactRows
		default:
			return otherExactRows
		}
	}
	return [...]group{
		prefix: prefixRows, segment: segmentRows, typo: typoRows, inside: insideRows,
		typoPrefix: typoPrefixRows, initials: initialsRows, scattered: scatteredRows,
	}[t]
}

// Few rows of one name come in their place; the others stand at the end, so that "device" does not bury everything.
const (
	fewExactRows = 12
	fewRows      = 3
)

// byName finds definitions, chapters and rows whose names match.
func (e *Engine) byName(q *query) []found {
	var list []found
	for _, n := range e.names {
		t := q.match(n)
		if t == noMatch {
			continue
		}
		for _, i := range n.docs {
			if d := e.catalog.Docs[i]; e.passesDoc(q, d) {
				list = append(list, found{group: docGroup(t, d.Kind), score: q.nearness(n, d, d.Deprecated), doc: i})
			}
		}
		list = append(list, e.rowsCalled(q, n, t)...)
	}
	return list
}

func (e *Engine) rowsCalled(q *query, n *name, t tier) []found {
	var list []found
	for i := range n.rows {
		r := &n.rows[i]
		if !e.passesRow(q, r) {
			continue
		}
		score := q.nearness(n, e.catalog.Docs[r.doc], r.row.Deprecated)
		if r.doc == r.from {
			score += declaredBonus
		}
		if q.text == n.text {
			score -= rowLoss
		}
		list = append(list, found{group: q.rowGroup(t, n), score: score, doc: r.doc, row: r})
	}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(b.score, a.score) })
	few := fewRows
	if t == exact || q.filters.rowsOnly {
		few = fewExactRows
	}
	for i := few; i < len(list); i++ {
		list[i].group += laterGroup
	}
	return list
}

// What moves results of one group, beside how much of the name was typed (0 to 1).
const (
	sameSpelling   = 2
	sameButCase    = 1
	deprecatedLoss = .1
	declaredBonus  = .05
	rowLoss        = .5 // behind a definition of the same spelling
)

// kindBonus is larger for what people look for more often.
func kindBonus(k Kind) float64 {
	switch k {
	case Kind(qapi.Command):
		return .2
	case Kind(qapi.Event):
		return .1
	case KindChapter:
		return -.05
	default:
		return 0
	}
}

func (q *query) nearness(n *name, d *Doc, deprecated bool) float64 {
	score := float64(len(q.folded))/float64(len(n.folded)) + kindBonus(d.Kind)
	switch {
	case q.text == n.text:
		score += sameSpelling
	case strings.EqualFold(q.text, n.text):
		score += sameButCase
	}
	if deprecated {
		score -= deprecatedLoss
	}
	return score
}
