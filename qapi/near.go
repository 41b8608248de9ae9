package qapi

import (
	"cmp"
	"slices"
	"strings"
)

// NamesLike lists the names of definitions that name was probably meant to be, the likeliest first, most at most. First come
// those that differ in case or in - and _ only, then what QEMU's lists name as the successor, then those that begin with name.
// Without any of these, it is those that are a few letters away or contain it.
func (r *Reference) NamesLike(name string, most int) []string {
	if len(name) > maxSuggestLength {
		return nil
	}
	search := &nameSearch{folded: foldName(name), limit: 1 + len(name)/3}
	for _, n := range r.Notices {
		if slices.ContainsFunc(n.Subjects, func(s Subject) bool { return s.Name == name && s.Owner == nil && len(s.Steps) == 0 }) {
			search.successors = append(search.successors, n.Instead...)
		}
	}
	var list []likeName
	for _, d := range r.Defs {
		if l, ok := search.compare(d.Name); ok {
			list = append(list, l)
		}
	}
	slices.SortStableFunc(list, func(a, b likeName) int {
		return cmp.Or(cmp.Compare(a.class, b.class), a.far-b.far, len(a.name)-len(b.name))
	})
	var names []string
	for _, l := range list {
		if l.class == similar && list[0].class != similar {
			break
		}
		if len(names) < most && !slices.Contains(names, l.name) {
			names = append(names, l.name)
		}
	}
	return names
}

// likeName is a name, its class (why it is like the one asked for), and its distance within that class.
type likeName struct {
	name  string
	class likeness
	far   int
}

// likeness orders the reasons.
type likeness uint8

const (
	sameLetters likeness = iota
	successor
	longer
	similar
)

type nameSearch struct {
	folded     string
	limit      int
	successors []string // in the order of QEMU's lists
}

func (s *nameSearch) compare(name string) (likeName, bool) {
	const least = 3 // letters that make it worth to look for them in longer names
	other := foldName(name)
	if other == s.folded {
		return likeName{name, sameLetters, 0}, true
	}
	if i := slices.IndexFunc(s.successors, func(n string) bool { return sameButPlural(foldName(n), other) }); i >= 0 {
		return likeName{name, successor, i}, true
	}
	if len(s.folded) >= least && strings.HasPrefix(other, s.folded) {
		return likeName{name, longer, 0}, true
	}
	far := distance(s.folded, other, s.limit)
	if far == s.limit && len(s.folded) >= least && strings.Contains(other, s.folded) {
		far = s.limit - 1
	}
	return likeName{name, similar, far}, far < s.limit
}

// sameButPlural reports whether two names differ in an s at their end at most: the lists name some commands wrongly.
func sameButPlural(a, b string) bool { return strings.TrimSuffix(a, "s") == strings.TrimSuffix(b, "s") }
