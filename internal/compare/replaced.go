package compare

import (
	"slices"

	"qmpdoc/internal/wire"
)

// replaced notes that an object has nothing in common with the one in its place, or that this is so for all branches of a
// union. What it had and has is told at once, not member by member.
func (w *walker) replaced(n *node, tag string) bool {
	a, b := n.old, n.new
	if disjoint(a, b) {
		w.replacement(n, a, b)
		return true
	}
	if tag == "" {
		return false
	}
	var first *wire.Member
	both := 0
	for _, x := range a.Branches {
		y := b.Branch(x.Name)
		switch {
		case y == nil:
			continue
		case !disjoint(x.Shape, y.Shape):
			return false
		case first == nil:
			first = x
		}
		both++
	}
	if both < 2 {
		return false
	}
	d := w.replacement(n, first.Shape, b.Branch(first.Name).Shape)
	d.branch = []Step{{Kind: ToBranch, Name: first.Name, Tag: tag}}
	return true
}

func (w *walker) replacement(n *node, a, b *wire.Shape) *difference {
	d := w.add(n, shapeReplaced, nil, n.at)
	d.detail = memberNames(b) + " instead of " + memberNames(a)
	d.lost = a.Members[0].Name
	for _, m := range a.Members {
		if !m.Optional {
			d.lost = m.Name
			break
		}
	}
	return d
}

// disjoint reports whether two objects have members, but none in common.
func disjoint(a, b *wire.Shape) bool {
	if a.Open || b.Open || len(a.Members) == 0 || len(b.Members) == 0 {
		return false
	}
	return !slices.ContainsFunc(a.Members, func(m *wire.Member) bool { return b.Member(m.Name) != nil })
}

// few is how many members are told one by one, however many an object had.
const few = 3

// reduced notes that most members of an object went, without a notice and without a condition: it is another object.
func (w *walker) reduced(n *node) bool {
	a, b := n.old, n.new
	if a.Open || b.Open || w.new.Introspected {
		return false
	}
	var lost []string
	k := shapeReduced
	for _, m := range a.Members {
		switch {
		case b.Member(m.Name) != nil:
			continue
		case wire.HasFeature(m.Features, "deprecated"), slices.ContainsFunc(b.Branches, func(x *wire.Member) bool { return x.Shape.Member(m.Name) != nil }):
			return false
		case !m.Optional:
			k = shapeReplaced
		}
		lost = append(lost, m.Name)
	}
	if len(lost) <= few || 2*len(lost) <= len(a.Members) {
		return false
	}
	d := w.add(n, k, nil, n.at)
	d.detail, d.lost = memberNames(b)+" instead of "+memberNames(a), lost[0]
	return true
}
