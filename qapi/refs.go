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
	part *Member
}

// Resolve finds what a reference in the text of d means; d may be nil for texts outside definitions. @name is a part of
// d, inherited ones included, or else a definition, or else a part of a type that d names. The other forms name a
// definition, or a part of one by its path: BlockInfo.device, query-block[].device. The names of d's own program come
// first, then those of the others: the guest agent's manual mentions QEMU's commands.
func (r *Reference) Resolve(d *Def, ref prose.Ref) (Target, bool) {
	product := r.Products.First()
	if d != nil {
		product = d.Products.First()
	}
	switch ref.Kind {
	case prose.RefMember:
		if d != nil {
			if t, ok := r.Part(d, ref.Target); ok {
				return t, true
			}
		}
		if t, ok := r.anywhere(product, ref.Target, anyKind); ok || d == nil {
			return t, ok
		}
		return r.partOfParts(d, ref.Target)
	case prose.RefAny:
		return r.anywhere(product, ref.Target, anyKind)
	case prose.RefRole:
		accept, ok := roles[ref.Role]
		if !ok {
			return Target{}, false
		}
		target := strings.TrimLeft(ref.Target, "~!")
		product, target = domain(product, target)
		return r.anywhere(product, target, accept)
	default:
		panic("qapi: unknown kind of reference")
	}
}

// Names collects the names of all definitions and of their parts, in all programs.
func (r *Reference) Names() map[string]bool {
	names := map[string]bool{}
	for _, d := range r.Defs {
		names[d.Name] = true
		d.eachPart(func(t Target) { names[t.Name] = true })
		for _, f := range d.allFeatures() {
			names[f.Name] = true
		}
	}
	return names
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

// anywhere looks in the name space of product, then in the others.
func (r *Reference) anywhere(product Products, path string, accept func(Kind) bool) (Target, bool) {
	for _, p := range append([]Products{product}, AllProducts...) {
		if t, ok := r.byPath(p, path, accept); ok {
			return t, true
		}
	}
	return Target{}, false
}

// byPath finds a definition, the part of one that is after its last dot, or (as QEMU's own references may say it)
// a definition after the name of its module.
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
	if d.Kind == Command && d.Returns != nil && (d.Returns.Array || !array) {
		if to := r.Type(d, d.Returns); to != nil {
			if t, ok := r.Part(to, part); ok {
				return t, true
			}
		}
	}
	return r.Part(d, part)
}

// partOfParts finds name in the types that d names directly, if just one of them has it: "@logical-id" in the text of a
// command whose argument is a list of processors. Large definitions are not searched that way: they name hundreds.
func (r *Reference) partOfParts(d *Def, name string) (Target, bool) {
	if _, large := r.large[d]; large {
		return Target{}, false
	}
	var found Target
	seen := map[*Def]bool{}
	clear := true
	d.EachType(func(t *TypeRef) {
		to := r.Type(d, t)
		if to == nil || seen[to] {
			return
		}
		seen[to] = true
		if part, ok := r.Part(to, name); ok && found != part {
			clear = clear && found.Def == nil
			found = part
		}
	})
	return found, clear && found.Def != nil
}

// Part finds a part of d by its name: argument, member, value, branch or feature. Of a path, as of members of nested
// structs (QEMU 1.0 to 2.3) or of arrays, the outermost member is the target.
func (r *Reference) Part(d *Def, name string) (Target, bool) {
	if t, ok := r.ownPart(d, name); ok {
		return t, true
	}
	from := d
	if to := r.ArgumentsType(d); to != nil {
		if t, ok := r.ownPart(to, name); ok {
			return t, true
		}
		from = to
	}
	for _, base := range r.Bases(from) {
		if t, ok := r.ownPart(base, name); ok && t.Kind == TargetMember {
			return t, true
		}
	}
	outer, _, _ := strings.Cut(name, ".") // qemu of qemu.major, disks of disks[].name
	if t, ok := r.ownPart(d, strings.TrimSuffix(outer, "[]")); ok && t.Kind == TargetMember {
		return t, true
	}
	return Target{}, false
}

// PartNames lists the names of the parts that d itself declares.
func (d *Def) PartNames() []string {
	var names []string
	d.eachPart(func(t Target) { names = append(names, t.Name) })
	return names
}

// indexedParts is the number of parts from which on a definition gets an index: a reference to it, or a union over it, must not
// cost its whole length.
const indexedParts = 64

// indexLarge makes the indexes of the large definitions.
func (r *Reference) indexLarge() {
	r.large = map[*Def]map[string]Target{}
	for _, d := range r.Defs {
		if len(d.BaseMembers)+len(d.Members)+len(d.Values)+len(d.Branches)+len(d.Features) < indexedParts {
			continue
		}
		parts := map[string]Target{}
		d.eachPart(func(t Target) {
			if _, taken := parts[t.Name]; !taken {
				parts[t.Name] = t
			}
		})
		r.large[d] = parts
	}
}

// ownPart finds a part that d itself declares.
func (r *Reference) ownPart(d *Def, name string) (Target, bool) {
	if parts, ok := r.large[d]; ok {
		t, found := parts[name]
		return t, found
	}
	var found Target
	d.eachPart(func(t Target) {
		if found.Def == nil && t.Name == name {
			found = t
		}
	})
	return found, found.Def != nil
}

// eachPart calls visit for every part that d itself declares.
func (d *Def) eachPart(visit func(Target)) {
	all := func(kind TargetKind, list []*Member) {
		for _, m := range list {
			visit(Target{d, kind, m.Name, m})
		}
	}
	all(TargetMember, d.BaseMembers)
	all(TargetMember, d.Members)
	all(TargetValue, d.Values)
	all(TargetBranch, d.Branches)
	for _, f := range d.Features {
		visit(Target{d, TargetFeature, f.Name, nil})
	}
}
