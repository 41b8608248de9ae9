package wire

import (
	"cmp"
	"slices"
)

// Command finds a command; nil when there is none of that name.
func (s *Schema) Command(name string) *Command {
	return find(s.Commands, name, func(c *Command) string { return c.Name })
}

// Event finds an event; nil when there is none of that name.
func (s *Schema) Event(name string) *Event {
	return find(s.Events, name, func(e *Event) string { return e.Name })
}

func find[T any](sorted []*T, name string, nameOf func(*T) string) *T {
	at, ok := slices.BinarySearchFunc(sorted, name, func(e *T, name string) int { return cmp.Compare(nameOf(e), name) })
	if !ok {
		return nil
	}
	return sorted[at]
}

// Member finds a common member; nil when the object has none of that name.
func (s *Shape) Member(name string) *Member {
	if s.members != nil {
		return s.members[name]
	}
	for _, m := range s.Members {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// Value finds a value of an enum; nil when it has none of that name, or is none itself.
func (s *Shape) Value(name string) *Value {
	if s == nil {
		return nil
	}
	if s.values != nil {
		return s.values[name]
	}
	for i := range s.Values {
		if s.Values[i].Name == name {
			return &s.Values[i]
		}
	}
	return nil
}

// Branch finds what a value of the tag adds; nil when it adds nothing.
func (s *Shape) Branch(value string) *Branch {
	if s.branches != nil {
		return s.branches[value]
	}
	for _, b := range s.Branches {
		if b.Value == value {
			return b
		}
	}
	return nil
}

// manyParts is how many members, values or branches a shape has before they get an index.
const manyParts = 24

// add adds a member; of two with one name the first counts.
func (s *Shape) add(m *Member) {
	if s.Member(m.Name) != nil {
		return
	}
	s.Members = append(s.Members, m)
	switch {
	case s.members != nil:
		s.members[m.Name] = m
	case len(s.Members) == manyParts:
		s.members = make(map[string]*Member, 2*manyParts)
		for _, m := range s.Members {
			s.members[m.Name] = m
		}
	}
}

// indexValues makes the index of an enum that is complete.
func (s *Shape) indexValues() {
	if len(s.Values) < manyParts {
		return
	}
	s.values = make(map[string]*Value, len(s.Values))
	for i := range s.Values {
		if v := &s.Values[i]; s.values[v.Name] == nil {
			s.values[v.Name] = v
		}
	}
}

// indexBranches makes the index of a union that is complete.
func (s *Shape) indexBranches() {
	if len(s.Branches) < manyParts {
		return
	}
	s.branches = make(map[string]*Branch, len(s.Branches))
	for _, b := range s.Branches {
		if s.branches[b.Value] == nil {
			s.branches[b.Value] = b
		}
	}
}

// TagValues is the enum of the tag; nil when the object is not a union.
func (s *Shape) TagValues() *Shape {
	if m := s.Member(s.Tag); s.Tag != "" && m != nil && m.Shape.Kind == Enum {
		return m.Shape
	}
	return nil
}

// Alternatives lists the shapes that a value may have: the choices of an alternate, else the shape itself.
func (s *Shape) Alternatives() []*Choice {
	if s.Kind == Alternate {
		return s.Choices
	}
	return []*Choice{{Shape: s}}
}

// HasFeature finds a feature by its name.
func HasFeature(list []Feature, name string) bool {
	return slices.ContainsFunc(list, func(f Feature) bool { return f.Name == name })
}
