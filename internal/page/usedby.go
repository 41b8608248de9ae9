package page

import (
	"slices"

	"qmpdoc/qapi"
)

// Limits of the search for users: in a hostile tree that could be every definition.
const (
	maxUsers = 4000
	maxLinks = 120 // in one list
)

// usedBy lists what names this type directly, by kind, and the commands that reach it through other types.
func (b *definition) usedBy() *Section {
	groups := [...]*Links{{Title: "Commands that take it"}, {Title: "Commands that return it"}, {Title: "Events"}, {Title: "Types"}}
	for _, u := range b.def.UsedBy {
		g := groups[b.useOf(u)]
		g.Links = append(g.Links, b.link(u))
	}
	var blocks Blocks
	for _, g := range groups {
		if g.Links != nil {
			blocks = append(blocks, g)
		}
	}
	if indirect := b.links("Commands that reach it through other types", "command", b.indirectCommands()); indirect != nil {
		indirect.Folded = true
		blocks = append(blocks, indirect)
	}
	return section("used-by", "Used by", blocks...)
}

// link leads to the page of d.
func (p *Pages) link(d *qapi.Def) Link {
	named := p.Def(d)
	return Link{named.Name, named.Target()}
}

// links leads to definitions; nil for none. A long list is cut.
func (p *Pages) links(title, word string, defs []*qapi.Def) *Links {
	if len(defs) == 0 {
		return nil
	}
	l := &Links{Title: title}
	if n := len(defs) - maxLinks; n > 0 {
		defs, l.More = defs[:maxLinks], countOf(n, word)
	}
	for _, d := range defs {
		l.Links = append(l.Links, p.link(d))
	}
	return l
}

// useOf is the group of a user of the page's type.
func (b *definition) useOf(u *qapi.Def) int {
	switch {
	case u.Kind == qapi.Event:
		return 2
	case u.Kind != qapi.Command:
		return 3
	case b.ref.Type(u, u.Returns) == b.def:
		return 1
	default:
		return 0
	}
}

// indirectCommands finds the commands that name a type which leads to this one, the nearest first.
func (b *definition) indirectCommands() []*qapi.Def {
	seen := map[*qapi.Def]bool{b.def: true}
	queue := []*qapi.Def{b.def}
	for i := 0; i < len(queue) && len(queue) < maxUsers; i++ {
		for _, u := range queue[i].UsedBy {
			if !seen[u] {
				seen[u] = true
				queue = append(queue, u)
			}
		}
	}
	return kept(queue[1:], func(d *qapi.Def) bool { return d.Kind == qapi.Command && !slices.Contains(b.def.UsedBy, d) })
}
