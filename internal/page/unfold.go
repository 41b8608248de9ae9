package page

import (
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// A page unfolds the types of its rows level by level, until the next type would make it too heavy or be too deep: from there
// on the type's link leads further. Pages of types are read on the way to a command, and stay light.
const (
	commandBudget = 210 << 10
	typeBudget    = 40 << 10
	commandDepth  = 5
	typeDepth     = 2
)

// limits are the budget of the page, in bytes, and how deep it unfolds.
func (b *definition) limits() (budget, depth int) {
	if b.def.Kind.IsType() {
		return typeBudget, typeDepth
	}
	return commandBudget, commandDepth
}

// typePath is the way from a page to a row through the types around it.
type typePath struct {
	def   *qapi.Def
	outer *typePath
	depth int
}

func (p *typePath) into(d *qapi.Def) *typePath {
	return &typePath{def: d, outer: p, depth: p.depth + 1}
}

// holds reports whether d is on the way: a type within itself is not unfolded again.
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
func (b *definition) later(row *Row, owner *qapi.Def, t *qapi.TypeRef, path *typePath) {
	_, depth := b.limits()
	if to := b.ref.Type(owner, t); to != nil && !path.holds(to) && path.depth < depth {
		b.pending = append(b.pending, pendingFold{row, to, path})
	}
}

// laterMember is later for the row of a member, and for those of a nested anonymous struct.
func (b *definition) laterMember(row *Row, owner *qapi.Def, m *qapi.Member, path *typePath) {
	if m.Type == nil {
		return
	}
	b.later(row, owner, m.Type, path)
	for i := range row.Nested {
		b.laterMember(&row.Nested[i], owner, m.Type.Members[i], path)
	}
}

// unfold unfolds the rows of the sections, the outer ones first.
func (b *definition) unfold(sections ...*Section) {
	for _, s := range sections {
		b.remember(rowGroups(s))
	}
	left, _ := b.limits()
	for i := 0; i < len(b.pending); i++ {
		p, waiting := b.pending[i], len(b.pending)
		if b.size(p.to)*rowWeight > left {
			continue
		}
		groups := b.groupsOf(p.to, p.row.ID+".", p.path.into(p.to))
		weight := b.weigh(groups)
		if weight == 0 || weight > left {
			b.pending = b.pending[:waiting]
			continue
		}
		intro := b.introductionOf(p.to)
		if intro != nil {
			weight += weighText(intro)
			if p.row.Text == nil { // which has its first sentence
				p.row.Text, p.row.Summary, intro = intro, "", nil
			}
		}
		left -= weight
		b.remember(groups)
		p.row.Fold = &Fold{Summary: b.foldSummary(p.to), Intro: intro, Groups: groups}
	}
}

// rowGroups are the rows of a section, which may be nil.
func rowGroups(s *Section) []RowGroup {
	if s != nil {
		for _, block := range s.Blocks {
			if rows, ok := block.(*Rows); ok {
				return rows.Groups
			}
		}
	}
	return nil
}

// remember notes that the page has these rows, so that references to them stay on it.
func (b *definition) remember(groups []RowGroup) {
	for _, g := range groups {
		for _, r := range g.Rows {
			b.rows[r.ID] = true
			if !r.target.IsZero() {
				b.page.rows[r.target] = append(b.page.rows[r.target], r.ID)
			}
			b.remember([]RowGroup{{Rows: r.Nested}})
		}
	}
}

// size is the number of rows that d unfolds to.
func (b *definition) size(d *qapi.Def) int {
	n := len(d.Values) + len(d.Branches)
	for _, owner := range append(b.ref.Bases(d), d) {
		n += len(owner.Members) + len(owner.BaseMembers)
	}
	return n
}

// groupsOf lists what a value of type d holds: members with those of bases, branches, or values. prefix begins the ids
// of the rows.
func (b *definition) groupsOf(d *qapi.Def, prefix string, path *typePath) []RowGroup {
	id := func(to Target) string { return b.ids.take(prefix + SafeName(to.Name)) }
	if len(d.Values) > 0 {
		return []RowGroup{{Rows: b.valueRows(d, id)}}
	}
	groups := b.memberGroups(b.ref.AllMembers(d), d, d, path, id)
	if rows := b.branchRows(d, func(name string) string { return prefix + SafeName(name) }, path); len(rows) > 0 {
		groups = append(groups, RowGroup{Intro: branchIntro(d), Rows: rows})
	}
	return groups
}

// introductionOf is what the type d says of itself beyond its first sentence, which rows show: "either data or file, not both".
func (b *definition) introductionOf(d *qapi.Def) *Text {
	text := d.Doc.Body()
	if text.IsZero() {
		return nil
	}
	doc := b.Library.Parse(text)
	if len(strings.Fields(doc.Plain(maxLine))) <= len(strings.Fields(doc.Summary())) {
		return nil
	}
	return b.text(d, text)
}

// maxLine is a width at which nothing is broken into lines.
const maxLine = 1 << 16

// foldSummary says in few words what d holds.
func (b *definition) foldSummary(d *qapi.Def) string {
	switch d.Kind {
	case qapi.Enum:
		return countOf(len(d.Values), "value")
	case qapi.Alternate:
		return countOf(len(d.Branches), "alternative")
	case qapi.Struct, qapi.Union:
		n := len(b.ref.AllMembers(d))
		if tag, ok := b.ref.Tag(d); ok && len(d.Branches) > 0 {
			return fmt.Sprintf("%s, more by %s", countOf(n, "member"), tag.Name)
		}
		return countOf(n, "member")
	case qapi.Command, qapi.Event:
		panic("page: a " + d.Kind.String() + " is not a type")
	default:
		panic(fmt.Sprintf("page: unknown kind %d", d.Kind))
	}
}
