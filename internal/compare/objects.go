package compare

import (
	"qmpdoc/internal/wire"
)

// object compares two objects. For a union the members count that each value of the tag has in effect, so that a member can
// move between the base and the branches.
func (w *walker) object(n *node) {
	a, b := n.old, n.new
	n.told = a.Open || b.Open
	u := &union{walker: w, node: n, tag: commonTag(a, b), moved: map[string]bool{}}
	if w.replaced(n, u.tag) {
		return
	}
	news := newNames(a, b)
	fewer := w.reduced(n)
	for _, m := range a.Members {
		switch other := b.Member(m.Name); {
		case other != nil:
			w.member(n, []Step{{Name: m.Name}}, m, other)
		case !fewer:
			u.movedDown(m, news)
		}
	}
	for _, m := range b.Members {
		if a.Member(m.Name) == nil {
			u.movedUp(m)
		}
	}
	if u.tag != "" {
		u.branches()
	} else {
		u.flattened()
	}
}

func newNames(a, b *wire.Shape) []string {
	var names []string
	for _, m := range b.Members {
		if a.Member(m.Name) == nil {
			names = append(names, m.Name)
		}
	}
	return names
}

func memberNames(s *wire.Shape) string { return listed(wire.Names(s.Members)) }

func (w *walker) member(n *node, steps []Step, a, b *wire.Member) {
	at := place{a.Pos, b.Pos}
	unstable := isUnstable(a.Name, a.Features) || isUnstable(b.Name, b.Features)
	switch {
	case a.Optional && !b.Optional:
		w.about(w.add(n, madeMandatory, steps, at), a)
	case b.Optional && !a.Optional && !a.If.IsTrue():
		w.about(w.add(n, perhapsOptional, steps, at), a)
	case b.Optional && !a.Optional:
		w.about(w.add(n, madeOptional, steps, at), a)
	}
	w.marks(n, steps, at, a.Owner, a.Name, marked{a.Features, a.If}, marked{b.Features, b.If}, experimental(a.Name))
	before, edges := len(n.differences), len(n.edges)
	w.shape(n, steps, at, a.Shape, b.Shape)
	for _, d := range n.differences[before:] {
		w.about(d, a)
	}
	for i := range n.edges[edges:] {
		e := &n.edges[edges+i]
		e.unstable, e.marked, e.owner, e.part = unstable, wire.HasFeature(a.Features, "deprecated"), a.Owner, a.Name
	}
}

func (w *walker) about(d *difference, m *wire.Member) {
	d.owner, d.part = m.Owner, m.Name
	d.unstable = d.unstable || isUnstable(m.Name, m.Features)
	d.marked = d.marked || wire.HasFeature(m.Features, "deprecated")
}

// removed notes that a member went. One that depends on the build was not always there.
func (w *walker) removed(n *node, steps []Step, m *wire.Member, here place, news []string) {
	k := memberRemoved
	if m.Optional || !m.If.IsTrue() {
		k = optionalRemoved
	}
	here.old = m.Pos
	d := w.gone(n, k, steps, here, m.If, m.Owner, m.Name)
	d.news = news
	w.about(d, m)
}

func (w *walker) added(n *node, steps []Step, m *wire.Member, here place, optional bool) {
	k := mandatoryAdded
	if optional || m.Optional {
		k = memberAdded
	}
	here.new = m.Pos
	w.about(w.came(n, k, steps, here, m.If, m.Owner, m.Name), m)
}
