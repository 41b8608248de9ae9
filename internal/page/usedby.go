package page

import "qmpdoc/qapi"

// Limits of the search for users: in a hostile tree that could be every definition.
const (
	maxUsers    = 4000
	maxIndirect = 120
)

// usedBy lists what names this type directly, by kind, and the commands that reach it through other types.
func (b *definition) usedBy() *Section {
	if len(b.def.UsedBy) == 0 {
		return nil
	}
	groups := [...]*Links{{Title: "Commands that take it"}, {Title: "Commands that return it"}, {Title: "Events"}, {Title: "Types"}}
	for _, u := range b.def.UsedBy {
		g := groups[b.useOf(u)]
		g.Links = append(g.Links, b.link(u))
	}
	s := &Section{ID: "used-by", Title: "Used by"}
	for _, g := range groups {
		if g.Links != nil {
			s.Blocks = append(s.Blocks, g)
		}
	}
	if indirect := b.indirectUsers(); indirect != nil {
		s.Blocks = append(s.Blocks, indirect)
	}
	return s
}

// link leads to the page of d.
func (p *Pages) link(d *qapi.Def) Link {
	named := p.Def(d)
	return Link{named.Name, named.Target()}
}

// indirectUsers lists the commands that reach the type through others; nil for none.
func (b *definition) indirectUsers() *Links {
	commands := b.indirectCommands()
	if len(commands) == 0 {
		return nil
	}
	l := &Links{Title: "Commands that reach it through other types", Folded: true}
	if n := len(commands) - maxIndirect; n > 0 {
		commands, l.More = commands[:maxIndirect], countOf(n, "command")
	}
	for _, d := range commands {
		l.Links = append(l.Links, b.link(d))
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
	direct := map[*qapi.Def]bool{}
	for _, u := range b.def.UsedBy {
		direct[u] = true
	}
	seen := map[*qapi.Def]bool{b.def: true}
	queue := []*qapi.Def{b.def}
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
