package qapi

import "qmpdoc/diag"

// maxEmbedded bounds how many types a union's branches are followed into. QEMU's own schemas nest unions two deep.
const maxEmbedded = 4096

// ownNames gives the members that d itself declares by their C names; the first of each name.
func (c *checker) ownNames(d *Def) map[string]Inherited {
	if names, ok := c.own[d]; ok {
		return names
	}
	members := appendOwn(nil, d)
	names := make(map[string]Inherited, len(members))
	for _, m := range members {
		if key := cName(m.Name); names[key].Member == nil {
			names[key] = m
		}
	}
	c.own[d] = names
	return names
}

// ownClashes reports members of d that get the same name in C.
func (c *checker) ownClashes(d *Def) {
	names := c.ownNames(d)
	for _, m := range appendOwn(nil, d) {
		if first := names[cName(m.Name)]; first.Member != m.Member && m.Pos != first.Pos {
			c.clashed(d, role(d)+" "+quote(m.Name), m.Pos, role(d)+" "+quote(first.Name), first.Pos)
		}
	}
}

// clashed reports two things of one name.
func (c *checker) clashed(d *Def, what string, at diag.Pos, first string, firstAt diag.Pos) {
	f := c.report(d, ruleClash, at, "%s collides with %s", what, first)
	f.Related = append(f.Related, diag.Related{Pos: firstAt, Msg: "the other one"})
	f.Help = "names must differ in more than '-', '_' and '.', which are the same in C"
}

// clash is a member that has the name of a member of another type.
type clash struct{ member, first Inherited }

// between finds the first member of below that has the name of a member of above.
func (c *checker) between(above, below *Def) clash {
	key := [2]*Def{above, below}
	if found, ok := c.pairs[key]; ok {
		return found
	}
	found := clash{}
	up, down := c.ownNames(above), c.ownNames(below)
	if len(down) <= len(up) {
		for _, m := range appendOwn(nil, below) {
			if first := up[cName(m.Name)]; first.Member != nil {
				found = clash{m, first}
				break
			}
		}
	} else {
		for _, first := range appendOwn(nil, above) {
			if m := down[cName(first.Name)]; m.Member != nil {
				found = clash{m, first}
				break
			}
		}
	}
	c.pairs[key] = found
	return found
}

// baseClashes reports members of d that have the name of an inherited one.
func (c *checker) baseClashes(d *Def) {
	for _, b := range c.r.Bases(d) {
		if x := c.between(b, d); x.member.Member != nil {
			c.clashed(d, "member "+quote(x.member.Name), x.member.Pos, ownedMember(x.first), x.first.Pos)
		}
	}
}

// branchClashes reports members of branches that have the name of a member that all branches share. Branches may share
// names with each other: only one of them is there at a time.
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

func (c *checker) branchClash(d *Def, b *Branch, common []*Def, below *Def) bool {
	for _, above := range common {
		if below == d {
			return false // a loop, reported as such
		}
		if x := c.between(above, below); x.member.Member != nil {
			first := ownedMember(x.first)
			if above == d {
				first = "base member " + quote(x.first.Name)
			}
			f := c.report(d, ruleClash, b.Pos, "in branch %s, %s collides with %s", quote(b.Name), ownedMember(x.member), first)
			f.Related = append(f.Related, diag.Related{Pos: x.member.Pos, Msg: "this member"}, diag.Related{Pos: x.first.Pos, Msg: "the other one"})
			return true
		}
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
	for i := 0; i < len(list) && len(seen) < maxEmbedded; i++ {
		for _, next := range c.embeds(list[i]) {
			if !seen[next] {
				seen[next] = true
				list = append(list, next)
			}
		}
	}
	return list
}

func ownedMember(m Inherited) string {
	return "member " + quote(m.Name) + " of type " + quote(m.Owner.Name)
}

// valueClashes reports values of an enum that get the same name in C.
func (c *checker) valueClashes(d *Def) {
	seen := make(map[string]*Value, len(d.Values))
	for _, v := range d.Values {
		key := cName(v.Name)
		if first := seen[key]; first != nil {
			c.clashed(d, "value "+quote(v.Name), v.Pos, "value "+quote(first.Name), first.Pos)
			continue
		}
		seen[key] = v
	}
}
