package wire

import (
	"slices"

	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

// A simple union (QEMU 1.1 to 6.1) means {"type": the name of a branch, "data": a value of the branch's type}.
const (
	simpleTag  = "type"
	simpleData = "data"
)

func (b *builder) branches(s *Shape, d *qapi.Def) {
	if d.Flavor == qapi.Simple {
		b.simpleBranches(s, d)
		return
	}
	tag := s.Member(d.Discriminator)
	if tag == nil {
		return // the schema is wrong
	}
	if tag.Shape.Kind == String { // QEMU 1.7: the words are the names of the branches
		tag = replace(s, tag, b.branchNames(d))
	}
	for _, branch := range d.Branches {
		if to := b.typeOf(d, branch.Type); to.Kind == Object {
			b.branch(s, tag, branch, to)
		} else {
			b.branch(s, tag, branch, b.new(Shape{Kind: Object, Open: true}))
		}
	}
}

func (b *builder) simpleBranches(s *Shape, d *qapi.Def) {
	tag := &Member{Name: simpleTag, Shape: b.kindEnum(d), Pos: d.NamePos, Owner: d}
	s.add(tag)
	for _, branch := range d.Branches {
		wrapper := b.new(Shape{Kind: Object})
		wrapper.add(&Member{Name: simpleData, Shape: b.typeOf(d, branch.Type), Pos: branch.Pos, Owner: d})
		b.branch(s, tag, branch, wrapper)
	}
}

// branchNames is the implicit enum of a union whose tag is not a declared one.
func (b *builder) branchNames(d *qapi.Def) *Shape {
	s := b.new(Shape{Kind: Enum, Def: d})
	for _, branch := range d.Branches {
		if given := b.condition(branch.If); !given.IsFalse() {
			s.addValue(&Member{Name: branch.Name, If: given, Pos: branch.Pos})
		}
	}
	return s
}

// kindEnum is the implicit enum of the simple union d. A schema can name it.
func (b *builder) kindEnum(d *qapi.Def) *Shape {
	s := b.kinds[d]
	if s == nil {
		s = b.branchNames(d)
		b.kinds[d] = s
	}
	return s
}

// replace adds to object s a copy of member m with another shape: m may be shared.
func replace(s *Shape, m *Member, with *Shape) *Member {
	own := *m
	own.Shape = with
	s.Members[slices.Index(s.Members, m)] = &own
	if s.named != nil {
		s.named[m.Name] = &own
	}
	return &own
}

// branch adds what a value of the tag adds, unless the value cannot occur.
func (b *builder) branch(s *Shape, tag *Member, branch *qapi.Member, adds *Shape) {
	given, value := b.condition(branch.If), tag.Shape.Value(branch.Name)
	if given.IsFalse() || tag.Shape.Kind == Enum && value == nil {
		return
	}
	if value != nil && value.If.Implies(given) {
		given = condition.True
	}
	s.Tag = tag.Name
	s.Branches = append(s.Branches, &Member{Name: branch.Name, Shape: adds, If: given, Pos: branch.Pos, Decl: branch})
}

// dropEmptyBranches takes out the branches that add nothing: whether a schema lists them depends on the release.
func (s *Shape) dropEmptyBranches() {
	var kept []*Member
	for _, b := range s.Branches {
		if len(b.Shape.Members) > 0 || b.Shape.Open {
			kept = append(kept, b)
			s.branches = indexed(kept, s.branches)
		}
	}
	if s.Branches = kept; kept == nil {
		s.Tag = ""
	}
}

func (b *builder) choices(s *Shape, d *qapi.Def) {
	for _, branch := range d.Branches {
		given := b.condition(branch.If)
		if given.IsFalse() {
			continue
		}
		s.Choices = append(s.Choices, &Member{Name: branch.Name, Shape: b.typeOf(d, branch.Type), If: given, Pos: branch.Pos, Decl: branch})
	}
}
