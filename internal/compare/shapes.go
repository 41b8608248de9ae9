package compare

import (
	"math/big"
	"slices"

	"qmpdoc/internal/wire"
)

// shape compares two shapes at some steps from a node. Objects, enums and alternates have nodes of their own, because many
// things use them; all others belong to the member that has them.
func (w *walker) shape(n *node, steps []Step, at place, a, b *wire.Shape) *edge {
	switch {
	case a.Print == b.Print:
		return nil
	case a.Kind == wire.Any || b.Kind == wire.Any:
		w.add(n, described, steps, at).detail = openness(a.Kind == wire.Any)
		return nil
	case a.Kind == b.Kind && (a.Kind == wire.Object || a.Kind == wire.Enum || a.Kind == wire.Alternate):
		n.edges = append(n.edges, edge{steps: steps, to: w.node(a, b, at)})
		return &n.edges[len(n.edges)-1]
	case a.Kind == wire.Array && b.Kind == wire.Array:
		before := len(n.differences)
		to := w.shape(n, steps, at, a.Element, b.Element)
		for _, d := range n.differences[before:] {
			d.element = true
		}
		return to
	case a.Kind == wire.Integer && b.Kind == wire.Integer:
		w.ranges(n, steps, at, a, b)
		return nil
	default:
		return w.alternatives(n, steps, at, a, b)
	}
}

// node is the node of a pair. What has no name is where the thing is that has it: at.
func (w *walker) node(a, b *wire.Shape, at place) *node {
	key := [2]*wire.Shape{a, b}
	n := w.nodes[key]
	if n == nil {
		n = &node{old: a, new: b, at: at}
		if a.Def != nil {
			n.at.old = a.Def.NamePos
		}
		if b.Def != nil {
			n.at.new = b.Def.NamePos
		}
		w.nodes[key] = n
		w.waiting = append(w.waiting, n)
	}
	return n
}

func (w *walker) compare(n *node) {
	switch n.old.Kind {
	case wire.Enum:
		w.values(n, nil, n.old, n.new)
	case wire.Alternate:
		w.alternatives(n, nil, n.at, n.old, n.new)
	case wire.Object:
		w.object(n)
	}
	w.features(n, nil, n.at, n.old.Def, "", n.old.Features, n.new.Features, false)
}

// alternatives compares what values a shape takes by their JSON type.
func (w *walker) alternatives(n *node, steps []Step, at place, a, b *wire.Shape) *edge {
	olds, news := a.Alternatives(), b.Alternatives()
	partner := matches(olds, news)
	if len(partner) == 0 {
		w.add(n, typeChanged, steps, at).detail = kindsOf(news) + " instead of " + kindsOf(olds)
		return nil
	}
	var to *edge
	whole := len(steps) == 0 // an alternate changed, not the type of one member
	for _, x := range olds {
		y := partner[x]
		if y == nil {
			here := at
			if whole {
				here.old = choicePosition(x, at.old)
			}
			w.gone(n, alternateRemoved, alternative(steps, x), here, x.If, a.Def, "")
			continue
		}
		to = w.matched(n, steps, at, x.Shape, y.Shape)
	}
	for _, y := range news {
		if !slices.ContainsFunc(olds, func(x *wire.Member) bool { return partner[x] == y }) {
			here := at
			if whole {
				here.new = choicePosition(y, at.new)
			}
			w.came(n, alternateAdded, alternative(steps, y), here, y.If, b.Def, "")
		}
	}
	return to
}

// matched compares two shapes whose values have the same JSON type.
func (w *walker) matched(n *node, steps []Step, at place, a, b *wire.Shape) *edge {
	words := kindWord(b.Kind) + " instead of " + kindWord(a.Kind)
	switch {
	case a.Kind == b.Kind:
		return w.shape(n, steps, at, a, b)
	case a.Kind == wire.String && b.Kind == wire.Enum, a.Kind == wire.Number && b.Kind == wire.Integer:
		d := w.add(n, typeRefined, steps, at)
		d.detail, d.value = words, between(a)
	default:
		d := w.add(n, typeWidened, steps, at)
		d.detail, d.value = words, between(b)
	}
	return nil
}

// between is a value of the wider of two types that the narrower lacks; "" when the usual one is.
func between(wider *wire.Shape) string {
	if wider.Kind == wire.Number {
		return "1.5"
	}
	return ""
}

