package search

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/qapi"

	"github.com/blevesearch/bleve/v2"
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

// Summary is the first sentence about it.
func (r Result) Summary() string {
	if r.Row != nil {
		return r.Row.Summary
	}
	return r.Doc.Summary
}

// What tells what it is: "command", "argument of drive-mirror".
func (r Result) What() string {
	if r.Row != nil {
		return r.Row.Kind.Word(r.Doc.Kind) + " of " + r.Doc.Name
	}
	return r.Doc.Kind.String()
}

// Place reports where it is declared in the source; of what is not, its address on the site.
func (r Result) Place() string {
	switch {
	case r.Row != nil:
		return place(r.Row.Pos)
	case r.Doc.Pos.File == "":
		return r.Doc.Address
	default:
		return place(r.Doc.Pos)
	}
}

// Engine answers queries over a catalog.
type Engine struct {
	catalog *Catalog
	names   []*name
	spelled map[string]*name
	folded  map[string][]*name // in the order of names
	aliases map[string][]alias // by their first word, sorted
	types   map[string]bool    // folded
	*weights
	bleve bleve.Index // for expressions; nil until one is asked for
}

// Open prepares c for queries. Close the engine after use.
func Open(c *Catalog) *Engine {
	e := &Engine{catalog: c, weights: weigh(c), types: map[string]bool{}}
	e.spelled, e.folded, e.aliases = map[string]*name{}, map[string][]*name{}, map[string][]alias{}
	of := func(text string) *name {
		if e.spelled[text] == nil {
			e.spelled[text] = newName(text)
			e.names = append(e.names, e.spelled[text])
		}
		return e.spelled[text]
	}
	number := map[*Doc]int{}
	for i, d := range c.Docs {
		for _, t := range append(d.Takes, d.Returns) {
			e.types[fold(t)] = t != ""
		}
		number[d] = i
		n := of(d.Name)
		d.roots = rootsOf(n)
		n.docs = append(n.docs, i)
	}
	for i, d := range c.Docs {
		for _, r := range d.Shown() {
			n := of(r.Name)
			n.rows = append(n.rows, &rowRef{i, r.Row, number[r.From]})
		}
	}
	slices.SortFunc(e.names, func(a, b *name) int { return strings.Compare(a.text, b.text) })
	for _, n := range e.names {
		e.folded[n.folded] = append(e.folded[n.folded], n)
	}
	for _, a := range c.phrases {
		first, _, _ := strings.Cut(a.phrase, " ")
		e.aliases[first] = append(e.aliases[first], a)
	}
	return e
}

// found is a result while it is ranked: by group, then score, then order.
type found struct {
	group group
	score float64
	doc   int
	row   *rowRef
}

// Close frees the index of expressions.
func (e *Engine) Close() error {
	if e.bleve == nil {
		return nil
	}
	return e.bleve.Close()
}

// find lists what q finds, the best first.
func (e *Engine) find(q *query) []found {
	var list []found
	var run *found
	switch {
	case q.folded != "":
		list, run = e.inQuestion(q)
		list = append(list, e.byName(q)...)
		list = append(list, e.byText(q)...)
	case q.filters.any || q.allowed != nil:
		list = e.everything(q)
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(b.score, a.score), a.doc-b.doc)
	})
	return once(keepPlace(list, run))
}

// foundKey tells results apart: a definition or chapter, or a row of a definition's page.
type foundKey struct {
	doc  int
	name string
	kind RowKind
}

func (f found) key() foundKey {
	if f.row == nil {
		return foundKey{doc: f.doc, kind: rowKinds}
	}
	return foundKey{f.doc, f.row.row.Name, f.row.row.Kind}
}

// once drops what was found before: a definition by its name and by its text, a row by its name and in the question.
func once(list []found) []found {
	seen := map[foundKey]bool{}
	return slices.DeleteFunc(list, func(f found) bool {
		again := seen[f.key()]
		seen[f.key()] = true
		return again
	})
}

// keepPlace keeps the third place for the row whose name is in the question.
func keepPlace(list []found, run *found) []found {
	if run == nil {
		return list
	}
	before := map[foundKey]bool{}
	for i, f := range list {
		if before[f.key()] = true; len(before) > 2 {
			return slices.Insert(list, i, *run)
		}
	}
	return append(list, *run)
}

// everything lists what the filters let pass when nothing else was typed: of rows those that are deprecated or unstable
// themselves, or that came later than their definition.
func (e *Engine) everything(q *query) []found {
	var list []found
	for i := range e.catalog.Docs {
		if e.passesDoc(q, i) {
			list = append(list, found{doc: i, score: q.allowed[i] * q.kindFactor(i, e.catalog.Docs[i], 0)})
		}
	}
	f := &q.filters
	for _, n := range e.names {
		for _, r := range n.rows {
			wanted := f.flags&(deprecatedFlag|unstableFlag) != 0 || len(f.since) > 0 && r.row.Since != e.catalog.Docs[r.from].Since
			if wanted && e.passesRow(q, r) {
				list = append(list, found{group: 1, doc: r.doc, row: r})
			}
		}
	}
	return list
}

// isType reports whether typed means the type that is written so: it is its name, or begins it if no type is called so. A
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

// writtenType returns the name of a type, [NAME] of an array.
func writtenType(t *qapi.TypeRef) string {
	if t.Array && t.Name != "" {
		return arrayMark + oneLine(t.Name) + "]"
	}
	return oneLine(t.Name)
}
