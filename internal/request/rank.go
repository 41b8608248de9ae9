package request

import "qmpdoc/qapi"

// ranks tells how deeply the shallowest value of a type nests. A type without a rank has no finite value, or only one that
// nests more than maxNesting deep.
type ranks map[*qapi.Def]int

// maxNesting bounds the values within values. Those of QEMU's own requests nest four or five deep.
const maxNesting = 30

// rank computes the ranks of all types of r. Each round finds the types whose mandatory members all have a rank by then,
// so that a type is not visited again once its rank is known.
func rank(r *qapi.Reference) ranks {
	known := ranks{}
	var left []*qapi.Def
	for _, d := range r.Defs {
		if d.Kind.IsType() {
			left = append(left, d)
		}
	}
	for round := range maxNesting {
		var found, later []*qapi.Def
		for _, d := range left {
			if known.finite(r, d) {
				found = append(found, d)
			} else {
				later = append(later, d)
			}
		}
		if len(found) == 0 {
			break
		}
		for _, d := range found {
			known[d] = round
		}
		left = later
	}
	return known
}

// finite reports whether d has a value whose parts are known to have one.
func (k ranks) finite(r *qapi.Reference, d *qapi.Def) bool {
	switch d.Kind {
	case qapi.Enum:
		return len(d.Values) > 0
	case qapi.Alternate:
		return k.anyBranch(r, d)
	case qapi.Struct:
		return k.members(r, r.AllMembers(d))
	case qapi.Union:
		return k.anyBranch(r, d) && k.members(r, withoutTag(r, d))
	case qapi.Command, qapi.Event:
	}
	return false
}

func (k ranks) members(r *qapi.Reference, members []qapi.Inherited) bool {
	for _, m := range members {
		if !m.Optional && !k.typed(r, m.Owner, m.Type) {
			return false
		}
	}
	return true
}

// anyBranch reports whether a branch of d has a value, or a value of the discriminator needs none.
func (k ranks) anyBranch(r *qapi.Reference, d *qapi.Def) bool {
	for _, b := range d.Branches {
		if k.typed(r, d, b.Type) {
			return true
		}
	}
	return d.Flavor == qapi.Flat && len(r.BareValues(d)) > 0
}

// typed reports whether a value of type t, as written in owner, is known to be finite. An array can be empty.
func (k ranks) typed(r *qapi.Reference, owner *qapi.Def, t *qapi.TypeRef) bool {
	switch {
	case t == nil || t.Array || qapi.LookupBuiltin(t.Name) != nil:
		return true
	case t.Name == "":
		return k.members(r, nested(owner, t))
	}
	to := r.Type(owner, t)
	_, ok := k[to]
	return ok
}

// of returns the rank of type t, for comparisons: a built-in type has the lowest, an unknown one the highest.
func (k ranks) of(r *qapi.Reference, owner *qapi.Def, t *qapi.TypeRef) int {
	if t == nil || t.Array || t.Name == "" || qapi.LookupBuiltin(t.Name) != nil {
		return -1
	}
	if n, ok := k[r.Type(owner, t)]; ok {
		return n
	}
	return maxNesting
}

// withoutTag lists the members that all values of u have, but for its discriminator: that takes the name of a branch.
func withoutTag(r *qapi.Reference, u *qapi.Def) []qapi.Inherited {
	tag, _ := r.Tag(u)
	var list []qapi.Inherited
	for _, m := range r.AllMembers(u) {
		if tag.Member == nil || m.Name != tag.Name {
			list = append(list, m)
		}
	}
	return list
}

// nested lists the members of a struct that is written in place of a type's name.
func nested(owner *qapi.Def, t *qapi.TypeRef) []qapi.Inherited {
	var list []qapi.Inherited
	for _, m := range t.Members {
		list = append(list, qapi.Inherited{Member: m, Owner: owner})
	}
	return list
}
