package wire

import (
	"cmp"
	"slices"

	"qmpdoc/qapi"
)

// Interfaces lists the commands, and then the events.
func (s *Schema) Interfaces() []*Interface { return slices.Concat(s.Commands, s.Events) }

// Command returns the command of that name; nil when there is none.
func (s *Schema) Command(name string) *Interface { return s.Find(qapi.Command, name) }

// Find returns the command or event of that kind and name; nil when there is none.
func (s *Schema) Find(kind qapi.Kind, name string) *Interface {
	list := s.Commands
	if kind == qapi.Event {
		list = s.Events
	}
	at, ok := slices.BinarySearchFunc(list, name, func(e *Interface, name string) int { return cmp.Compare(e.Name, name) })
	if !ok {
		return nil
	}
	return list[at]
}

// Member finds a common member; nil when the object has none of that name.
func (s *Shape) Member(name string) *Member { return called(s.Members, s.named, name) }

// Value returns the value of that name; nil when s has none or is not an enum.
func (s *Shape) Value(name string) *Member {
	if s == nil {
		return nil
	}
	return called(s.Values, s.named, name)
}

// Branch returns what a value of the tag adds; nil when it adds nothing.
func (s *Shape) Branch(value string) *Member { return called(s.Branches, s.branches, value) }

func called(list []*Member, index map[string]*Member, name string) *Member {
	if index != nil {
		return index[name]
	}
	for _, m := range list {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// many is the number of members, values or branches from which on an index is made.
const many = 24

// indexed adds the last of a list to its index, which it makes when the list is long. Of two with one name the first counts.
func indexed(list []*Member, index map[string]*Member) map[string]*Member {
	if len(list) < many {
		return nil
	}
	added := list[len(list)-1:]
	if index == nil {
		index, added = make(map[string]*Member, 2*many), list
	}
	for _, m := range added {
		if index[m.Name] == nil {
			index[m.Name] = m
		}
	}
	return index
}

// add adds a member; of two with one name the first counts.
func (s *Shape) add(m *Member) {
	if s.Member(m.Name) == nil {
		s.Members = append(s.Members, m)
		s.named = indexed(s.Members, s.named)
	}
}

func (s *Shape) addValue(m *Member) {
	s.Values = append(s.Values, m)
	s.named = indexed(s.Values, s.named)
}

// Names lists the names of members.
func Names(list []*Member) []string {
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.Name
	}
	return names
}

// TagValues is the enum of the tag; nil when the object is not a union.
func (s *Shape) TagValues() *Shape {
	if m := s.Member(s.Tag); s.Tag != "" && m != nil && m.Shape.Kind == Enum {
		return m.Shape
	}
	return nil
}

// Alternatives lists the shapes that a value may have: the choices of an alternate, else the shape itself.
func (s *Shape) Alternatives() []*Member {
	if s.Kind == Alternate {
		return s.Choices
	}
	return []*Member{{Shape: s}}
}

// HasFeature finds a feature by its name.
func HasFeature(list []Feature, name string) bool {
	return slices.ContainsFunc(list, func(f Feature) bool { return f.Name == name })
}
