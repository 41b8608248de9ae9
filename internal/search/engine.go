package search

import (
	"cmp"
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
	return place(r.Doc.Pos)
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
		for _, r := range d.Shown() {
			n := of(r.Name)
			n.rows = append(n.rows, rowRef{i, r.Row, number[r.From]})
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

// Close frees what Open took.
func (e *Engine) Close() error { return e.close() }

// Search gives the best results first, at most limit of them, and how many there are.
func (e *Engine) Search(text string, limit int) (results []Result, all int, err error) {
	q := parseQuery(text)
	var list []found
	switch {
	case q.folded != "":
		list = e.byName(q)
		list = append(list, e.byText(q)...)
	case !q.filters.empty():
		list = e.everything(q)
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(b.score, a.score), a.doc-b.doc)
	})
	list = once(list)
	for _, f := range list[:min(limit, len(list))] {
		r := Result{Doc: e.catalog.Docs[f.doc]}
		if f.row != nil {
			r.Row, r.From = f.row.row, e.catalog.Docs[f.row.from]
		}
		results = append(results, r)
	}
	return results, len(list), e.trouble()
}

// once drops definitions and chapters that were found before: by their names and by their texts.
func once(list []found) []found {
	seen := map[int]bool{}
	return slices.DeleteFunc(list, func(f found) bool {
		again := f.row == nil && seen[f.doc]
		seen[f.doc] = seen[f.doc] || f.row == nil
		return again
	})
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

// isType tells whether typed means the type that is written so: it is its name, or begins it if no type is called so. A
// type means its arrays, too.
func (e *Engine) isType(typed, written string) bool {
	folded := foldType(written)
	if !strings.HasPrefix(typed, arrayMark) {
		folded = strings.TrimPrefix(folded, arrayMark)
	}
	return folded == typed || !e.types[strings.TrimPrefix(typed, arrayMark)] && strings.HasPrefix(folded, typed)
}

// arrayMark begins the name of an array, as in [str].
const arrayMark = "["

// foldType drops what names of types are compared without.
func foldType(written string) string {
	if strings.HasPrefix(written, arrayMark) {
		return arrayMark + fold(written)
	}
	return fold(written)
}

// writtenType gives the name of a type, [NAME] of an array.
func writtenType(t *qapi.TypeRef) string {
	if t.Array && t.Name != "" {
		return arrayMark + oneLine(t.Name) + "]"
	}
	return oneLine(t.Name)
}
