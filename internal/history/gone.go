package history

import (
	"cmp"
	"slices"

	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// goneKey identifies a definition by its name. QEMU and its storage daemon share definitions; those of the guest agent are apart.
type goneKey struct {
	guest bool
	name  name
}

func goneKeyOf(d *qapi.Def) goneKey { return goneKey{d.Products.Has(qapi.GuestAgent), nameOf(d)} }

// departure is a definition of one program whose name the next release does not have.
type departure struct {
	def     *qapi.Def
	program *state // of the last release that had it
	without int    // the index of the first release that lacks it
	became  []string
}

// departures lists what the older release has and the newer one does not.
func (s *step) departures() []departure {
	var list []departure
	for _, d := range s.old.ref.Defs {
		if !d.Products.Has(s.old.schema.Product) || s.new.has(d) {
			continue
		}
		one := departure{def: d, program: s.old, without: s.new.at}
		if o := s.old.types[d]; o != nil {
			one.became = names(s.continued[o])
		}
		list = append(list, one)
	}
	return list
}

// has reports whether a state has a definition of the name and kind of d.
func (s *state) has(d *qapi.Def) bool {
	if d.Kind.IsType() {
		return s.byName[d.Name] != nil
	}
	return s.schema.Find(d.Kind, d.Name) != nil
}

func names(list []*wire.Shape) []string {
	var out []string
	for _, s := range list {
		if s.Def != nil {
			out = append(out, s.Def.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (t *Tracker) keep(went []departure) {
	excerpts := excerptsOf(went)
	for _, w := range went {
		if w.program.ages[w.def].first == w.without { // saved while its release was being made
			continue
		}
		last := excerpts[w.program.ref]
		rest, without := last.Reference, t.releases[w.without].Number
		if rest.Release == without {
			rest.Release = t.releases[w.without-1].Number
		}
		key := goneKeyOf(w.def)
		g := t.gone[key]
		if g == nil {
			g = &leaving{ended: map[qapi.Products]ended{}}
			t.gone[key] = g
		}
		if g.Last != rest.Release {
			g.Gone = Gone{Def: last.copies[w.def], Reference: rest, Last: rest.Release, Without: without}
		}
		g.Became = slices.Compact(slices.Sorted(slices.Values(append(g.Became, w.became...))))
		ages := map[name]age{}
		eachNamed(w.def, func(thing any, n name) { ages[n] = w.program.ages[thing] })
		g.ended[w.program.schema.Product] = ended{rest.Release, ages}
	}
}

// excerptsOf makes an excerpt of each reference that something was in last. Programs can have been missing since different releases.
func excerptsOf(went []departure) map[*qapi.Reference]excerpt {
	defs := map[*qapi.Reference][]*qapi.Def{}
	for _, w := range went {
		defs[w.program.ref] = append(defs[w.program.ref], w.def)
	}
	excerpts := map[*qapi.Reference]excerpt{}
	for r, list := range defs {
		excerpts[r] = excerptOf(r, list)
	}
	return excerpts
}

// leaving is a definition that some programs no longer have.
type leaving struct {
	Gone
	ended map[qapi.Products]ended
}

// ended is the last state of a definition in one program.
type ended struct {
	last string // the release
	ages map[name]age
}

func (t *Tracker) returned(p *program) {
	for _, d := range p.ref.Defs {
		if !d.Products.Has(p.schema.Product) {
			continue
		}
		key := goneKeyOf(d)
		if g := t.gone[key]; g != nil {
			delete(g.ended, p.schema.Product)
			if len(g.ended) == 0 {
				delete(t.gone, key)
			}
		}
	}
}

// excerpt is a reference of copies of some definitions of another one, and of all types that they lead to.
type excerpt struct {
	*qapi.Reference
	copies map[*qapi.Def]*qapi.Def
}

func excerptOf(r *qapi.Reference, defs []*qapi.Def) excerpt {
	needed := map[*qapi.Def]bool{}
	next := slices.Clone(defs)
	for len(next) > 0 {
		d := next[len(next)-1]
		next = next[:len(next)-1]
		if needed[d] {
			continue
		}
		needed[d] = true
		d.EachType(func(t *qapi.TypeRef) {
			if to := r.Type(d, t); to != nil {
				next = append(next, to)
			}
		})
	}
	out := &qapi.Reference{Release: r.Release, Products: r.Products, Introspected: r.Introspected, SignedOnly: r.SignedOnly}
	copies := map[*qapi.Def]*qapi.Def{}
	for _, d := range r.Defs {
		if needed[d] {
			copied := *d
			copied.UsedBy = nil
			copies[d] = &copied
			out.Defs = append(out.Defs, &copied)
		}
	}
	out.Notices = deprecations(r, copies)
	complete(out)
	return excerpt{out, copies}
}

// deprecations lists what r's list of deprecated features says about the definitions that have copies, tied to these.
func deprecations(r *qapi.Reference, copies map[*qapi.Def]*qapi.Def) []*qapi.Notice {
	var list []*qapi.Notice
	for _, n := range r.Notices {
		if n.Removed {
			continue
		}
		about := *n
		about.Subjects = nil
		for _, s := range n.Subjects {
			if s.Def = copies[s.Def]; s.Def != nil && (s.Owner == nil || copies[s.Owner] != nil) {
				s.Owner = copies[s.Owner]
				about.Subjects = append(about.Subjects, s)
			}
		}
		if about.Subjects != nil {
			list = append(list, &about)
		}
	}
	return list
}

// complete restores an excerpt, whose definitions are in the order of their places.
func complete(r *qapi.Reference) {
	slices.SortStableFunc(r.Defs, func(a, b *qapi.Def) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Name, b.Name))
	})
	qapi.Restore(r)
}
