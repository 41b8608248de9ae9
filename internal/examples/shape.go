package examples

import (
	"fmt"

	"qmpdoc/diag"
	"qmpdoc/internal/condition"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// shape is what an object may hold, or what a branch adds, with the words for it.
type shape struct {
	*wire.Shape
	words *words
	name  string // of the definition: "BlockdevOptions", "migrate"
	pos   diag.Pos
	open  bool // members that are not listed are allowed

	branch *wire.Member // that adds the members; nil for what all values have
	union  *wire.Shape  // of the branch
}

// words are what findings say of the members of an object, with the name of what declares them.
type words struct{ whole, part, none string }

var (
	ofType      = &words{"%s", "a member of %s", "%s has no members"}
	ofArguments = &words{"the arguments of '%s'", "an argument of '%s'", "'%s' takes no arguments"}
	ofData      = &words{"the data of %s", "a member of the data of %s", "%s has no data"}
	ofReturned  = &words{"what '%s' returns", "returned by '%s'", "'%s' returns nothing"}
)

// whole names the object: "BlockdevOptions", "the arguments of 'migrate'".
func (s *shape) whole() string { return fmt.Sprintf(s.words.whole, s.name) }

// part is what a member of it is: "a member of BlockdevOptions", "an argument of 'migrate'".
func (s *shape) part() string { return fmt.Sprintf(s.words.part, s.name) }

// none is what to say when it has no members: "'stop' takes no arguments".
func (s *shape) none() string { return fmt.Sprintf(s.words.none, s.name) }

func (s *shape) declaration() Declaration { return Declaration{s.pos, s.name} }

// only returns the one mandatory member; nil when there is none, or more.
func only(t *wire.Shape) (only *wire.Member) {
	for _, m := range t.Members {
		switch {
		case m.Optional:
		case only != nil:
			return nil
		default:
			only = m
		}
	}
	return only
}

// typed is the shape of a type, or of an object that is written in place of one (QEMU 1.0 to 2.3).
func typed(t *wire.Shape) shape {
	if t.Def == nil {
		return shape{Shape: t, words: ofType, name: "the nested object", open: t.Open}
	}
	return shape{Shape: t, words: ofType, name: t.Def.Name, pos: t.Def.NamePos, open: t.Open}
}

// input returns the shape of the arguments of a command, or of an event's data. A list of an event's data in an old document is
// complete.
func (r *resolver) input(d *qapi.Def) shape {
	s := shape{Shape: objectType, words: ofArguments, name: excerpt(d.Name), pos: d.NamePos, open: true}
	if c := r.Find(d.Kind, d.Name); c != nil {
		s.Shape, s.open = c.Data, c.Open
	}
	switch {
	case d.Kind == qapi.Event:
		s.words, s.open = ofData, s.Open && (d.Keyword != "" || len(s.Members) == 0)
	case d.Keyword == "" && d.Entry != nil:
		s.pos = d.Entry.Pos
	}
	if s.Def != nil {
		s.words, s.name, s.pos = ofType, s.Def.Name, s.Def.NamePos
	}
	return s
}

func (r *resolver) returns(d *qapi.Def) *wire.Shape {
	if c := r.Command(d.Name); c != nil {
		return c.Returns
	}
	return &wire.Shape{}
}

// entryShape returns the arguments that args_type of qmp-commands.hx allows.
func entryShape(d *qapi.Def) shape {
	t, open := wire.Table(d)
	return shape{Shape: t, words: ofArguments, name: excerpt(d.Name), pos: d.Entry.Pos, open: open}
}

// branchOf is what a branch of u adds.
func branchOf(u *wire.Shape, b *wire.Member) shape {
	s := typed(b.Shape)
	if s.branch, s.union = b, u; b.Shape.Def == nil {
		s.name, s.pos = u.Def.Name, u.Def.NamePos
	}
	return s
}

// mayLackBranch reports whether a program may take the value of a branch and have been built without what it adds.
func (r *resolver) mayLackBranch(s shape) bool {
	if s.branch == nil {
		return false
	}
	built := condition.Of(s.union.Def.If)
	if v := s.union.TagValues().Value(s.branch.Name); v != nil && v.Decl != nil {
		built = built.And(condition.Of(v.Decl.If))
	}
	return r.mayLack(built, s.union.Def, s.branch.Decl.If, s.branch.Decl.Type)
}

// mandatory lists the members of t that each value has, whatever the build: no program can lack them, or their types, that has what
// declares them.
func (r *resolver) mandatory(t *wire.Shape) []*wire.Member {
	list, known := r.always[t]
	if !known {
		for _, m := range t.Members {
			if !m.Optional && (m.Decl == nil || !r.mayLack(condition.Of(m.Owner.If), m.Owner, m.Decl.If, m.Decl.Type)) {
				list = append(list, m)
			}
		}
		r.always[t] = list
	}
	return list
}

// branchNames returns the names of all members of all branches of t, and of the branches of these.
func (r *resolver) branchNames(t *wire.Shape) map[string]bool {
	names, known := r.inBranches[t]
	if !known {
		names = map[string]bool{}
		r.inBranches[t] = names
		seen := map[*wire.Shape]bool{t: true}
		for next := []*wire.Shape{t}; len(next) > 0; next = next[1:] {
			for _, b := range next[0].Branches {
				for _, m := range b.Shape.Members {
					names[m.Name] = true
				}
				if !seen[b.Shape] {
					seen[b.Shape] = true
					next = append(next, b.Shape)
				}
			}
		}
	}
	return names
}
