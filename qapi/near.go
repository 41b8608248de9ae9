package qapi

import (
	"cmp"
	"slices"
	"strings"
)

// NamesLike lists the names of definitions that name was probably meant to be, nearest first, most at most: those that differ
// in case or in - and _, those a few letters away, and those that contain it.
func (r *Reference) NamesLike(name string, most int) []string {
	type near struct {
		name string
		far  int
	}
	if len(name) > maxSuggestLength {
		return nil
	}
	var list []near
	folded, limit := foldName(name), 1+len(name)/3
	for _, d := range r.Defs {
		other := foldName(d.Name)
		far := limit
		switch {
		case other == folded:
			far = 0
		case len(other) <= maxSuggestLength:
			far = distance(folded, other, limit)
		}
		if far == limit && len(folded) > 2 && strings.Contains(other, folded) {
			far = limit - 1
		}
		if far < limit {
			list = append(list, near{d.Name, far})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Or(a.far-b.far, len(a.name)-len(b.name)) })
	var names []string
	for _, n := range list {
		if len(names) < most && !slices.Contains(names, n.name) {
			names = append(names, n.name)
		}
	}
	return names
}

// Nearest finds the candidate that name was probably meant to be: the same but for case and - or _, a letter in four
// away and two at most; for a name of two or three letters the only one that a slip leads to, which leaves out a letter, adds
// one or swaps two. "" when none is near.
func Nearest(name string, candidates []string) string { return nearest(name, candidates) }
