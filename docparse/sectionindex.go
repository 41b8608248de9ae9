package docparse

import "qmpdoc/qapi"

// sectionIndex holds the sections of a comment and finds where each member, feature and tag is first.
type sectionIndex struct {
	list  []*qapi.Section
	first map[sectionKey]*qapi.Section // once there are many
}

type sectionKey struct {
	kind qapi.SectionKind
	name string
}

const manySections = 16

func (x *sectionIndex) add(s *qapi.Section) {
	x.list = append(x.list, s)
	switch {
	case x.first != nil:
		x.note(s)
	case len(x.list) == manySections:
		x.first = make(map[sectionKey]*qapi.Section, 2*manySections)
		for _, s := range x.list {
			x.note(s)
		}
	}
}

func (x *sectionIndex) note(s *qapi.Section) {
	if key := (sectionKey{s.Kind, s.Name}); x.first[key] == nil {
		x.first[key] = s
	}
}

// find returns the first section of a kind and name; nil when there is none.
func (x *sectionIndex) find(kind qapi.SectionKind, name string) *qapi.Section {
	if x.first != nil {
		return x.first[sectionKey{kind, name}]
	}
	for _, s := range x.list {
		if s.Kind == kind && s.Name == name {
			return s
		}
	}
	return nil
}
