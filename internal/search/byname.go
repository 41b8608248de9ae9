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
	exactNames    group = iota // definitions and chapters, and rows of several words that are spelled alike
	exactRows                  // rows of several words, spelled with - or _
	prefixActions              // commands and events
	segmentActions
	titledGuides   // whose title has the query's word
	otherExactRows // of one word, or typed with blanks
	prefixTypes    // types and chapters
	segmentTypes
	typoNames
	prefixRows
	segmentRows
	typoRows
	insideNames
	insideRows
	typoPrefixNames
	typoPrefixRows
	goneNames // that are not exact
	textGroup
	spacedNames // that a query with blanks resembles
	spacedRows
	scatteredNames
	scatteredRows
	laterGroup // added to the rows of a name that has very many
)

// explains reports whether texts of kind k are about many definitions.
func (k Kind) explains() bool { return k == KindGuide || k == KindPage }

func (k Kind) isAction() bool { return k == Kind(qapi.Command) || k == Kind(qapi.Event) }

// The groups of each tier, of queries without blanks and then with: of commands and events, of types and chapters, of rows. With blanks the
// question may be one in words.
var (
	actionGroups = [2][noMatch]group{
		{exactNames, prefixActions, segmentActions, typoNames, insideNames, typoPrefixNames, scatteredNames},
		{exactNames, prefixActions, segmentActions, typoNames, spacedNames, spacedNames, scatteredNames},
	}
	otherGroups = [2][noMatch]group{
		{exactNames, prefixTypes, segmentTypes, typoNames, insideNames, typoPrefixNames, scatteredNames},
		{exactNames, spacedNames, spacedNames, spacedNames, spacedNames, spacedNames, scatteredNames},
	}
	rowGroups = [2][noMatch]group{
		{exactRows, prefixRows, segmentRows, typoRows, insideRows, typoPrefixRows, scatteredRows},
		{spacedRows, prefixRows, spacedRows, spacedRows, spacedRows, spacedRows, scatteredRows},
	}
)

// docGroup returns the group of a document that a name matched.
func (e *Engine) docGroup(q *query, t tier, n *name, d *Doc) group {
	switch {
	case e.nearMiss(q, t):
		return spacedNames
	case d.Removed && t > exact && t < scattered:
		return goneNames
	case !d.Kind.isAction():
		return otherGroups[bit(q.spaced)][t]
	case t == segment && q.wholeParts(n) == 1:
		t = prefix // jobs: query-jobs before JOB_STATUS_CHANGE
	}
	return actionGroups[bit(q.spaced)][t]
}

// rowGroup returns the group of the rows called n. Of one word, or with blanks, the question may be about anything.
func (e *Engine) rowGroup(q *query, t tier, n *name) group {
	several := len(n.starts) > 1
	switch {
	case e.nearMiss(q, t):
		return spacedRows
	case t != exact || !several && q.spaced:
		return rowGroups[bit(q.spaced)][t]
	case several && !q.spaced && q.text == n.text:
		return exactNames
	case several && !q.spaced:
		return exactRows
	case len(q.filters.kinds) > 0:
		return prefixRows // who names a kind wants definitions
	default:
		return otherExactRows
	}
}

// nearMiss reports whether a name is only a letter off, though the texts have every word as it was typed.
func (e *Engine) nearMiss(q *query, t tier) bool {
	if t != typo && t != typoPrefix {
		return false
	}
	if !q.judged {
		q.judged, q.known = true, !slices.ContainsFunc(q.slots, func(s *slot) bool { return !e.knows(s.word) })
	}
	return q.known
}

// Only a few rows of one name come in their place; the others are at the end, so that "device" does not hide everything else.
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
			d := e.catalog.Docs[i]
			switch {
			case !e.passesDoc(q, i):
			case q.describes(t, n, d):
				q.described[i] = true
			default:
				f := found{group: e.docGroup(q, t, n, d), score: q.nearness(n, d, d.Deprecated), doc: i}
				q.named[i] = q.named[i] || f.group < textGroup
				list = append(list, f)
			}
		}
		list = append(list, e.rowsCalled(q, n, t)...)
	}
	return list
}

// describes reports whether q, with blanks, has the words of a type or chapter, but not its spelling: someone who writes job
// status hardly means JobStatus. The words then decide, with described as a factor. For guides they always do.
func (q *query) describes(t tier, n *name, d *Doc) bool {
	if d.Kind.explains() {
		return t != exact
	}
	return q.spaced && t <= segment && !d.Kind.isAction() && d.Kind != KindChanges && withoutBlanks(q.text) != withoutBlanks(n.text)
}

func withoutBlanks(s string) string { return strings.ReplaceAll(s, " ", "") }

func (e *Engine) rowsCalled(q *query, n *name, t tier) []found {
	var list []found
	for _, r := range n.rows {
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
		list = append(list, found{group: e.rowGroup(q, t, n), score: score, doc: r.doc, row: r})
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
	lastLoss       = 4 // what was removed, and guides, come last in their group
	declaredBonus  = .05
	rowLoss        = .5 // after a definition of the same spelling
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
	default:
		score += q.wholeParts(n)
	}
	if deprecated {
		score -= deprecatedLoss
	}
	if d.Removed || d.Kind.explains() {
		score -= lastLoss
	}
	return score
}
