package introspect

import (
	"slices"

	"qmpdoc/qapi"
)

// longestPlace bounds the names of types, which grow with every step.
const longestPlace = 120

// named names each type after the place where a client meets it first, the nearest to a command or event. What no
// client meets is left out.
func (c *converter) named(defs []*qapi.Def) []qapi.Item {
	met := []*qapi.Def{}
	for _, d := range defs {
		if !d.Kind.IsType() {
			met = append(met, d)
		}
	}
	for i := 0; i < len(met); i++ { // grows while types lead to others
		met = append(met, c.meet(met[i])...)
	}
	var items []qapi.Item
	for _, d := range defs {
		if name := c.places[d]; name != "" {
			d.Name = name
		} else if d.Kind.IsType() {
			continue
		}
		items = append(items, d)
	}
	return items
}

// meet renames the types that d names, and returns those that were not met before.
func (c *converter) meet(d *qapi.Def) (fresh []*qapi.Def) {
	visit := func(t *qapi.TypeRef, place string) {
		if t == nil || c.types[t.Name] == nil || qapi.LookupBuiltin(t.Name) != nil {
			return
		}
		to := c.types[t.Name]
		if c.places[to] == "" {
			if len(place) > longestPlace {
				place = "type." + to.Name
			}
			c.places[to] = place
			fresh = append(fresh, to)
		}
		t.Name = c.places[to]
	}
	place, members := c.places[d], c.places[d]
	switch d.Kind {
	case qapi.Command:
		place, members = d.Name, d.Name+".arguments"
	case qapi.Event:
		place, members = d.Name, d.Name+".data"
	}
	visit(d.Data, members)
	for _, m := range slices.Concat(d.BaseMembers, d.Members) {
		visit(m.Type, members+"."+m.Name)
	}
	visit(d.Returns, place+".returns")
	for _, b := range d.Branches {
		if d.Kind == qapi.Alternate {
			visit(b.Type, place+"|"+b.Name)
		} else {
			visit(b.Type, place+"{"+b.Name+"}")
		}
	}
	return fresh
}
