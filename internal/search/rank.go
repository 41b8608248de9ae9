package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Result is one thing that was found.
type Result struct {
	Doc  *Doc
	Row  *Row // nil for the whole definition or chapter
	From *Doc // that declares the row
}

// Name is what was found.
func (r Result) Name() string {
	if r.Row != nil {
		return r.Row.Name
	}
	return r.Doc.Name
}

// What tells what it is: "command", "argument of drive-mirror".
func (r Result) What() string {
	if r.Row != nil {
		return r.Row.Kind.Word(r.Doc.Kind) + " of " + r.Doc.Name
	}
	return r.Doc.Kind.String()
}

// Place tells where it is declared in the source.
func (r Result) Place() string {
	if r.Row != nil {
		return place(r.Row.Pos)
	}
	return r.Doc.Address
}

// Engine answers queries over a catalog.
type Engine struct {
	catalog  *Catalog
	names    []*name
	types    map[string]bool // folded
	terms    []string        // of all texts, sorted
	postings func(term string) []posting
	trouble  func() error // that postings had
	close    func() error
}

// newEngine prepares the names of c for matching.
func newEngine(c *Catalog, terms []string, postings func(string) []posting) *Engine {
	e := &Engine{
		catalog: c, terms: terms, postings: postings, types: map[string]bool{},
		trouble: func() error { return nil }, close: func() error { return nil },
	}
	known := map[string]*name{}
	of := func(text string) *name {
		if known[text] == nil {
			known[text] = newName(text)
			e.names = append(e.names, known[text])
		}
		return known[text]
	}
	number := map[*Doc]int{}
	for i, d := range c.Docs {
		for _, t := range append(d.Takes, d.Returns) {
			e.types[fold(t)] = t != ""
		}
		number[d] = i
		n := of(d.Name)
		n.docs = append(n.docs, i)
	}
	for i, d := range c.Docs {
		for _, from := range append([]*Doc{d}, d.inherits...) {
			for _, r := range from.Rows {
				if from == d || r.Kind == MemberRow || r.Kind == BranchRow {
					n := of(r.Name)
					n.rows = append(n.rows, rowRef{i, r, number[from]})
				}
			}
		}
	}
	slices.SortFunc(e.names, func(a, b *name) int { return strings.Compare(a.text, b.text) })
	return e
}

// found is a result while it is ranked: by group, then score, then order.
type found struct {
	group group
	score float64
	doc   int
	row   *rowRef
}

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

// Close frees what Open took.
func (e *Engine) Close() error { return e.close() }

// Search gives the best results first, at most limit of them, and how many there are.
func (e *Engine) Search(text string, limit int) (results []Result, all int, err error) {
	q := parseQuery(text)
	var list []found
	switch {
	case q.folded != "":
		list = e.byName(q)
		list = append(list, e.byText(q, list)...)
	case !q.filters.empty():
		list = e.everything(q)
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(b.score, a.score), a.doc-b.doc)
	})
	for _, f := range list[:min(limit, len(list))] {
		r := Result{Doc: e.catalog.Docs[f.doc]}
		if f.row != nil {
			r.Row, r.From = f.row.row, e.catalog.Docs[f.row.from]
		}
		results = append(results, r)
	}
	return results, len(list), e.trouble()
}

// everything lists what the filters let pass when nothing else was typed.
func (e *Engine) everything(q *query) []found {
	var list []found
	for i, d := range e.catalog.Docs {
		if e.passesDoc(q, d) {
			list = append(list, found{doc: i})
		}
	}
	for _, n := range e.names {
		for i := range n.rows {
			if (q.filters.deprecated || q.filters.unstable) && e.passesRow(q, &n.rows[i]) {
				list = append(list, found{group: 1, doc: n.rows[i].doc, row: &n.rows[i]})
			}
		}
	}
	return list
}

// passes tells whether the filters about definitions accept d.
func (e *Engine) passes(q *query, d *Doc) bool {
	f := &q.filters
	if len(f.kinds) > 0 && !slices.Contains(f.kinds, d.Kind) {
		return false
	}
	for _, t := range f.takes {
		if !slices.ContainsFunc(d.Takes, func(name string) bool { return e.isType(t, name) }) {
			return false
		}
	}
	for _, t := range f.returns {
		if d.Returns == "" || !e.isType(t, d.Returns) {
			return false
		}
	}
	return true
}

func (e *Engine) passesDoc(q *query, d *Doc) bool {
	f := &q.filters
	return !f.rowsOnly && (!f.deprecated || d.Deprecated) && (!f.unstable || d.Unstable) && e.passes(q, d)
}

func (e *Engine) passesRow(q *query, r *rowRef) bool {
	f := &q.filters
	return (!f.deprecated || r.row.Deprecated) && (!f.unstable || r.row.Unstable) && e.passes(q, e.catalog.Docs[r.doc])
}

// isType tells whether typed means the type called name: it is its name, or begins it if no type is called so.
func (e *Engine) isType(typed, name string) bool {
	folded := fold(name)
	return folded == typed || !e.types[typed] && strings.HasPrefix(folded, typed)
}

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
