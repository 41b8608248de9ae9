package history

import (
	"slices"

	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// step is the way of one program from one release to the next.
type step struct {
	*pairing
	old, new  *state
	program   *program
	origins   map[*wire.Shape][]*wire.Shape // of each new type, the old ones that it continues
	continued map[*wire.Shape][]*wire.Shape // the other way round
}

func newStep(p *program, new *state) *step {
	return &step{pairing: newPairing(), old: p.state, new: new, program: p,
		origins: map[*wire.Shape][]*wire.Shape{}, continued: map[*wire.Shape][]*wire.Shape{}}
}

func (s *step) run() {
	s.interfaces()
	s.spread()
	s.unreached()
	s.sameName()
	s.samePlace()
	s.nameAlone()
	s.sameForm()
	s.date()
	s.comeBack()
	s.inheritAll()
}

// interfaces pairs what clients begin with.
func (s *step) interfaces() {
	for _, c := range s.new.schema.Interfaces() {
		if before := s.old.schema.Find(c.Kind, c.Name); before != nil {
			s.add(before.Data, c.Data)
			if c.Returns != nil {
				s.add(before.Returns, c.Returns)
			}
		}
	}
}

// unreached pairs types by their names that clients do not meet at any place, such as bases and those of the command line.
func (s *step) unreached() {
	for _, n := range s.new.order {
		if o := s.old.byName[n.Def.Name]; o != nil && len(s.before[n]) == 0 && len(s.after[o]) == 0 && o.Kind == n.Kind {
			s.enter(o, n)
			s.spread()
		}
	}
}

func (s *step) goOn(old, new *wire.Shape) {
	if !slices.Contains(s.origins[new], old) {
		s.origins[new] = append(s.origins[new], old)
		s.continued[old] = append(s.continued[old], new)
	}
}

// sameName lets types continue under their names at their places.
func (s *step) sameName() {
	for _, n := range s.new.order {
		if o := s.old.byName[n.Def.Name]; o != nil && s.seen[pair{o, n}] {
			s.goOn(o, n)
		}
	}
}

// samePlace finds the origins of types that are not in the places of old ones of their name: the types in whose places they
// are, if those do not continue under their own names.
func (s *step) samePlace() {
	for _, n := range s.new.order {
		if len(s.origins[n]) > 0 {
			continue
		}
		for _, o := range s.before[n] {
			if s.isType(o) && alike(o, n) && !s.keepsName(o) {
				s.goOn(o, n)
			}
		}
	}
}

// isType reports whether an old shape has a name that can change: it is a type, or one of those that simple unions imply.
func (s *step) isType(o *wire.Shape) bool { return o.Def != nil || s.old.wrappers[o] }

// keepsName reports whether an old type continues under its name: at one of its places, or elsewhere with what it holds.
func (s *step) keepsName(o *wire.Shape) bool {
	if s.isImplied(o) {
		return false
	}
	n := s.new.byName[o.Def.Name]
	return n != nil && (s.seen[pair{o, n}] || len(s.before[n]) == 0 && alike(o, n))
}

// isImplied reports whether a simple union implies the old shape, which has no name of its own.
func (s *step) isImplied(o *wire.Shape) bool { return s.old.wrappers[o] || isKind(o) }

// isKind reports whether a shape is the implicit enum of a simple union.
func isKind(s *wire.Shape) bool {
	return s.Kind == wire.Enum && s.Def != nil && s.Def.Kind != qapi.Enum
}

// nameAlone lets types continue under their names elsewhere, unless an old type of that name continues as another one.
func (s *step) nameAlone() {
	for _, n := range s.new.order {
		if o := s.old.byName[n.Def.Name]; o != nil && len(s.continued[o]) == 0 {
			s.goOn(o, n)
			if alike(o, n) {
				s.enter(o, n)
			}
		}
	}
	s.spread()
}

// sameForm finds the origins of types that no client meets among those whose names went, by what they hold.
func (s *step) sameForm() {
	went := map[wire.Print][]*wire.Shape{} // by form
	for _, o := range s.old.order {
		if len(s.continued[o]) == 0 && len(s.after[o]) == 0 && size(o) > 0 {
			went[o.Form] = append(went[o.Form], o)
		}
		if tag := o.Member(o.Tag); tag != nil && isKind(tag.Shape) {
			went[tag.Shape.Form] = append(went[tag.Shape.Form], tag.Shape) // its name was nobody's
		}
	}
	for _, n := range s.new.order {
		if len(s.origins[n]) > 0 || len(s.before[n]) > 0 {
			continue
		}
		alike := went[n.Form]
		for _, o := range alike[:min(len(alike), mostOrigins)] {
			s.goOn(o, n)
			s.enter(o, n)
		}
		went[n.Form] = slices.DeleteFunc(alike, func(o *wire.Shape) bool { return !isKind(o) })
	}
	s.spread()
}

// mostOrigins bounds how many types of one form a type can continue.
const mostOrigins = 50

func (s *step) date() {
	for _, n := range s.new.order {
		for _, o := range s.origins[n] {
			if a, ok := s.old.ages[ageKey(o)]; ok {
				s.new.inherit(ageKey(n), a)
			}
		}
	}
}

// comeBack restores the ages of definitions that earlier releases had and the one before did not.
func (s *step) comeBack() {
	for _, d := range s.new.ref.Defs {
		if !d.Products.Has(s.new.schema.Product) || s.old.has(d) {
			continue
		}
		if m, ok := s.program.known[nameOf(d)]; ok {
			s.new.inherit(d, age{first: m.first})
		}
	}
}

// ageKey is what the age of a type is kept by: its definition, or the shape when it is implied.
func ageKey(s *wire.Shape) any {
	if s.Def == nil || isKind(s) {
		return s
	}
	return s.Def
}

// inherit makes something as old as a, unless it is older.
func (s *state) inherit(key any, a age) {
	if have, ok := s.ages[key]; !ok || a.first < have.first {
		s.ages[key] = a
	}
}