// matches pairs the alternatives that take values of the same JSON type: first those of the same kind.
func matches(olds, news []*wire.Member) map[*wire.Member]*wire.Member {
	partner, taken := map[*wire.Member]*wire.Member{}, map[*wire.Member]bool{}
	for _, fits := range []func(a, b wire.Kind) bool{
		func(a, b wire.Kind) bool { return a == b },
		func(a, b wire.Kind) bool { return text(a) && text(b) || numeric(a) && numeric(b) },
	} {
		for _, x := range olds {
			for _, y := range news {
				if partner[x] == nil && !taken[y] && fits(x.Shape.Kind, y.Shape.Kind) {
					partner[x], taken[y] = y, true
				}
			}
		}
	}
	return partner
}

func text(k wire.Kind) bool    { return k == wire.String || k == wire.Enum }
func numeric(k wire.Kind) bool { return k == wire.Integer || k == wire.Number }

func alternative(steps []Step, c *wire.Member) []Step {
	return append(slices.Clone(steps), Step{Kind: ToAlternative, Name: string(c.Shape.Kind.JSON())})
}

func kindWord(k wire.Kind) string {
	switch k {
	case wire.Any, wire.Null:
		return k.String()
	case wire.Integer, wire.Enum, wire.Object, wire.Array, wire.Alternate:
		return "an " + k.String()
	default:
		return "a " + k.String()
	}
}

func kindsOf(list []*wire.Member) string {
	var words string
	for i, c := range list {
		if i > 0 {
			words += " or "
		}
		words += kindWord(c.Shape.Kind)
	}
	return words
}

// uint64 is what QEMU reads into, whatever sign a number has: negative numbers are taken for large ones.
const maxUint64 = "18446744073709551615"

func (w *walker) ranges(n *node, steps []Step, at place, a, b *wire.Shape) {
	if a.Max == "" || b.Max == "" {
		return // a program says nothing of widths
	}
	words := b.Min + " to " + b.Max + " instead of " + a.Min + " to " + a.Max
	if less(b.Max, a.Max) || less(a.Min, b.Min) && b.Max != maxUint64 {
		d := w.add(n, rangeNarrowed, steps, at)
		if d.detail, d.value = words, plus(b.Max, 1); !less(b.Max, a.Max) {
			d.value = plus(b.Min, -1)
		}
		return
	}
	w.add(n, rangeWidened, steps, at).detail = words
}

func less(a, b string) bool {
	x, _ := new(big.Int).SetString(a, 10)
	y, _ := new(big.Int).SetString(b, 10)
	return x != nil && y != nil && x.Cmp(y) < 0
}

func plus(a string, n int64) string {
	x, ok := new(big.Int).SetString(a, 10)
	if !ok {
		return ""
	}
	return x.Add(x, big.NewInt(n)).String()
}

func (w *walker) values(n *node, steps []Step, a, b *wire.Shape) {
	var news []string
	for _, v := range b.Values {
		if a.Value(v.Name) == nil {
			news = append(news, v.Name)
		}
	}
	if len(news) == len(b.Values) && len(news) > 1 && len(a.Values) > 1 {
		w.add(n, shapeReplaced, steps, n.at).detail = listed(wire.Names(b.Values)) + " instead of " + listed(wire.Names(a.Values))
		return
	}
	at := n.at
	for _, v := range a.Values {
		to := value(steps, v.Name)
		other := b.Value(v.Name)
		if other == nil {
			d := w.gone(n, valueRemoved, to, place{old: v.Pos, new: at.new}, v.If, a.Def, v.Name)
			d.news, d.marked, d.unstable = news, wire.HasFeature(v.Features, "deprecated"), isUnstable(v.Name, v.Features)
			continue
		}
		w.marks(n, to, place{v.Pos, other.Pos}, a.Def, v.Name, marked{v.Features, v.If}, marked{other.Features, other.If}, experimental(v.Name))
	}
	for _, v := range b.Values {
		if a.Value(v.Name) == nil {
			d := w.came(n, valueAdded, value(steps, v.Name), place{old: at.old, new: v.Pos}, v.If, b.Def, v.Name)
			d.unstable = isUnstable(v.Name, v.Features)
		}
	}
}

func value(steps []Step, name string) []Step {
	return append(slices.Clone(steps), Step{Kind: ToValue, Name: name})
}
