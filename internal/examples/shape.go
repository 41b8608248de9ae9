package examples

import (
	"qmpdoc/diag"
	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

// shape is what an object may hold.
type shape struct {
	name     string // of the definition: "BlockdevOptions", "migrate"
	whole    string // for findings: "BlockdevOptions", "the arguments of 'migrate'"
	part     string // what a member of it is: "a member of BlockdevOptions", "an argument of 'migrate'"
	none     string // what to say when it has no members: "'stop' takes no arguments"
	pos      diag.Pos
	members  []member
	index    map[string]int
	open     bool               // members that are not listed are allowed
	tag      string             // the member that chooses the branch; "" when there are no branches
	branches map[string]*branch // nil for a value without members of its own
	all      map[string]bool    // the names of all members of all branches; made when first needed
}

// branch is what one value of the tag adds to an object.
type branch struct {
	union   *qapi.Def
	ref     *qapi.TypeRef
	perhaps bool   // a program may take the value and have been built without the branch
	shape   *shape // made when first needed
}

// member is a member of a shape. Its type is resolved when a value is first checked against it.
type member struct {
	name     string
	optional bool
	perhaps  bool // the program may have been built without it
	ref      *qapi.TypeRef
	owner    *qapi.Def
	since    string
	pos      diag.Pos
	outdated *deprecation // nil when it is not deprecated
	typ      *typ
}

func newShape(name string, pos diag.Pos) *shape {
	return &shape{name: name, whole: name, part: "a member of " + name, none: name + " has no members", pos: pos, index: map[string]int{}}
}

// argumentsShape is the empty shape of the arguments of a command.
func argumentsShape(name string, pos diag.Pos) *shape {
	s := newShape(name, pos)
	s.whole = "the arguments of " + quote(name)
	s.part = "an argument of " + quote(name)
	s.none = quote(name) + " takes no arguments"
	return s
}

// dataShape is the empty shape of the data of an event.
func dataShape(name string, pos diag.Pos) *shape {
	s := newShape(name, pos)
	s.whole = "the data of " + name
	s.part = "a member of the data of " + name
	s.none = name + " has no data"
	return s
}

// openShape takes any members.
func openShape(name string) *shape {
	s := newShape(name, diag.Pos{})
	s.open = true
	return s
}

func (s *shape) add(m member) {
	if _, taken := s.index[m.name]; taken {
		return
	}
	s.index[m.name] = len(s.members)
	s.members = append(s.members, m)
}

// only returns the number of the one mandatory member; -1 when there is none, or more.
func (s *shape) only() int {
	only := -1
	for i := range s.members {
		switch {
		case s.members[i].optional:
		case only >= 0:
			return -1
		default:
			only = i
		}
	}
	return only
}

// objectShape returns the shape of struct or union d.
func (r *resolver) objectShape(d *qapi.Def) *shape {
	s := newShape(d.Name, d.NamePos)
	s.open = r.unresolved(d)
	for _, b := range r.ref.Bases(d) {
		s.open = s.open || r.unresolved(b)
	}
	for _, m := range r.ref.AllMembers(d) {
		s.add(r.declared(m.Member, m.Owner))
	}
	if tag, ok := r.ref.Tag(d); ok {
		r.addBranches(s, d, tag)
	}
	return s
}

// unresolved reports whether d has a base that nothing declares: its members cannot be known.
func (r *resolver) unresolved(d *qapi.Def) bool { return d.Base != nil && r.ref.Type(d, d.Base) == nil }

// addBranches adds the branches of union d. Values of the tag that have none add nothing to the object.
func (r *resolver) addBranches(s *shape, d *qapi.Def, tag qapi.Inherited) {
	at, ok := s.index[tag.Name]
	if !ok {
		return
	}
	s.tag, s.branches = tag.Name, map[string]*branch{}
	taken := map[string]*qapi.Cond{}
	if e := r.ref.Discriminator(d); e != nil {
		t := r.enum(e)
		s.members[at].typ = t
		for _, v := range e.Values {
			s.branches[v.Name], taken[v.Name] = nil, v.If
		}
	}
	for _, b := range d.Branches {
		built := condition.Of(d.If).And(condition.Of(taken[b.Name]))
		s.branches[b.Name] = &branch{union: d, ref: b.Type, perhaps: r.mayLack(built, d, b.If, b.Type)}
	}
}

// shapeOf is what a branch adds to the object: the members of its type, or in a simple union (QEMU 1.1 to 6.1) "data".
func (r *resolver) shapeOf(b *branch) *shape {
	if b.shape == nil {
		b.shape = r.makeBranch(b)
	}
	return b.shape
}

func (r *resolver) makeBranch(b *branch) *shape {
	if b.union.Flavor == qapi.Simple {
		s := newShape(b.union.Name, b.union.NamePos)
		s.add(member{name: "data", ref: b.ref, owner: b.union, pos: b.union.NamePos})
		return s
	}
	if t := r.resolve(b.union, b.ref); t.class == object {
		return t.shape
	}
	s := newShape(b.union.Name, b.union.NamePos)
	s.open = true
	return s
}

// input returns the shape of the arguments of a command, or of an event's data.
func (r *resolver) input(d *qapi.Def) *shape {
	if known, ok := r.inputs[d]; ok {
		return known
	}
	s := r.makeInput(d)
	r.inputs[d] = s
	return s
}

func (r *resolver) makeInput(d *qapi.Def) *shape {
	leftOpen := d.Kind == qapi.Command && !d.Flags.Gen // the generator, and so the schema, does not know all arguments
	if to := r.ref.ArgumentsType(d); to != nil {
		s := *r.define(to).shape
		s.open = s.open || leftOpen
		return &s
	}
	s := argumentsShape(d.Name, d.NamePos)
	if d.Kind == qapi.Event {
		s = dataShape(d.Name, d.NamePos)
	}
	s.open = leftOpen || d.Data != nil
	for _, m := range d.Members {
		s.add(r.declared(m, d))
	}
	return s
}

// branchNames returns the names of all members of all branches of s.
func (r *resolver) branchNames(s *shape) map[string]bool {
	if s.all == nil {
		s.all = map[string]bool{}
		r.collect(s, s.all, map[*shape]bool{})
	}
	return s.all
}

func (r *resolver) collect(s *shape, names map[string]bool, seen map[*shape]bool) {
	if seen[s] {
		return
	}
	seen[s] = true
	for _, b := range s.branches {
		if b == nil {
			continue
		}
		in := r.shapeOf(b)
		for i := range in.members {
			names[in.members[i].name] = true
		}
		r.collect(in, names, seen)
	}
}
