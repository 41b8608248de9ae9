package site

import (
	"fmt"

	"qmpdoc/qapi"
)

// Fold is what the type of a row holds, in place.
type Fold struct {
	Summary string // "4 values", "7 members"
	Groups  []RowGroup
}

// A page unfolds the types of its rows level by level, until the next type would make it too heavy or lie too deep:
// from there on the type's link leads further. Pages of types are read on the way to a command, and stay light.
const (
	commandBudget = 210 << 10
	typeBudget    = 40 << 10
	commandDepth  = 5
	typeDepth     = 2
)

// rowWeight is what the markup around a row's words takes, in bytes.
const rowWeight = 230

// typePath is the way from a page to a row through the types around it.
type typePath struct {
	def   *qapi.Def
	outer *typePath
	depth int
}

func (p *typePath) into(d *qapi.Def) *typePath {
	return &typePath{def: d, outer: p, depth: p.level() + 1}
}

func (p *typePath) level() int {
	if p == nil {
		return 0
	}
	return p.depth
}

// holds tells whether d stands on the way: a type within itself is not unfolded again.
func (p *typePath) holds(d *qapi.Def) bool {
	for ; p != nil; p = p.outer {
		if p.def == d {
			return true
		}
	}
	return false
}

// pendingFold is a row whose type waits to be unfolded. The row must stay where it is.
type pendingFold struct {
	row  *Row
	to   *qapi.Def
	path *typePath
}

// later notes that the row of a value of type t, written in owner, can unfold.
func (v *view) later(row *Row, owner *qapi.Def, t *qapi.TypeRef, path *typePath) {
	if to := v.ref.Type(owner, t); to != nil && !path.holds(to) && path.level() < v.depth() {
		v.pending = append(v.pending, pendingFold{row, to, path})
	}
}

// laterMember is later for the row of a member, and for those of a nested anonymous struct.
func (v *view) laterMember(row *Row, owner *qapi.Def, m *qapi.Member, path *typePath) {
	if m.Type == nil {
		return
	}
	v.later(row, owner, m.Type, path)
	for i := range row.Nested {
		v.laterMember(&row.Nested[i], owner, m.Type.Members[i], path)
	}
}

func (v *view) depth() int {
	if v.def.Kind.IsType() {
		return typeDepth
	}
	return commandDepth
}

func (v *view) budget() int {
	if v.def.Kind.IsType() {
		return typeBudget
	}
	return commandBudget
}

// unfold unfolds the rows of p, the outer ones first.
func (v *view) unfold(p *DefinitionPage) {
	for _, s := range [...]*RowSection{p.Rows, p.Branches} {
		if s != nil {
			v.remember(s.Groups)
		}
	}
	if p.Returns != nil {
		v.remember(p.Returns.Groups)
	}
	left := v.budget()
	for i := 0; i < len(v.pending); i++ {
		p, waiting := v.pending[i], len(v.pending)
		if v.size(p.to)*rowWeight > left {
			continue
		}
		groups := v.groupsOf(p.to, p.row.ID+".", p.path.into(p.to))
		weight := weigh(groups)
		if weight == 0 || weight > left {
			v.pending = v.pending[:waiting]
			continue
		}
		left -= weight
		v.remember(groups)
		p.row.Fold = &Fold{Summary: v.contents(p.to), Groups: groups}
	}
}

// remember notes that the page has these rows.
func (v *view) remember(groups []RowGroup) {
	for _, g := range groups {
		for _, r := range g.Rows {
			v.rows[r.ID] = true
			v.remember([]RowGroup{{Rows: r.Nested}})
		}
	}
}

// size gives the number of rows that d unfolds to.
func (v *view) size(d *qapi.Def) int {
	n := len(d.Values) + len(d.Branches)
	for _, owner := range append(v.ref.Bases(d), d) {
		n += len(owner.Members) + len(owner.BaseMembers)
	}
	return n
}

// weigh estimates the bytes that groups take.
func weigh(groups []RowGroup) int {
	sum := 0
	for _, g := range groups {
		sum += len(g.Origin) + len(g.Intro)
		for _, r := range g.Rows {
			sum += rowWeight + 2*len(r.ID) + len(r.Name) + len(r.Type) + len(r.Text) + len(r.Why)
			for _, b := range r.Badges {
				sum += len(b.Text) + len(b.Title)
			}
			sum += weigh([]RowGroup{{Rows: r.Nested}})
		}
	}
	return sum
}

// groupsOf lists what a value of type d holds: members with those of bases, branches, or values. prefix begins the ids
// of the rows.
func (v *view) groupsOf(d *qapi.Def, prefix string, path *typePath) []RowGroup {
	if d.Kind == qapi.Enum {
		return v.valueGroups(d, prefix)
	}
	var groups []RowGroup
	for _, group := range byOwner(v.ref.AllMembers(d)) {
		owner := group[0].Owner
		rows := make([]Row, len(group))
		for i, m := range group {
			rows[i] = v.memberRow(d, m, v.ids.take(prefix+fileName(m.Name)))
			if !v.isTag(d, m.Member) {
				v.laterMember(&rows[i], owner, m.Member, path)
			}
		}
		g := RowGroup{Rows: rows}
		if owner != d {
			g.Origin = v.origin(owner)
		}
		groups = append(groups, g)
	}
	if rows := v.branchRows(d, func(name string) string { return prefix + fileName(name) }, path); len(rows) > 0 {
		groups = append(groups, RowGroup{Intro: branchIntro(d), Rows: rows})
	}
	return groups
}

func (v *view) valueGroups(d *qapi.Def, prefix string) []RowGroup {
	if len(d.Values) == 0 {
		return nil
	}
	rows := make([]Row, len(d.Values))
	for i, val := range d.Values {
		rows[i] = v.row(d, v.ids.take(prefix+fileName(val.Name)), val.Name, val.Doc, val.If, val.Features)
	}
	return []RowGroup{{Rows: rows}}
}

// contents says in few words what d holds.
func (v *view) contents(d *qapi.Def) string {
	switch d.Kind {
	case qapi.Enum:
		return countOf(len(d.Values), "Values")
	case qapi.Alternate:
		return countOf(len(d.Branches), "Alternatives")
	case qapi.Struct, qapi.Union:
		n := len(v.ref.AllMembers(d))
		if tag, ok := v.ref.Tag(d); ok && len(d.Branches) > 0 {
			return fmt.Sprintf("%s, more by %s", countOf(n, "Members"), tag.Name)
		}
		return countOf(n, "Members")
	case qapi.Command, qapi.Event:
		panic("site: a " + d.Kind.String() + " is no type")
	default:
		panic(fmt.Sprintf("site: unknown kind %d", d.Kind))
	}
}
