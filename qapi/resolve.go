package qapi

import (
	"slices"
	"strings"
)

// maxInheritance bounds how many bases are followed: QEMU's own types have three at most, and a file that nests
// thousands must not cost the square of its length.
const maxInheritance = 64

// Bases returns the chain of named bases of a struct or union, nearest first. A loop, or a name that is not an object type,
// ends it.
func (r *Reference) Bases(d *Def) []*Def {
	var chain []*Def
	for at := r.objectType(d, d.Base); at != nil && len(chain) < maxInheritance; at = r.objectType(at, at.Base) {
		if at == d || slices.Contains(chain, at) {
			break
		}
		chain = append(chain, at)
	}
	return chain
}

// AllMembers returns the members of a struct or union that each of its values has, in the order of introspection: those of
// the outermost base first, the definition's own last. The implicit 'type' of a simple union is among them; members of
// branches are not. What the definition's own comment says of an inherited member comes before what the base says.
func (r *Reference) AllMembers(d *Def) []Inherited {
	bases := r.Bases(d)
	var all []Inherited
	for i := len(bases) - 1; i >= 0; i-- {
		all = appendOwn(all, bases[i])
	}
	for i, m := range all {
		if doc := d.Doc.member(m.Name); doc != nil {
			told := *m.Member
			told.Doc = doc
			all[i].Member = &told
		}
	}
	return appendOwn(all, d)
}

// member returns the text about the member of a name; nil when there is none. Up to QEMU 6.1 some comments describe inherited
// members and the implicit 'type' of a simple union.
func (d *Doc) member(name string) *Section { return d.section(SecMember, name) }

// appendOwn adds the members that d itself declares.
func appendOwn(all []Inherited, d *Def) []Inherited {
	for _, m := range own(d) {
		all = append(all, Inherited{m, d})
	}
	return all
}

// own lists the members that d itself declares.
func own(d *Def) []*Member {
	switch {
	case d.Flavor == Simple:
		return append(slices.Clone(d.Members), simpleTag(d))
	case len(d.BaseMembers) == 0:
		return d.Members // not a copy, as thousands of types can have the same large base
	default:
		return slices.Concat(d.BaseMembers, d.Members)
	}
}

// Arguments returns the arguments of a command or the data of an event: those written in place, or the members of the
// named type. When that type is a union, ArgumentsType has the branches.
func (r *Reference) Arguments(d *Def) []Inherited {
	if to := r.ArgumentsType(d); to != nil {
		return r.AllMembers(to)
	}
	return appendOwn(nil, d)
}

// ArgumentsType returns the struct or union that a command or event names as its data; nil when the arguments are written in
// place, or when there are none.
func (r *Reference) ArgumentsType(d *Def) *Def { return r.objectType(d, d.Data) }

// Discriminator returns the enum whose value selects the branch of a union; nil for everything else. The enum of a simple
// union is implicit: it is made here, and is not a definition of the reference.
func (r *Reference) Discriminator(d *Def) *Def {
	if d.Flavor == Simple {
		return kindEnum(d)
	}
	if tag, ok := r.Tag(d); ok {
		if to := r.Type(tag.Owner, tag.Type); to != nil && to.Kind == Enum {
			return to
		}
	}
	return nil
}

// BareValues lists the values of u's discriminator that have no branch: they add no members.
func (r *Reference) BareValues(u *Def) []*Member {
	enum := r.Discriminator(u)
	if enum == nil {
		return nil
	}
	taken := make(map[string]bool, len(u.Branches))
	for _, b := range u.Branches {
		taken[b.Name] = true
	}
	var list []*Member
	for _, v := range enum.Values {
		if !taken[v.Name] {
			list = append(list, v)
		}
	}
	return list
}

// Tag is the member whose value selects the branch of a union.
func (r *Reference) Tag(d *Def) (Inherited, bool) {
	switch {
	case d.Kind != Union:
		return Inherited{}, false
	case d.Flavor == Simple:
		return Inherited{simpleTag(d), d}, true
	}
	for _, owner := range append([]*Def{d}, r.Bases(d)...) {
		if t, ok := r.ownPart(owner, d.Discriminator); ok && t.Kind == TargetMember {
			return Inherited{t.part, owner}, true
		}
	}
	return Inherited{}, false
}

// A simple union U (QEMU 1.1 to 6.1) stands for {"type": UKind, "data": the branch's type}.
const (
	simpleTagName    = "type"
	simpleEnumSuffix = "Kind"
)

func simpleTag(d *Def) *Member {
	return &Member{Pos: d.Pos, Name: simpleTagName, Type: &TypeRef{Pos: d.Pos, Name: d.Name + simpleEnumSuffix}, Doc: d.Doc.member(simpleTagName)}
}

// kindEnum is the implicit enum of the simple union d.
func kindEnum(d *Def) *Def {
	e := &Def{Pos: d.Pos, NamePos: d.NamePos, Kind: Enum, Name: d.Name + simpleEnumSuffix, Products: d.Products}
	for _, b := range d.Branches {
		e.Values = append(e.Values, &Member{Pos: b.Pos, Name: b.Name, If: b.If, Doc: b.Doc})
	}
	return e
}

// SimpleUnion finds the simple union whose implicit enum is called name; nil when there is none.
func (r *Reference) SimpleUnion(product Products, name string) *Def {
	union, ok := strings.CutSuffix(name, simpleEnumSuffix)
	if d := r.Lookup(product, union); ok && d != nil && d.Flavor == Simple {
		return d
	}
	return nil
}

// objectType resolves t to a struct or union.
func (r *Reference) objectType(d *Def, t *TypeRef) *Def {
	if t == nil || t.Array {
		return nil
	}
	if to := r.Type(d, t); to != nil && (to.Kind == Struct || to.Kind == Union) {
		return to
	}
	return nil
}

// EachType calls visit for every type that d names, in source order.
func (d *Def) EachType(visit func(*TypeRef)) {
	see := func(t *TypeRef) {
		if t != nil {
			visit(t)
		}
	}
	var members func(list []*Member)
	members = func(list []*Member) {
		for _, m := range list {
			if see(m.Type); m.Type != nil {
				members(m.Type.Members)
			}
		}
	}
	members(d.BaseMembers)
	see(d.Base)
	see(d.Data)
	members(d.Members)
	members(d.Branches)
	see(d.Returns)
}
