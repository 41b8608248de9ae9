package docparse

import (
	"slices"

	"qmpdoc/qapi"
)

// firsts finds where each key first occurs in a list. Most lists are short: a linear search is faster than a map.
type firsts[K comparable] struct {
	keys    []K
	first   map[K]int // once there are many
	indexed int       // how many of the keys are in first
}

const manyKeys = 16

func (f *firsts[K]) add(key K) { f.keys = append(f.keys, key) }

// find returns the index of key; -1 when it is not in the list.
func (f *firsts[K]) find(key K) int {
	if len(f.keys) < manyKeys {
		return slices.Index(f.keys, key)
	}
	if f.first == nil {
		f.first = map[K]int{}
	}
	for ; f.indexed < len(f.keys); f.indexed++ {
		if _, again := f.first[f.keys[f.indexed]]; !again {
			f.first[f.keys[f.indexed]] = f.indexed
		}
	}
	if i, ok := f.first[key]; ok {
		return i
	}
	return -1
}

// sectionKey is what finds a section: its kind, and the name of a member or feature.
type sectionKey struct {
	kind qapi.SectionKind
	name string
}

// sections are the sections of a comment.
type sections struct {
	list []*qapi.Section
	keys firsts[sectionKey]
}

func (x *sections) add(s *qapi.Section) {
	x.list = append(x.list, s)
	x.keys.add(sectionKey{s.Kind, s.Name})
}

// find returns the first section of a kind and name; nil when there is none.
func (x *sections) find(kind qapi.SectionKind, name string) *qapi.Section {
	if i := x.keys.find(sectionKey{kind, name}); i >= 0 {
		return x.list[i]
	}
	return nil
}
