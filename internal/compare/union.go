package compare

import (
	"slices"

	"qmpdoc/internal/wire"
)

// commonTag is the member that chooses the branches of both sides; "" when they have no such member in common. One side
// may have no branches at all.
func commonTag(a, b *wire.Shape) string {
	for _, tag := range []string{a.Tag, b.Tag} {
		if tag == "" || a.Tag != "" && a.Tag != tag || b.Tag != "" && b.Tag != tag {
			continue
		}
		if enumOf(a, tag) != nil && enumOf(b, tag) != nil {
			return tag
		}
	}
	return ""
}

func enumOf(s *wire.Shape, tag string) *wire.Shape {
	if m := s.Member(tag); m != nil && m.Shape.Kind == wire.Enum {
		return m.Shape
	}
	return nil
}

type union struct {
	*walker
	node  *node
	tag   string          // common to both
	moved map[string]bool // names of members that moved between the base and the branches
}

// movedDown looks for a member of all values in the branches of NEW.
func (u *union) movedDown(m *wire.Member, news []string) {
	a, b := u.node.old, u.node.new
	here := place{new: u.node.at.new}
	holder, lacking := u.holders(b, a, m.Name)
	if holder == nil {
		u.removed(u.node, []Step{{Name: m.Name}}, m, here, news)
		return
	}
	u.moved[m.Name] = true
	other := holder.Shape.Member(m.Name)
	steps := []Step{{Kind: ToBranch, Name: holder.Name, Tag: b.Tag}, {Name: m.Name}}
	if m.Optional && !other.Optional {
		u.shape(u.node, steps, place{m.Pos, other.Pos}, m.Shape, other.Shape) // it is where it always was
	} else {
		u.member(u.node, steps, m, other)
	}
	switch {
	case lacking == "":
	case m.Optional:
		u.about(u.gone(u.node, scattered, u.steps(lacking, m.Name), place{m.Pos, other.Pos}, m.If, m.Owner, m.Name), m)
	default:
		u.removed(u.node, u.steps(lacking, m.Name), m, place{new: other.Pos}, nil)
	}
}

// movedUp looks for a new member of all values in the branches of OLD.
func (u *union) movedUp(m *wire.Member) {
	a, b := u.node.old, u.node.new
	holder, lacking := u.holders(a, b, m.Name)
	if holder == nil {
		u.added(u.node, []Step{{Name: m.Name}}, m, place{old: u.node.at.old}, false)
		return
	}
	u.moved[m.Name] = true
	other := holder.Shape.Member(m.Name)
	if !m.Optional || other.Optional {
		u.member(u.node, []Step{{Name: m.Name}}, other, m)
	} else {
		u.shape(u.node, []Step{{Name: m.Name}}, place{other.Pos, m.Pos}, other.Shape, m.Shape)
	}
	if lacking != "" {
		u.added(u.node, []Step{{Name: m.Name}}, m, place{old: other.Pos}, false)
	}
}

// holders finds a branch of s that has the member, and a value of both sides for which no branch has it.
func (u *union) holders(s, other *wire.Shape, name string) (holder *wire.Member, lacking string) {
	for _, branch := range s.Branches {
		if branch.Shape.Member(name) != nil {
			holder = branch
			break
		}
	}
	if holder == nil || u.tag == "" {
		return holder, ""
	}
	values, others := enumOf(s, u.tag).Values, enumOf(other, u.tag)
	for i := range values {
		value := values[i].Name
		if b := s.Branch(value); others.Value(value) != nil && (b == nil || b.Shape.Member(name) == nil) {
			return holder, value
		}
	}
	return holder, ""
}

func (u *union) steps(value, name string) []Step {
	return []Step{{Kind: ToBranch, Name: value, Tag: u.tag}, {Name: name}}
}

// branches compares what each value adds. Values that one side lacks are differences of the enum.
func (u *union) branches() {
	a, b := u.node.old, u.node.new
	values := enumOf(a, u.tag).Values
	news := enumOf(b, u.tag)
	for i := range values {
		name := values[i].Name
		if news.Value(name) == nil {
			continue
		}
		x, y := a.Branch(name), b.Branch(name)
		steps := []Step{{Kind: ToBranch, Name: name, Tag: u.tag}}
		switch {
		case x == nil && y == nil:
		case x == nil:
			u.filled(steps, y)
		case y == nil:
			u.emptied(steps, x)
		default:
			u.conditions(u.node, steps, place{x.Pos, y.Pos}, x.If, y.If)
			u.branch(steps, x, y)
		}
	}
}

