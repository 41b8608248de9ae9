package notices

import (
	"slices"

	"qmpdoc/qapi"
)

// maxVisited bounds the types that are searched for one member.
const maxVisited = 2000

// found is a member or value with the way to it.
type found struct {
	owner *qapi.Def
	typ   *qapi.TypeRef // nil for a value
	steps []string
}

// member finds the nearest member or value below d to which steps leads: in the arguments, then in the reply, or the other
// way round. The first of steps can be anywhere below d; the others follow it.
func (t *tier) member(d *qapi.Def, steps []string, replyFirst bool) (qapi.Subject, bool) {
	var starts [][]found
	switch d.Kind {
	case qapi.Command:
		starts = [][]found{t.input(d, "arguments")}
		if d.Returns != nil {
			starts = append(starts, t.inside(found{d, d.Returns, []string{"returns"}}))
		}
		if replyFirst {
			slices.Reverse(starts)
		}
	case qapi.Event:
		starts = [][]found{t.input(d, "data")}
	default:
		starts = [][]found{t.declaredBy(d, nil)}
	}
	for _, start := range starts {
		if f, ok := t.search(start, steps); ok {
			return qapi.Subject{Def: d, Name: d.Name, Owner: f.owner, Steps: f.steps}, true
		}
	}
	return qapi.Subject{}, false
}

// input lists the arguments of a command or the data of an event.
func (t *tier) input(d *qapi.Def, step string) []found {
	if to := t.ref.ArgumentsType(d); to != nil {
		return t.declaredBy(to, []string{step})
	}
	return members(t.ref.Arguments(d), []string{step})
}

// search goes through the members level by level. With a match of the first step it goes on in that member alone.
func (t *tier) search(level []found, steps []string) (found, bool) {
	visited := map[*qapi.Def]bool{}
	for len(level) > 0 && len(visited) < maxVisited {
		for _, f := range level {
			if fold(f.steps[len(f.steps)-1]) != fold(steps[0]) {
				continue
			}
			if len(steps) == 1 {
				return f, true
			}
			if deep, ok := t.search(t.inside(f), steps[1:]); ok {
				return deep, true
			}
		}
		var next []found
		for _, f := range level {
			to := t.ref.Type(f.owner, f.typ)
			if visited[to] {
				continue
			}
			visited[to] = to != nil
			next = append(next, t.inside(f)...)
		}
		level = next
	}
	return found{}, false
}

// inside lists the members or values of the type of f.
func (t *tier) inside(f found) []found {
	if f.typ == nil {
		return nil
	}
	if d := t.ref.Type(f.owner, f.typ); d != nil {
		return t.declaredBy(d, f.steps)
	}
	var list []found
	for _, m := range f.typ.Members {
		list = append(list, found{f.owner, m.Type, extend(f.steps, m.Name)})
	}
	return list
}

// declaredBy lists the members and values of type d; those of a union's branches after its own.
func (t *tier) declaredBy(d *qapi.Def, steps []string) []found {
	list := members(t.ref.AllMembers(d), steps)
	for _, v := range d.Values {
		list = append(list, found{d, nil, extend(steps, v.Name)})
	}
	for _, b := range d.Branches {
		if to := t.ref.Type(d, b.Type); to != nil && to != d && to.Kind != qapi.Enum {
			list = append(list, members(t.ref.AllMembers(to), steps)...)
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
