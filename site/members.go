package site

import (
	"html/template"

	"qmpdoc/qapi"
)

// members lists everything that an object of this definition holds, bases included, but for branches. When that is too
// much to repeat it is the definition's own members, and elsewhere tells whose are missing.
func (v *view) members() []qapi.Inherited {
	if v.listed {
		return v.all
	}
	v.listed = true
	others := v.ref.Bases(v.def)
	if to := v.ref.ArgumentsType(v.def); to != nil {
		others = append([]*qapi.Def{to}, v.ref.Bases(to)...)
	}
	inherited := 0
	for _, d := range others {
		inherited += len(d.BaseMembers) + len(d.Members)
	}
	switch {
	case inherited > maxInherited:
		v.elsewhere = others
		v.all = ownMembers(v.def)
	case v.def.Kind.IsType():
		v.all = v.ref.AllMembers(v.def)
	default:
		v.all = v.ref.Arguments(v.def)
	}
	return v.all
}

// maxInherited bounds the rows that a page repeats from other definitions, so that a hostile tree cannot make the site
// much larger than itself. QEMU's own largest is far below.
const maxInherited = 400

func ownMembers(d *qapi.Def) []qapi.Inherited {
	var list []qapi.Inherited
	for _, members := range [][]*qapi.Member{d.BaseMembers, d.Members} {
		for _, m := range members {
			list = append(list, qapi.Inherited{Member: m, Owner: d})
		}
	}
	return list
}

// memberPrefix begins the ids of member rows.
func memberPrefix(k qapi.Kind) string {
	if k.IsType() {
		return "member-"
	}
	return "arg-"
}

func (v *view) reserve(members []qapi.Inherited) {
	prefix := memberPrefix(v.def.Kind)
	for _, m := range members {
		key := rowKey{m.Owner, m.Name}
		if _, taken := v.rowID[key]; !taken {
			v.rowID[key] = v.ids.take(anchor(prefix, m.Name))
		}
	}
}

// startPath is the way to the page's own rows: through the definition, and through the type that its arguments name.
func (v *view) startPath() *typePath {
	path := &typePath{def: v.def}
	if to := v.ref.ArgumentsType(v.def); to != nil {
		path = &typePath{def: to, outer: path}
	}
	return path
}

func (v *view) memberSection(members []qapi.Inherited, path *typePath) *RowSection {
	if len(members)+len(v.elsewhere) == 0 {
		return nil
	}
	s := &RowSection{}
	s.ID, s.Title = memberTitle(v.def.Kind)
	used := map[string]bool{}
	for _, group := range byOwner(members) {
		owner := group[0].Owner
		rows := make([]Row, len(group))
		for i, m := range group {
			id := v.rowID[rowKey{owner, m.Name}]
			if used[id] { // the tree declares one name twice
				id = v.ids.take(id)
			}
			used[id] = true
			rows[i] = v.memberRow(v.union(), m, id)
			if !v.isTag(v.union(), m.Member) { // the branches say more
				v.laterMember(&rows[i], owner, m.Member, path)
			}
		}
		s.Groups = append(s.Groups, RowGroup{Origin: v.origin(owner), Rows: rows})
	}
	for _, d := range v.elsewhere {
		s.Groups = append(s.Groups, RowGroup{Origin: v.origin(d), Elsewhere: true})
	}
	return s
}

// byOwner cuts members into runs of one owner. Members come outermost base first; pages want
// the definition's own first, then those of the nearest base.
func byOwner(members []qapi.Inherited) [][]qapi.Inherited {
	var runs [][]qapi.Inherited
	for end := len(members); end > 0; {
		start := end - 1
		for start > 0 && members[start-1].Owner == members[end-1].Owner {
			start--
		}
		runs = append(runs, members[start:end])
		end = start
	}
	return runs
}

// memberTitle gives a section's id and heading.
func memberTitle(k qapi.Kind) (id, title string) {
	switch k {
	case qapi.Command:
		return "arguments", "Arguments"
	case qapi.Event:
		return "data", "Data"
	default:
		return "members", "Members"
	}
}

// origin names the definition whose members stand on v's page in place; the page's own need no name.
func (v *view) origin(owner *qapi.Def) template.HTML {
	if owner == nil || owner == v.def {
		return ""
	}
	return anchorLink(v.href(v.site.address[owner]), "", owner.Name)
}

// memberRow fills the row of a member of u, which tells whether it is the discriminator; u is nil for arguments that are
// written in place.
func (v *view) memberRow(u *qapi.Def, m qapi.Inherited, id string) Row {
	r := v.row(m.Owner, id, m.Name, m.Doc, m.If, m.Features)
	r.Optional = m.Optional
	r.Type = v.typeLink(m.Owner, m.Type)
	if v.isTag(u, m.Member) {
		r.Badges = append([]Badge{{Text: "discriminator", Title: "its value decides which further members there are"}}, r.Badges...)
	}
	if m.Type != nil && m.Type.Name == "" {
		for _, inner := range m.Type.Members {
			nested := v.memberRow(nil, qapi.Inherited{Member: inner, Owner: m.Owner}, v.ids.take(id+"."+fileName(inner.Name)))
			nested.Name = breakable(m.Name + "." + inner.Name)
			r.Nested = append(r.Nested, nested)
		}
	}
	return r
}

// isTag tells whether m selects the branch of the union u.
func (v *view) isTag(u *qapi.Def, m *qapi.Member) bool {
	return u != nil && (u.Flavor == qapi.Flat && m.Name == u.Discriminator || u.Flavor == qapi.Simple && m.Pos == u.Pos)
}