func (u *union) branch(steps []Step, x, y *wire.Member) {
	a, b := x.Shape, y.Shape
	if a.Print == b.Print && len(u.moved) == 0 {
		return
	}
	if len(u.moved) == 0 && !a.Open && !b.Open {
		u.node.edges = append(u.node.edges, edge{steps: steps, to: u.walker.node(a, b, place{x.Pos, y.Pos})})
		return
	}
	for _, m := range a.Members {
		to := append(slices.Clone(steps), Step{Name: m.Name})
		switch other := b.Member(m.Name); {
		case u.moved[m.Name]:
		case other != nil:
			u.member(u.node, to, m, other)
		default:
			u.removed(u.node, to, m, place{new: y.Pos}, newNames(a, b))
		}
	}
	for _, m := range b.Members {
		if a.Member(m.Name) == nil && !u.moved[m.Name] {
			u.added(u.node, append(slices.Clone(steps), Step{Name: m.Name}), m, place{old: x.Pos}, false)
		}
	}
}

// filled notes that a value that added nothing adds members. If it demands some, this is one change with all of them.
func (u *union) filled(steps []Step, y *wire.Member) {
	var demanded []string
	for _, m := range y.Shape.Members {
		if !m.Optional && !u.moved[m.Name] {
			demanded = append(demanded, m.Name)
		}
	}
	if len(demanded) > 0 {
		d := u.came(u.node, branchDemands, steps, place{old: u.node.at.old, new: y.Pos}, y.If, y.Shape.Def, "")
		d.detail = listed(demanded)
		return
	}
	for _, m := range y.Shape.Members {
		if !u.moved[m.Name] {
			u.added(u.node, append(slices.Clone(steps), Step{Name: m.Name}), m, place{old: u.node.at.old}, true)
		}
	}
}

// emptied notes that a value adds nothing any more.
func (u *union) emptied(steps []Step, x *wire.Member) {
	if slices.ContainsFunc(x.Shape.Members, func(m *wire.Member) bool { return !u.moved[m.Name] }) {
		d := u.gone(u.node, branchRemoved, steps, place{x.Pos, u.node.at.new}, x.If, x.Shape.Def, "")
		d.detail, d.lost = memberNames(x.Shape), x.Shape.Members[0].Name
	}
}

// flattened compares the members of branches by their names alone, where the two sides have no tag in common.
func (u *union) flattened() {
	a, b := u.node.old, u.node.new
	olds, news := inBranches(a), inBranches(b)
	for _, o := range olds {
		if u.moved[o.Name] {
			continue
		}
		if other := find(news, o.Name); other != nil {
			if !slices.ContainsFunc(news, func(n branchMember) bool { return n.Name == o.Name && n.Shape.Print == o.Shape.Print }) {
				u.shape(u.node, o.steps, place{o.Pos, other.Pos}, o.Shape, other.Shape)
			}
			continue
		}
		m := *o.Member
		m.Optional = true
		u.removed(u.node, o.steps, &m, place{new: u.node.at.new}, nil)
	}
	for _, o := range news {
		if !u.moved[o.Name] && find(olds, o.Name) == nil {
			u.added(u.node, o.steps, o.Member, place{old: u.node.at.old}, true)
		}
	}
}

type branchMember struct {
	*wire.Member
	steps []Step
}

// inBranches lists the members that branches add, each name once for each shape.
func inBranches(s *wire.Shape) []branchMember {
	type key struct {
		name  string
		print wire.Print
	}
	seen := map[key]bool{}
	var list []branchMember
	for _, b := range s.Branches {
		for _, m := range b.Shape.Members {
			if k := (key{m.Name, m.Shape.Print}); !seen[k] {
				seen[k] = true
				list = append(list, branchMember{m, []Step{{Kind: ToBranch, Name: b.Name, Tag: s.Tag}, {Name: m.Name}}})
			}
		}
	}
	return list
}

func find(list []branchMember, name string) *wire.Member {
	for _, m := range list {
		if m.Name == name {
			return m.Member
		}
	}
	return nil
}
