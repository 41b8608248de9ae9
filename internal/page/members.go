package page

import (
	"slices"

	"qmpdoc/qapi"
)

// maxInherited bounds the rows that a page repeats from other definitions, so that a hostile tree cannot make the pages
// much larger than itself. QEMU's own largest is far below.
const maxInherited = 400

// rowSections makes the page's rows: of members or values, and of branches.
func (b *definition) rowSections() (rows, branches *Section) {
	if b.def.Kind == qapi.Enum {
		return b.valueSection(), nil
	}
	// IDs come before rows, because a text may refer to a row below its own.
	b.reserve()
	path := b.startPath()
	return b.memberSection(path), b.branchSection(path)
}

func (b *definition) valueSection() *Section {
	used := map[string]bool{}
	rows := b.valueRows(b.def, func(to Target) string {
		if b.rowID[to] == "" {
			b.rowID[to] = b.ids.take(to.Anchor())
		}
		return b.once(b.rowID[to], used)
	})
	return section("values", "Values", listOf(rows, &Rows{[]RowGroup{{Rows: rows}}})...)
}

// valueRows are the rows of an enum's values; id takes the id of each.
func (b *definition) valueRows(d *qapi.Def, id func(Target) string) []Row {
	rows := make([]Row, len(d.Values))
	for i, val := range d.Values {
		to := Target{Kind: ToValue, Def: b.Def(d), Name: val.Name}
		rows[i] = b.row(d, val, val, id(to))
		rows[i].target = to
	}
	return rows
}

// once is id the first time, and another one when the tree declares a name twice.
func (b *definition) once(id string, used map[string]bool) string {
	if used[id] {
		id = b.ids.take(id)
	}
	used[id] = true
	return id
}

// listMembers lists everything that an object of this definition holds, bases included, except branches. When that is too much
// to repeat, it lists the definition's own members, and elsewhere tells whose are missing.
func (b *definition) listMembers() {
	others := b.ref.Bases(b.def)
	if to := b.ref.ArgumentsType(b.def); to != nil {
		others = append([]*qapi.Def{to}, b.ref.Bases(to)...)
	}
	inherited := 0
	for _, d := range others {
		inherited += len(d.BaseMembers) + len(d.Members)
	}
	switch {
	case inherited > maxInherited:
		b.elsewhere = others
		b.members = ownMembers(b.def)
	case b.def.Kind.IsType():
		b.members = b.ref.AllMembers(b.def)
	default:
		b.members = b.ref.Arguments(b.def)
	}
}

func ownMembers(d *qapi.Def) []qapi.Inherited {
	var list []qapi.Inherited
	for _, m := range slices.Concat(d.BaseMembers, d.Members) {
		list = append(list, qapi.Inherited{Member: m, Owner: d})
	}
	return list
}

func (b *definition) reserve() {
	prefix := b.named.memberPrefix()
	for _, m := range b.members {
		if to := b.memberTarget(m); b.rowID[to] == "" {
			b.rowID[to] = b.ids.take(anchor(prefix, m.Name))
		}
	}
}

func (p *Pages) memberTarget(m qapi.Inherited) Target {
	return Target{Kind: ToMember, Def: p.Def(m.Owner), Name: m.Name}
}

// startPath is the way to the page's own rows: through the definition, and through the type that its arguments name.
func (b *definition) startPath() *typePath {
	path := &typePath{def: b.def}
	if to := b.ref.ArgumentsType(b.def); to != nil {
		path = &typePath{def: to, outer: path}
	}
	return path
}

func (b *definition) memberSection(path *typePath) *Section {
	if len(b.members)+len(b.elsewhere) == 0 {
		return nil
	}
	used := map[string]bool{}
	block := &Rows{b.memberGroups(b.members, b.union(), b.def, path, func(to Target) string { return b.once(b.rowID[to], used) })}
	for _, d := range b.elsewhere {
		block.Groups = append(block.Groups, RowGroup{Origin: b.origin(d), Elsewhere: true})
	}
	s := &Section{Blocks: Blocks{block}}
	s.ID, s.Title = memberTitle(b.def.Kind)
	return s
}

// memberGroups are the rows of members of u, by the definition that declares them, own first; id takes the id of each.
func (b *definition) memberGroups(members []qapi.Inherited, u, own *qapi.Def, path *typePath, id func(Target) string) []RowGroup {
	var groups []RowGroup
	for _, group := range byOwner(members) {
		owner := group[0].Owner
		g := RowGroup{Rows: make([]Row, len(group))}
		if owner != own {
			g.Origin = b.origin(owner)
		}
		for i, m := range group {
			to := b.memberTarget(m)
			g.Rows[i] = b.memberRow(u, m, id(to))
			g.Rows[i].target = to
			if !b.isTag(u, m.Member) { // the branches say more
				b.laterMember(&g.Rows[i], owner, m.Member, path)
			}
		}
		groups = append(groups, g)
	}
	return groups
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

// memberTitle is the id and heading of the section of members.
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

// origin is the definition whose members are on the page in place; nil for the page's own.
func (b *definition) origin(owner *qapi.Def) *Def {
	if owner == b.def {
		return nil
	}
	return b.Def(owner)
}

// union is the union or alternate whose branches belong on the page: the definition itself or its boxed argument.
func (b *definition) union() *qapi.Def {
	if b.def.Kind.IsType() {
		return b.def
	}
	return b.ref.ArgumentsType(b.def)
}

// memberRow fills the row of a member of u, which reports whether it is the discriminator; u is nil for arguments that are
// written in place.
func (b *definition) memberRow(u *qapi.Def, m qapi.Inherited, id string) Row {
	r := b.row(m.Owner, m.Member, m.Member, id)
	r.Optional = m.Optional
	r.Type = b.typeOf(m.Owner, m.Type)
	if b.isTag(u, m.Member) {
		r.Badges = append([]Badge{{Discriminator, "discriminator", "its value decides which further members there are"}}, r.Badges...)
	}
	if m.Type != nil && m.Type.Name == "" {
		for _, inner := range m.Type.Members {
			nested := b.memberRow(nil, qapi.Inherited{Member: inner, Owner: m.Owner}, b.ids.take(id+"."+SafeName(inner.Name)))
			nested.Name = m.Name + "." + inner.Name
			r.Nested = append(r.Nested, nested)
		}
	}
	return r
}

// isTag reports whether m selects the branch of the union u.
func (b *definition) isTag(u *qapi.Def, m *qapi.Member) bool {
	return u != nil && (u.Flavor == qapi.Flat && m.Name == u.Discriminator || u.Flavor == qapi.Simple && m.Pos == u.Pos)
}

// typeOf names the type t, as written in d.
func (p *Pages) typeOf(d *qapi.Def, t *qapi.TypeRef) Type {
	if t == nil {
		return Type{}
	}
	typ := Type{Array: t.Array, Name: t.Name}
	if to := p.ref.Type(d, t); to != nil {
		typ.Def = p.Def(to)
		return typ
	}
	switch t.Name {
	case "":
		typ.Name = "object"
	case anyArguments:
		typ.Name = "arguments of any names"
	}
	return typ
}

// anyArguments is the type of a member of old commands that can be arguments of any names, which the generator did not
// look into (docs/qapi-code-gen.txt of QEMU 2.4, "Commands").
const anyArguments = "**"
