package qapi

import (
	"strings"

	"qmpdoc/prose"
)

// TargetKind tells what a reference leads to.
type TargetKind uint8

// What references lead to.
const (
	TargetDef     TargetKind = iota
	TargetMember             // an argument, member of event data, or field
	TargetValue              // of an enum
	TargetBranch             // of a union or alternate
	TargetFeature            // of the definition itself
)

// Target is what a reference in a text leads to.
type Target struct {
	Def  *Def // the definition that declares it, which for an inherited member is not the one that was asked for
	Kind TargetKind
	Name string // of the member, value, branch or feature
}

// Resolve finds what a reference in the text of d means; d may be nil for texts outside definitions. @name is a part of
// d, inherited ones included, or else a definition of d's own program; the other forms name a definition, or a part of
// one by its path: BlockInfo.device, query-block[].device.
func (r *Reference) Resolve(d *Def, ref prose.Ref) (Target, bool) {
	product := r.home(d)
	switch ref.Kind {
	case prose.RefMember:
		if d != nil {
			if t, ok := r.Part(d, ref.Target); ok {
				return t, true
			}
		}
		return r.byPath(product, ref.Target, anyKind)
	case prose.RefAny:
		return r.byPath(product, ref.Target, anyKind)
	case prose.RefRole:
		accept, ok := roles[ref.Role]
		if !ok {
			return Target{}, false
		}
		target := strings.TrimLeft(ref.Target, "~!")
		product, target = domain(product, target)
		return r.byPath(product, target, accept)
	default:
		panic("qapi: unknown kind of reference")
	}
}

// home is the program whose names a text uses.
func (r *Reference) home(d *Def) Products {
	if d != nil {
		return d.Products.First()
	}
	return r.Products.First()
}

func anyKind(Kind) bool { return true }

func only(k Kind) func(Kind) bool { return func(other Kind) bool { return other == k } }

// roles are those of QEMU's Sphinx extension (docs/sphinx/qapi_domain.py) that name definitions.
var roles = map[string]func(Kind) bool{
	"any": anyKind, "qapi:any": anyKind,
	"qapi:type": Kind.IsType,
	"qapi:cmd":  only(Command), "qapi:command": only(Command),
	"qapi:event": only(Event),
	"qapi:enum":  only(Enum),
	"qapi:obj":   func(k Kind) bool { return k == Struct || k == Union }, "qapi:object": func(k Kind) bool { return k == Struct || k == Union },
	"qapi:alt": only(Alternate), "qapi:alternate": only(Alternate),
}

// domains are the name spaces that a role's target can begin with.
var domains = map[string]Products{"QMP": QMP, "QSD": StorageDaemon, "QGA": GuestAgent}

func domain(product Products, target string) (Products, string) {
	if space, rest, ok := strings.Cut(target, ":"); ok {
		if p, known := domains[space]; known {
			return p, rest
		}
	}
	return product, target
}

// byPath finds a definition, the part of one that stands behind its last dot, or (as QEMU's own references may say it)
// a definition behind the name of its module.
func (r *Reference) byPath(product Products, path string, accept func(Kind) bool) (Target, bool) {
	if d := r.Lookup(product, path); d != nil && accept(d.Kind) {
		return Target{Def: d}, true
	}
	name, part, ok := strings.Cut(path, ".")
	if !ok {
		return Target{}, false
	}
	if d := r.Lookup(product, part); d != nil && accept(d.Kind) {
		return Target{Def: d}, true
	}
	owner, array := strings.CutSuffix(name, "[]")
	d := r.Lookup(product, owner)
	if d == nil || !accept(d.Kind) {
		return Target{}, false
	}
	if d.Kind == Command {
		if t, ok := r.returned(d, part, array); ok {
			return t, true
		}
	}
	return r.Part(d, part)
}

// returned finds a member of what command d returns.
func (r *Reference) returned(d *Def, part string, array bool) (Target, bool) {
	if d.Returns == nil || d.Returns.Array != array && array {
		return Target{}, false
	}
	to := r.Type(d, d.Returns)
	if to == nil {
		return Target{}, false
	}
	return r.Part(to, part)
}

// Part finds a part of d by its name: argument, member, value, branch or feature. Members of nested structs (QEMU 1.0 to
// 2.3) are named by their path; the outermost member is the target.
func (r *Reference) Part(d *Def, name string) (Target, bool) {
	if t, ok := ownPart(d, name); ok {
		return t, true
	}
	for _, m := range r.inherited(d) {
		if m.Name == name {
			return Target{m.Owner, TargetMember, name}, true
		}
	}
	if to := r.ArgumentsType(d); to != nil {
		if t, ok := ownPart(to, name); ok {
			return t, true
		}
	}
	if outer, _, ok := strings.Cut(name, "."); ok && outer != "" {
		if t, found := ownPart(d, outer); found && t.Kind == TargetMember {
			return t, true
		}
	}
	return Target{}, false
}

// inherited gives the members of d that other definitions declare.
func (r *Reference) inherited(d *Def) []Inherited {
	if d.Base == nil && d.Data == nil {
		return nil
	}
	if d.Kind.IsType() {
		return r.AllMembers(d)
	}
	return r.Arguments(d)
}

func ownPart(d *Def, name string) (Target, bool) {
	for _, members := range [][]*Member{d.BaseMembers, d.Members} {
		for _, m := range members {
			if m.Name == name {
				return Target{d, TargetMember, name}, true
			}
		}
	}
	for _, v := range d.Values {
		if v.Name == name {
			return Target{d, TargetValue, name}, true
		}
	}
	for _, b := range d.Branches {
		if b.Name == name {
			return Target{d, TargetBranch, name}, true
		}
	}
	for _, f := range d.Features {
		if f.Name == name {
			return Target{d, TargetFeature, name}, true
		}
	}
	return Target{}, false
}
