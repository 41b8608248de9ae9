package introspect

import (
	"cmp"
	"slices"

	"qmpdoc/internal/condition"
	"qmpdoc/internal/wire"
)

// fact is a condition that must hold, because of what a program has or lacks.
type fact struct {
	formula condition.Formula
	count   int // how many things imply it
}

// witness collects facts: it goes through both schemas side by side, each pair of shapes once.
type witness struct {
	facts map[string]*fact
	seen  map[[2]*wire.Shape]bool
	next  [][2]*wire.Shape
}

// tell notes that what has a condition is there, or is not.
func (w *witness) tell(given condition.Formula, there bool) {
	if given.IsTrue() {
		return
	}
	if !there {
		given = given.Not()
	}
	f := w.facts[given.Key()]
	if f == nil {
		f = &fact{formula: given}
		w.facts[given.Key()] = f
	}
	f.count++
}

func (w *witness) sorted() []*fact {
	var list []*fact
	for _, f := range w.facts {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *fact) int { return cmp.Compare(a.formula.Key(), b.formula.Key()) })
	return list
}

func (w *witness) symbols() []string {
	var names []string
	for _, f := range w.facts {
		names = append(names, f.formula.Symbols()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (w *witness) schemas(tree, program *wire.Schema) {
	for _, c := range tree.Interfaces() {
		other := program.Find(c.Kind, c.Name)
		if c.IfFrom == wire.FromSchema {
			w.tell(c.If, other != nil)
		}
		if other != nil {
			w.features(c.Features, other.Features)
			w.pair(c.Data, other.Data)
			if c.Returns != nil {
				w.pair(c.Returns, other.Returns)
			}
		}
	}
	for len(w.next) > 0 {
		last := len(w.next) - 1
		p := w.next[last]
		w.next = w.next[:last]
		w.shapes(p[0], p[1])
	}
}

// pair remembers two shapes to go through.
func (w *witness) pair(tree, program *wire.Shape) {
	p := [2]*wire.Shape{tree, program}
	if tree.Kind == program.Kind && !w.seen[p] {
		w.seen[p] = true
		w.next = append(w.next, p)
	}
}

func (w *witness) features(tree, program []wire.Feature) {
	for _, f := range tree {
		w.tell(f.If, wire.HasFeature(program, f.Name))
	}
}

func (w *witness) shapes(tree, program *wire.Shape) {
	w.features(tree.Features, program.Features)
	switch tree.Kind {
	case wire.Enum:
		w.values(tree, program)
	case wire.Array:
		w.pair(tree.Element, program.Element)
	case wire.Object:
		w.object(tree, program)
	case wire.Alternate:
		w.choices(tree, program)
	}
}

func (w *witness) values(tree, program *wire.Shape) {
	for _, v := range tree.Values {
		other := program.Value(v.Name)
		w.tell(v.If, other != nil)
		if other != nil {
			w.features(v.Features, other.Features)
		}
	}
}

func (w *witness) object(tree, program *wire.Shape) {
	for _, m := range tree.Members {
		other := program.Member(m.Name)
		w.tell(m.If, other != nil)
		if other != nil {
			w.features(m.Features, other.Features)
			w.pair(m.Shape, other.Shape)
		}
	}
	values := program.TagValues()
	for _, b := range tree.Branches {
		other := program.Branch(b.Name)
		if other != nil {
			w.pair(b.Shape, other.Shape)
		}
		if values != nil && values.Value(b.Name) != nil { // otherwise the condition of the value decides
			w.tell(b.If, other != nil)
		}
	}
}

func (w *witness) choices(tree, program *wire.Shape) {
	for _, c := range tree.Choices {
		at := slices.IndexFunc(program.Choices, func(o *wire.Member) bool { return o.Shape.Kind == c.Shape.Kind })
		w.tell(c.If, at >= 0)
		if at >= 0 {
			w.pair(c.Shape, program.Choices[at].Shape)
		}
	}
}
