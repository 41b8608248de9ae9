package notices

import (
	"slices"

	"qmpdoc/qapi"
)

// maxVisited bounds the types that are searched for one member.
const maxVisited = 2000

// place is a type on the way to a member.
type place struct {
	owner *qapi.Def // in which the type is written
	typ   *qapi.TypeRef
	def   *qapi.Def // the type itself, when typ is nil
	steps []string
}

// member finds the nearest member or value below d to which steps leads: in the arguments, then in the reply, or the other
// way round. The first of steps can be anywhere below d; the others follow it.
func (t *tier) member(d *qapi.Def, steps []string, replyFirst bool) (qapi.Subject, bool) {
	var starts [][]found
	switch d.Kind {
	case qapi.Command:
		starts = [][]found{members(t.ref.Arguments(d), []string{"arguments"})}
		if to := t.ref.ArgumentsType(d); to != nil {
			starts[0] = append(starts[0], t.inside(place{def: to, steps: []string{"arguments"}})...)
		}
		if d.Returns != nil {
			starts = append(starts, t.inside(place{owner: d, typ: d.Returns, steps: []string{"returns"}}))
		}
		if replyFirst {
			slices.Reverse(starts)
		}
	case qapi.Event:
		starts = [][]found{members(t.ref.Arguments(d), []string{"data"})}
	case qapi.Struct, qapi.Union, qapi.Enum, qapi.Alternate:
		starts = [][]found{t.inside(place{def: d})}
	default:
		panic("notices: unknown kind " + d.Kind.String())
	}
	for _, start := range starts {
		if f, ok := t.search(start, steps); ok {
			return qapi.Subject{Def: d, Name: d.Name, Owner: f.owner, Steps: f.steps}, true
		}
	}
	return qapi.Subject{}, false
}

// found is a member or value with the way to it.
type found struct {
	owner *qapi.Def
	typ   *qapi.TypeRef // nil for a value
	steps []string
}

func (f found) name() string { return f.steps[len(f.steps)-1] }

// search goes through the members level by level. With a match of the first step it goes on in that member alone.
func (t *tier) search(level []found, steps []string) (found, bool) {
	visited := map[*qapi.Def]bool{}
	for len(level) > 0 && len(visited) < maxVisited {
		for _, f := range level {
			if fold(f.name()) != fold(steps[0]) {
				continue
			}
			if len(steps) == 1 {
				return f, true
			}
			if f.typ == nil {
				continue
			}
			if deep, ok := t.search(t.inside(place{owner: f.owner, typ: f.typ, steps: f.steps}), steps[1:]); ok {
				return deep, true
			}
		}
		var next []found
		for _, f := range level {
			if f.typ == nil {
				continue
			}
			if to := t.ref.Type(f.owner, f.typ); to != nil {
				if visited[to] {
					continue
				}
				visited[to] = true
			}
			next = append(next, t.inside(place{owner: f.owner, typ: f.typ, steps: f.steps})...)
		}
		level = next
	}
	return found{}, false
}

// inside lists the members of a type, or its values; those of a union's branches after its own.
func (t *tier) inside(p place) []found {
	d := p.def
	if d == nil {
		d = t.ref.Type(p.owner, p.typ)
	}
	if d == nil {
		var list []found
		if p.typ != nil {
			for _, m := range p.typ.Members {
				list = append(list, found{p.owner, m.Type, extend(p.steps, m.Name)})
			}
		}
		return list
	}
	list := members(t.ref.AllMembers(d), p.steps)
	for _, v := range d.Values {
		list = append(list, found{d, nil, extend(p.steps, v.Name)})
	}
	for _, b := range d.Branches {
		if to := t.ref.Type(d, b.Type); to != nil && to != d && to.Kind != qapi.Enum {
			list = append(list, members(t.ref.AllMembers(to), p.steps)...)
		}
	}
	return list
}

func members(all []qapi.Inherited, steps []string) []found {
	var list []found
	for _, m := range all {
		list = append(list, found{m.Owner, m.Type, extend(steps, m.Name)})
	}
	return list
}

func extend(steps []string, name string) []string { return append(slices.Clone(steps), name) }
