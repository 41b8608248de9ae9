package request

import (
	"fmt"
	"slices"

	"qmpdoc/internal/wire"
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
	r.lock.Lock()
	c := r.program(d).Find(d.Kind, d.Name)
	r.lock.Unlock()
	if c == nil {
		return nil
	}
	w := &walk{ref: r.ref, seen: map[*wire.Shape]bool{}}
	w.reach(c.Data, place{})
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
	seen  map[*wire.Shape]bool
	queue []place
	list  []Branch
}

// place is a type at a place in the arguments, and what leads there.
type place struct {
	shape   *wire.Shape
	path    []string
	demands []Demand
}

func (p place) below(name string) []string { return append(slices.Clip(p.path), name) }

func (w *walk) visit(at place) {
	s := at.shape
	if w.seen[s] || len(at.path) > maxNesting {
		return
	}
	w.seen[s] = true
	for _, c := range s.Choices {
		w.reach(c.Shape, at)
	}
	w.members(s, at)
	w.branches(s, at)
}

func (w *walk) reach(s *wire.Shape, at place) {
	switch {
	case s.Kind == wire.Array:
		w.reach(s.Element, at)
	case hasRank(s):
		at.shape = s
		w.queue = append(w.queue, at)
	default:
		w.members(s, at)
	}
}

func (w *walk) members(s *wire.Shape, at place) {
	for _, m := range s.Members {
		to := place{path: at.below(m.Name)}
		to.demands = append(slices.Clip(at.demands), Has(to.path...))
		w.reach(m.Shape, to)
	}
}

// branches lists the branches of s, those too that add nothing.
func (w *walk) branches(s *wire.Shape, at place) {
	tag, ok := w.ref.Tag(s.Def)
	if !ok {
		return
	}
	for _, b := range s.Def.Branches {
		to := place{path: at.path}
		to.demands = append(slices.Clip(at.demands), Chooses(b.Name, at.below(tag.Name)...))
		w.list = append(w.list, Branch{s.Def, b.Name, at.path, to.demands})
		if adds := s.Branch(b.Name); adds != nil {
			w.reach(adds.Shape, to)
		}
	}
}
