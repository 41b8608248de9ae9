package history

import (
	"fmt"
	"maps"
	"slices"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// Tracker follows everything through the releases that it is given. It keeps the last reference and what was removed before, and
// takes them over: they must not be used for anything that changes them.
type Tracker struct {
	// Compared is called with each comparison of two releases that follow each other, if it is not nil.
	Compared func(*compare.Comparison)

	releases []Release
	last     *compare.Side
	resumed  bool // last is the end of a saved history
	programs map[qapi.Products]*program
	gone     map[goneKey]*leaving
	entries  map[goneKey][]Entry
	entered  map[entered]bool    // the same
	compared *compare.Comparison // the last one
}

// program is one program in the last release that describes it.
type program struct {
	*state  // nil when nothing is known but what was removed
	product qapi.Products
	known   map[name]mention
}

// mention is what the releases say of the definitions and parts that had one name.
type mention struct {
	first  int    // the first release that has one
	since  string // the release that the documentation names
	said   int    // the first release whose documentation names that
	before string // what it named earlier
}

// name is the name of a part of a definition; of the definition itself when part is "".
type name struct {
	kind      byte
	def, part string
}

// state is one program in one release.
type state struct {
	ref      *qapi.Reference
	at       int // the index of the release
	schema   *wire.Schema
	types    map[*qapi.Def]*wire.Shape
	byName   map[string]*wire.Shape // the same
	order    []*wire.Shape          // the same, in source order
	wrappers map[*wire.Shape]bool   // of the branches of simple unions
	ages     map[any]age
}

// age is when something appeared.
type age struct {
	first int // the index of the release
	open  bool
}

// Add takes the reference of the next release. It is an error when that is not later than the last one. The first reference after
// Resume can be of the same release: it takes the place of the saved one.
func (t *Tracker) Add(r *qapi.Reference) error {
	number, ok := qapi.ParseRelease(r.Release)
	if !ok {
		return fmt.Errorf("it does not say of which release it is")
	}
	at, again := len(t.releases), false
	if t.last != nil {
		before, _ := qapi.ParseRelease(t.last.Reference.Release)
		again = t.resumed && !before.Before(number) && !number.Before(before)
		if !again && !before.Before(number) {
			return fmt.Errorf("release %s does not come after %s", r.Release, t.last.Reference.Release)
		}
	}
	if again {
		at--
	}
	t.releases = append(t.releases[:at:at], Release{r.Release, r.Products, compare.OfProgram(r)})
	t.resumed = false
	t.begin()
	next := compare.Prepare(r)
	var went []departure
	for _, product := range qapi.AllProducts {
		if r.Products.Has(product) {
			went = append(went, t.advance(product, newState(next, product, at))...)
		}
	}
	t.keep(went)
	t.compare(next, again)
	t.last = next
	return nil
}

// Extend returns the history with one more release. The tracker stays as it is; nil is one to which nothing was added. compared
// is called with the comparison of r and the last release; it may be nil.
func (t *Tracker) Extend(r *qapi.Reference, compared func(*compare.Comparison)) (*History, error) {
	next := &Tracker{}
	if t != nil {
		next = t.clone()
	}
	next.Compared = compared
	if err := next.Add(r); err != nil {
		return nil, err
	}
	return next.History(), nil
}

func (t *Tracker) clone() *Tracker {
	c := &Tracker{releases: slices.Clip(t.releases), last: t.last, resumed: t.resumed}
	c.begin()
	for product, p := range t.programs {
		c.programs[product] = &program{state: p.state, product: product, known: maps.Clone(p.known)}
	}
	for key, g := range t.gone {
		c.gone[key] = &leaving{Gone: g.Gone, ended: maps.Clone(g.ended)}
	}
	for key, list := range t.entries {
		c.entries[key] = slices.Clip(list)
	}
	c.entered = maps.Clone(t.entered)
	return c
}

// begin makes the maps of an empty tracker.
func (t *Tracker) begin() {
	if t.programs == nil {
		t.programs, t.gone, t.entries = map[qapi.Products]*program{}, map[goneKey]*leaving{}, map[goneKey][]Entry{}
		t.entered = map[entered]bool{}
	}
}

func newProgram(product qapi.Products) *program {
	return &program{product: product, known: map[name]mention{}}
}

// advance makes s the state of a program, and returns what was removed.
func (t *Tracker) advance(product qapi.Products, s *state) []departure {
	p := t.programs[product]
	if p == nil {
		p = newProgram(product)
		t.programs[product] = p
	}
	var went []departure
	if p.state != nil {
		step := newStep(p, s)
		step.run()
		went = step.departures()
		t.rename(step)
	}
	s.fill()
	p.state = s
	p.note()
	t.returned(p)
	return went
}

func newState(side *compare.Side, product qapi.Products, at int) *state {
	r, whole := side.Reference, side.Program(product)
	s := &state{ref: r, at: at, schema: whole.Schema, types: whole.Types, byName: map[string]*wire.Shape{}, wrappers: map[*wire.Shape]bool{}, ages: map[any]age{}}
	for _, d := range r.Defs {
		shape := s.types[d]
		if shape == nil || s.byName[d.Name] != nil {
			continue
		}
		s.byName[d.Name] = shape
		s.order = append(s.order, shape)
		if d.Flavor == qapi.Simple {
			for _, b := range shape.Branches {
				s.wrappers[b.Shape] = true
			}
		}
	}
	return s
}

// fill dates everything that has no age yet: it is new.
func (s *state) fill() {
	now := age{first: s.at}
	for _, d := range s.ref.Defs {
		if d.Products.Has(s.schema.Product) {
			eachNamed(d, func(thing any, _ name) { s.ages[thing] = orElse(s.ages, thing, now) })
		}
	}
	for _, c := range s.schema.Interfaces() {
		s.fillMembers(c.Data, now)
	}
	for _, shape := range s.order {
		if shape.Def.Flavor == qapi.Simple {
			s.fillImplied(shape)
		}
	}
}

// fillMembers dates the members that no schema declares.
func (s *state) fillMembers(shape *wire.Shape, now age) {
	for _, m := range shape.Members {
		s.ages[keyOf(m)] = orElse(s.ages, keyOf(m), now)
	}
}

// fillImplied dates what a simple union implies: its enum is as old as the union, the values and wrappers as its branches.
func (s *state) fillImplied(union *wire.Shape) {
	if tag := union.Member(union.Tag); tag != nil && isKind(tag.Shape) {
		s.ages[keyOf(tag)] = s.ages[union.Def]
		s.ages[tag.Shape] = orElse(s.ages, tag.Shape, s.ages[union.Def])
		for _, b := range union.Def.Branches {
			v := tag.Shape.Value(b.Name)
			s.ages[v] = orElse(s.ages, v, s.ages[b])
		}
	}
	for _, b := range union.Branches {
		if b.Decl == nil {
			continue
		}
		s.ages[b.Shape] = orElse(s.ages, b.Shape, s.ages[b.Decl])
		s.fillMembers(b.Shape, s.ages[b.Decl])
	}
}

func orElse(ages map[any]age, key any, otherwise age) age {
	if a, ok := ages[key]; ok {
		return a
	}
	return otherwise
}

// note remembers the names of the state, and what the documentation says of them.
func (p *program) note() {
	for _, d := range p.ref.Defs {
		if !d.Products.Has(p.schema.Product) {
			continue
		}
		eachNamed(d, func(thing any, n name) {
			m, ok := p.known[n]
			if !ok {
				m.first = p.at
			}
			since := sinceOf(thing)
			if since != "" && since != m.since {
				m.since, m.said, m.before, ok = since, p.at, m.since, false
			}
			if !ok {
				p.known[n] = m
			}
		})
	}
}

// begin makes a release the first that has something of a name.
func (p *program) begin(n name, at int) {
	m := p.known[n]
	m.first = at
	p.known[n] = m
}

// The kinds of names.
const (
	ofCommand = 'c'
	ofEvent   = 'e'
	ofType    = 't'
	ofMember  = 'm' // and of values
	ofBranch  = 'b'
	ofFeature = 'f'
)

func nameOf(d *qapi.Def) name {
	switch d.Kind {
	case qapi.Command:
		return name{ofCommand, d.Name, ""}
	case qapi.Event:
		return name{ofEvent, d.Name, ""}
	default:
		return name{ofType, d.Name, ""}
	}
}

// eachNamed calls visit for d and each part that it declares.
func eachNamed(d *qapi.Def, visit func(thing any, n name)) {
	features := func(before string, list []*qapi.Member) {
		for _, f := range list {
			visit(f, name{ofFeature, d.Name, before + f.Name})
		}
	}
	var members func(kind byte, before string, list []*qapi.Member)
	members = func(kind byte, before string, list []*qapi.Member) {
		for _, m := range list {
			visit(m, name{kind, d.Name, before + m.Name})
			features(before+m.Name+"\x00", m.Features)
			if m.Type != nil && m.Type.Name == "" {
				members(ofMember, before+m.Name+".", m.Type.Members)
			}
		}
	}
	visit(d, nameOf(d))
	features("", d.Features)
	members(ofMember, "", slices.Concat(d.BaseMembers, d.Members, d.Values))
	members(ofBranch, "", d.Branches)
}

// sinceOf returns the release that the documentation of a definition or part names; "" for none.
func sinceOf(thing any) string {
	switch thing := thing.(type) {
	case *qapi.Def:
		return thing.Doc.Version()
	case *qapi.Member:
		return thing.Doc.Since()
	default:
		return ""
	}
}
