package docparse

import "qmpdoc/qapi"

// union reads a union of any era: flat (base and discriminator), simple (neither; up to QEMU 6.1), or anonymous
// ('discriminator': {}; QEMU 1.7 to 2.3), which is today's alternate.
func (r *defReader) union(data *value) {
	base, disc := r.v.get("base"), r.v.get("discriminator")
	switch {
	case disc == nil && r.v.cut || disc != nil && disc.cut: // nobody knows what is in the lost part
	case disc != nil && disc.kind == valObject && len(disc.members) == 0:
		r.bad(ruleAnonUnion, disc.at, "'discriminator' requires a string name; a union told apart by JSON type is an alternate")
		r.def.Kind = qapi.Alternate
	case disc == nil:
		missing := []string{"discriminator"}
		if base == nil {
			missing = []string{"base", "discriminator"}
		}
		r.bad(ruleSimpleUnion, r.v.at, "union misses key%s %s", plural(missing), quoteAll(missing))
		r.def.Flavor = qapi.Simple
	case disc.kind != valString:
		r.bad(ruleShape, disc.at, "'discriminator' requires a string name, found %s", disc.kind)
	default:
		r.def.Flavor = qapi.Flat
		r.def.Discriminator, r.def.DiscPos = disc.str, r.namePos(disc)
		if base == nil && !r.v.cut {
			r.bad(ruleMissingKey, r.v.at, "union misses key 'base'")
		}
	}
	if base != nil {
		r.unionBase(base)
	}
	r.branches(data)
}

func (r *defReader) unionBase(base *value) {
	if base.kind == valObject {
		r.def.BasePos = r.pos(base.at)
		r.def.BaseMembers = r.membersOf(base, "'base' member")
		return
	}
	if base.kind != valString {
		r.bad(ruleShape, base.at, "'base' should be an object or type name, found %s", base.kind)
		return
	}
	r.base(base)
}

// branches reads the alternatives of a union or alternate: { 'name': 'Type' } or { 'name': { 'type': 'Type', 'if': … } }.
func (r *defReader) branches(data *value) {
	if data == nil {
		return
	}
	r.def.DataPos = r.pos(data.at)
	if data.kind != valObject {
		r.bad(ruleShape, data.at, "'data' must be an object, found %s", data.kind)
		return
	}
	if len(data.members) == 0 && !data.cut && r.def.Kind == qapi.Alternate {
		r.bad(ruleEmpty, data.at, "'data' must not be empty")
	}
	for _, in := range data.members {
		r.def.Branches = append(r.def.Branches, r.branch(in))
	}
}

func (r *defReader) branch(in member) *qapi.Member {
	src := source{"'data' member", in.key}
	b := &qapi.Member{Pos: r.pos(in.at + 1), Name: in.key}
	if r.def.Kind == qapi.Alternate {
		if stem, ok := r.checkNameChars(in.key, in.at, src); ok && !isLower(stem) {
			r.bad(ruleBranchCase, in.at, "name of %s must not use upper case or '_'", src)
		}
	}
	t := r.typeOf(b, in.value, src)
	if t != nil && t.kind != valString && r.def.Flavor == qapi.Flat {
		r.bad(ruleShape, t.at, "%s should be a type name, found %s", src, t.kind)
		return b
	}
	b.Type = r.typeOrArray(t, src)
	return b
}
