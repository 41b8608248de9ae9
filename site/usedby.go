package site

import (
	"bytes"
	"html/template"
	"slices"

	"qmpdoc/qapi"
)

// UsedBy tells what names a type.
type UsedBy struct {
	Groups   []Group // what names it itself, by kind
	Indirect Chips   // commands that get to it through other types
	More     string  // how many of those are not listed, in words
}

// Chips are links in a row.
type Chips []MarkedLink

// HTML prints the list.
func (c Chips) HTML() template.HTML {
	return composedHTML(func(b *bytes.Buffer) {
		b.WriteString(`<ul class="chips">`)
		for _, l := range c {
			b.WriteString("<li>")
			l.print(b)
			b.WriteString("</li>")
		}
		b.WriteString("</ul>\n")
	})
}

// A type that everything uses is looked after so far only: in a hostile tree that could be every definition.
const (
	maxUsers    = 4000
	maxIndirect = 120
)

// usedBy lists what names this type directly, and the commands that reach it through others.
func (v *view) usedBy() *UsedBy {
	groups, indirect, more := v.users()
	if groups == nil {
		return nil
	}
	used := &UsedBy{Indirect: v.markedLinks(indirect), More: more}
	for _, g := range groups {
		used.Groups = append(used.Groups, Group{g.title, v.markedLinks(g.defs)})
	}
	return used
}

func (v *view) markedLinks(defs []*qapi.Def) Chips {
	var links Chips
	for _, d := range defs {
		links = append(links, v.markedLink(d))
	}
	return links
}

// userGroup is the users of one kind.
type userGroup struct {
	title string
	defs  []*qapi.Def
}

// users gives what names this type directly, by kind, and the commands that reach it through others; more says how many
// of those are left out.
func (v *view) users() (groups []userGroup, indirect []*qapi.Def, more string) {
	if len(v.def.UsedBy) == 0 {
		return nil, nil, ""
	}
	groups = []userGroup{{title: "Commands that take it"}, {title: "Commands that return it"}, {title: "Events"}, {title: "Types"}}
	for _, u := range v.def.UsedBy {
		g := &groups[v.useOf(u)]
		g.defs = append(g.defs, u)
	}
	groups = slices.DeleteFunc(groups, func(g userGroup) bool { return len(g.defs) == 0 })
	indirect = v.indirectCommands()
	if n := len(indirect) - maxIndirect; n > 0 {
		indirect, more = indirect[:maxIndirect], countOf(n, "Commands")
	}
	return groups, indirect, more
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
