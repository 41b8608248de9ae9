package qapi

import "qmpdoc/diag"

// A union's branches are followed this deep and into this many types: QEMU's own schemas nest unions two deep, and the
// largest has a hundred types.
const (
	maxNesting  = 8
	maxEmbedded = 1024
)

// clashes reports each name of a list that an earlier one has in C, too.
func (c *checker) clashes(d *Def, what string, list []Head) {
	if len(list) < 2 {
		return
	}
	first := make(map[string]Head, len(list))
	for _, x := range list {
		key := cName(x.Name)
		if earlier, ok := first[key]; ok {
			c.clashed(d, what, x, earlier)
			continue
		}
		first[key] = x
	}
}

// ownClashes reports members of d that get the same name in C.
func (c *checker) ownClashes(d *Def) { c.clashes(d, role(d), headsOf(own(d))) }

// clashed reports two things of one definition that have one name.
func (c *checker) clashed(d *Def, what string, second, first Head) {
	f := c.report(d, ruleClash, second.Pos, "%s %s collides with %s %s", what, quote(second.Name), what, quote(first.Name))
	f.Related = append(f.Related, diag.Related{Pos: first.Pos, Msg: "the other one"})
	if second.Name != first.Name {
		f.Help = "names must differ in more than '-', '_' and '.', which are the same in C"
	}
}

// clash is a member that has the name of a member of another type.
type clash struct{ member, first *Member }

// between finds a member of below that has the name of a member of above.
func (c *checker) between(above, below *Def) clash {
	const few = 16 // members; to look so many up costs less than to keep the result
	if min(len(own(above)), len(own(below))) <= few {
		return c.search(above, below)
	}
	return cached(c.pairs, [2]*Def{above, below}, func() clash { return c.search(above, below) })
}

// search looks the members of the shorter list up among those of the longer.
func (c *checker) search(above, below *Def) clash {
	if len(own(above)) < len(own(below)) {
		x := c.search(below, above)
		return clash{x.first, x.member}
	}
	names := c.ownNames(above)
	for _, m := range own(below) {
		if first := names[cName(m.Name)]; first != nil {
			return clash{m, first}
		}
	}
	return clash{}
}

// ownNames returns the members that d itself declares by their C names; the first of each name.
func (c *checker) ownNames(d *Def) map[string]*Member {
	return cached(c.own, d, func() map[string]*Member {
		names := map[string]*Member{}
		for _, m := range own(d) {
			if key := cName(m.Name); names[key] == nil {
				names[key] = m
			}
		}
		return names
	})
}

// baseClashes reports members of d that have the name of an inherited one.
func (c *checker) baseClashes(d *Def) {
	if d.Base == nil {
		return
	}
	for _, b := range c.r.Bases(d) {
		if x := c.between(b, d); x.member != nil {
			f := c.report(d, ruleClash, x.member.Pos, "member %s collides with %s", quote(x.member.Name), memberOf(b, x.first))
			f.Related = append(f.Related, diag.Related{Pos: x.first.Pos, Msg: "the other one"})
		}
	}
}

// branchClashes reports members of branches that have the name of a member that all branches share. Branches may share names
// with each other, because only one of them is present at a time.
func (c *checker) branchClashes(d *Def) {
	common := append([]*Def{d}, c.r.Bases(d)...)
	seen := map[*Def]bool{}
	for _, b := range d.Branches {
		t := c.resolve(b.Type)
		if !t.is(Struct, Union) {
			continue
		}
		for _, below := range c.embedded(t.def, seen) {
			if c.branchClash(d, b, common, below) {
				break
			}
		}
	}
}

func (c *checker) branchClash(d *Def, b *Member, common []*Def, below *Def) bool {
	if below == d {
		return false // a loop, reported as such
	}
	for _, above := range common {
		x := c.between(above, below)
		if x.member == nil {
			continue
		}
		first := memberOf(above, x.first)
		if above == d {
			first = "base member " + quote(x.first.Name)
		}
		f := c.report(d, ruleClash, b.Pos, "in branch %s, %s collides with %s", quote(b.Name), memberOf(below, x.member), first)
		f.Related = append(f.Related, diag.Related{Pos: x.member.Pos, Msg: "this member"}, diag.Related{Pos: x.first.Pos, Msg: "the other one"})
		return true
	}
	return false
}

// embedded lists d and all types whose members its values have, as far as they are not in seen.
func (c *checker) embedded(d *Def, seen map[*Def]bool) []*Def {
	if seen[d] {
		return nil
	}
	seen[d] = true
	list := []*Def{d}
	from := 0
	for range maxNesting {
		level := list[from:]
		from = len(list)
		for _, at := range level {
			for _, next := range c.embeds(at) {
				if !seen[next] && len(seen) < maxEmbedded {
					seen[next] = true
					list = append(list, next)
				}
			}
		}
	}
	return list
}

func memberOf(d *Def, m *Member) string {
	return "member " + quote(m.Name) + " of type " + quote(d.Name)
}
