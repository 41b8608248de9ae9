package site

import (
	"qmpdoc/qapi"
)

// UsedBy tells what names a type.
type UsedBy struct {
	Groups   []Group      // what names it itself, by kind
	Indirect []MarkedLink // commands that get to it through other types
	More     string       // how many of those are not listed, in words
}

// A type that everything uses is looked after so far only: in a hostile tree that could be every definition.
const (
	maxUsers    = 4000
	maxIndirect = 120
)

// usedBy lists what names this type directly, and the commands that reach it through others.
func (v *view) usedBy() *UsedBy {
	if len(v.def.UsedBy) == 0 {
		return nil
	}
	groups := []Group{{Title: "Commands that take it"}, {Title: "Commands that return it"}, {Title: "Events"}, {Title: "Types"}}
	for _, u := range v.def.UsedBy {
		g := &groups[v.useOf(u)]
		g.Links = append(g.Links, v.markedLink(u))
	}
	used := &UsedBy{Groups: nonEmpty(groups)}
	indirect := v.indirectCommands()
	if n := len(indirect) - maxIndirect; n > 0 {
		indirect = indirect[:maxIndirect]
		used.More = countOf(n, "Commands")
	}
	for _, u := range indirect {
		used.Indirect = append(used.Indirect, v.markedLink(u))
	}
	return used
}

// useOf gives the group of a user of the page's type.
func (v *view) useOf(u *qapi.Def) int {
	switch {
	case u.Kind == qapi.Event:
		return 2
	case u.Kind != qapi.Command:
		return 3
	case v.ref.Type(u, u.Returns) == v.def:
		return 1
	default:
		return 0
	}
}

// indirectCommands finds the commands that name a type which leads to this one, the nearest first.
func (v *view) indirectCommands() []*qapi.Def {
	direct := map[*qapi.Def]bool{}
	for _, u := range v.def.UsedBy {
		direct[u] = true
	}
	seen := map[*qapi.Def]bool{v.def: true}
	queue := []*qapi.Def{v.def}
	var commands []*qapi.Def
	for i := 0; i < len(queue) && len(queue) < maxUsers; i++ {
		for _, u := range queue[i].UsedBy {
			if seen[u] {
				continue
			}
			seen[u] = true
			queue = append(queue, u)
			if u.Kind == qapi.Command && !direct[u] {
				commands = append(commands, u)
			}
		}
	}
	return commands
}
