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
	if s.index != nil {
		return s.index[name]
	}
	for _, m := range s.Members {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// indexed is how many members an object has before it gets an index.
const indexed = 24

// add adds a member; of two with one name the first counts.
func (s *Shape) add(m *Member) {
	if s.Member(m.Name) != nil {
		return
	}
	s.Members = append(s.Members, m)
	switch {
	case s.index != nil:
		s.index[m.Name] = m
	case len(s.Members) == indexed:
		s.index = make(map[string]*Member, 2*indexed)
		for _, m := range s.Members {
			s.index[m.Name] = m
		}
	}
}

// Value finds a value of an enum; nil when it has none of that name.
func (s *Shape) Value(name string) *Value {
	for i := range s.Values {
		if s.Values[i].Name == name {
			return &s.Values[i]
		}
	}
	return nil
}

// Branch finds what a value of the tag adds; nil when it adds nothing.
func (s *Shape) Branch(value string) *Branch {
	for _, b := range s.Branches {
		if b.Value == value {
			return b
		}
	}
	return nil
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
