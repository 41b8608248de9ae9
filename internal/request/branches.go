package request

import (
	"fmt"
	"slices"

	"qmpdoc/qapi"
)

// Branch is a branch of a union within the arguments of a command.
type Branch struct {
	Union   *qapi.Def
	Name    string   // the value of the discriminator
	Path    []string // to the union from the arguments; empty for the arguments themselves
	demands []Demand // that lead to it
}

// maxBranches bounds the list of one command. Of QEMU's commands blockdev-add reaches the most, 60.
const maxBranches = 1000

// Branches lists the branches of all unions that the arguments of command d reach, those nearest first. Each union is in it
// once, at the first place where it is reached.
func (r *Requests) Branches(d *qapi.Def) []Branch {
	w := &walk{ref: r.ref, seen: map[*qapi.Def]bool{}}
	if u := r.ref.ArgumentsType(d); u != nil {
		w.queue = append(w.queue, place{def: u})
	} else {
		w.members(r.ref.Arguments(d), place{})
	}
	for len(w.queue) > 0 && len(w.list) < maxBranches {
		at := w.queue[0]
		w.queue = w.queue[1:]
		w.visit(at)
	}
	return w.list
}

// For makes a request of command d that takes branch b, which is one of Branches(d).
func (r *Requests) For(d *qapi.Def, b Branch) (*Request, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	q, err := r.generate(d, r.ref.Examples(d), b.demands...)
	if err != nil {
		return nil, fmt.Errorf("branch %s of %s: %w", b.Name, b.Union.Name, err)
	}
	return q, nil
}

// walk goes through the types that arguments reach, each once.
type walk struct {
	ref   *qapi.Reference
	seen  map[*qapi.Def]bool
	queue []place
	list  []Branch
}

// place is a type at a place in the arguments, and what leads there.
type place struct {
	def     *qapi.Def
	path    []string
	demands []Demand
}

func (p place) below(name string) []string { return append(slices.Clip(p.path), name) }

func (w *walk) visit(at place) {
	d := at.def
	if w.seen[d] || len(at.path) > maxNesting {
		return
	}
	w.seen[d] = true
	switch d.Kind {
	case qapi.Struct:
		w.members(w.ref.AllMembers(d), at)
	case qapi.Union:
		w.members(w.ref.AllMembers(d), at)
		w.branches(at)
	case qapi.Alternate:
		for _, b := range d.Branches {
			w.reach(d, b.Type, at)
		}
	case qapi.Enum, qapi.Command, qapi.Event:
	}
}

func (w *walk) members(members []qapi.Inherited, at place) {
	for _, m := range members {
		to := place{path: at.below(m.Name)}
		to.demands = append(slices.Clip(at.demands), Has(to.path...))
		w.reach(m.Owner, m.Type, to)
	}
}

func (w *walk) reach(owner *qapi.Def, t *qapi.TypeRef, at place) {
	if t == nil {
		return
	}
	if t.Name == "" {
		w.members(nested(owner, t), at)
		return
	}
	if to := w.ref.Type(owner, t); to != nil {
		at.def = to
		w.queue = append(w.queue, at)
	}
}

func (w *walk) branches(at place) {
	tag, ok := w.ref.Tag(at.def)
	if !ok {
		return
	}
	for _, b := range at.def.Branches {
		to := place{path: at.path}
		to.demands = append(slices.Clip(at.demands), Chooses(b.Name, at.below(tag.Name)...))
		w.list = append(w.list, Branch{at.def, b.Name, at.path, to.demands})
		if at.def.Flavor == qapi.Simple {
			to.path = at.below("data")
		}
		w.reach(at.def, b.Type, to)
	}
}
