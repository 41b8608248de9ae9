package history

import (
	"slices"

	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// inheritAll lets commands, events and all parts take their ages from those in the same places.
func (s *step) inheritAll() {
	for _, c := range s.new.schema.Interfaces() {
		if before := s.old.schema.Find(c.Kind, c.Name); before != nil {
			s.def(before.Def, c.Def)
		} else if c.Kind == qapi.Event && s.old.eventsAreTold() {
			s.new.inherit(c.Def, age{first: s.new.at, open: true})
		}
	}
	for _, at := range s.list {
		if s.related(at) {
			s.shape(at.old, at.new)
		}
	}
	s.described()
}

// eventsAreTold reports whether all that is known of events comes from a text for people, which does not name every one (up to
// QEMU 2.0).
func (s *state) eventsAreTold() bool {
	return !slices.ContainsFunc(s.schema.Events, func(e *wire.Interface) bool { return e.DataFrom != wire.FromText })
}

// related reports whether the parts of a shape take their ages from those of one in the same place.
func (s *step) related(at pair) bool {
	if at.old.Kind != at.new.Kind {
		return false
	}
	return slices.Contains(s.origins[at.new], at.old) || at.old.Def == nil && at.new.Def == nil || alike(at.old, at.new)
}

// def passes on the ages of a command or event and of its features.
func (s *step) def(old, new *qapi.Def) {
	s.pass(old, new)
	s.features(old.Features, new.Features)
}

func (s *step) pass(old, new any) {
	if a, ok := s.old.ages[old]; ok {
		s.new.inherit(new, a)
	}
}

func (s *step) features(old, new []*qapi.Member) {
	for _, f := range new {
		for _, before := range old {
			if before.Name == f.Name {
				s.pass(before, f)
			}
		}
	}
}

func (s *step) shape(old, new *wire.Shape) {
	switch new.Kind {
	case wire.Object:
		s.members(old, new)
	case wire.Enum:
		for _, v := range new.Values {
			if before := old.Value(v.Name); before != nil {
				s.member(before, v)
			}
		}
	}
	if old.Def == nil || new.Def == nil || isKind(old) || isKind(new) {
		return
	}
	s.features(old.Def.Features, new.Def.Features)
	for _, b := range new.Def.Branches {
		for _, before := range old.Def.Branches {
			if before.Name == b.Name {
				s.pass(before, b)
				s.features(before.Features, b.Features)
			}
		}
	}
}

func (s *step) members(old, new *wire.Shape) {
	for _, m := range new.Members {
		for _, before := range membersOf(old, m.Name) {
			s.member(before, m)
		}
	}
	for _, b := range new.Branches {
		for _, m := range b.Shape.Members {
			if before := old.Member(m.Name); before != nil {
				s.member(before, m)
			}
		}
	}
}

func (s *step) member(old, new *wire.Member) {
	s.pass(keyOf(old), keyOf(new))
	if new.Shape != nil {
		s.choices(keyOf(old), old.Shape, new.Shape)
	}
	if old.Decl != nil && new.Decl != nil {
		s.features(old.Decl.Features, new.Decl.Features)
	}
}

// choices makes the alternative of an alternate that had been all that a member could be as old as that member.
func (s *step) choices(member any, old, new *wire.Shape) {
	if old.Kind == wire.Alternate || new.Kind != wire.Alternate {
		return
	}
	for _, c := range new.Choices {
		if c.Shape.Kind == old.Kind {
			s.pass(member, c.Decl)
		}
	}
}

func keyOf(m *wire.Member) any {
	if m.Decl == nil {
		return m
	}
	return m.Decl
}

// described marks what is new in the places of something open: clients may have used it before.
func (s *step) described() {
	marked := map[*wire.Shape]bool{}
	now := age{first: s.new.at, open: true}
	for _, at := range s.list {
		if at.old.Kind == wire.Any || at.old.Open {
			s.mark(at.new, now, marked)
		}
	}
	for _, c := range s.new.schema.Commands {
		if before := s.old.schema.Command(c.Name); before != nil && before.Open {
			s.mark(c.Data, now, marked)
		}
	}
}

func (s *step) mark(from *wire.Shape, now age, marked map[*wire.Shape]bool) {
	walk(marked, []*wire.Shape{from}, func(shape *wire.Shape) {
		s.new.inherit(ageKey(shape), now)
		for _, m := range shape.Members {
			s.new.inherit(keyOf(m), now)
			if m.Owner != nil && m.Owner.Kind.IsType() {
				s.new.inherit(m.Owner, now)
			}
		}
		for _, v := range shape.Values {
			s.new.inherit(keyOf(v), now)
		}
		for _, b := range shape.Branches {
			if b.Decl != nil {
				s.new.inherit(b.Decl, now)
			}
		}
	})
}

// walk visits shapes and all that they lead to, each once, without what has been visited.
func walk(visited map[*wire.Shape]bool, next []*wire.Shape, visit func(*wire.Shape)) {
	for len(next) > 0 {
		shape := next[len(next)-1]
		next = next[:len(next)-1]
		if visited[shape] {
			continue
		}
		visited[shape] = true
		visit(shape)
		shape.EachShape(func(part *wire.Shape) { next = append(next, part) })
	}
}
