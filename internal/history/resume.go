package history

import (
	"slices"

	"qmpdoc/internal/compare"
	"qmpdoc/qapi"
)

// Saved is a history as it is written down: everything by the pointers of definitions and their parts.
type Saved struct {
	Reference *qapi.Reference
	Releases  []Release
	Ages      map[any]Ages
	Entries   map[*qapi.Def][]Entry
	Gone      []*Gone
}

// Restore makes a history of what was written down, and completes the references of what was removed. Check finds nothing in it about
// removals.
func Restore(s Saved) *History {
	done := map[*qapi.Reference]bool{}
	for _, g := range s.Gone {
		if !done[g.Reference] {
			done[g.Reference] = true
			complete(g.Reference)
		}
	}
	return &History{Reference: s.Reference, Releases: s.Releases, Gone: s.Gone, ages: s.Ages, entries: s.Entries}
}

// Resume makes an empty tracker continue a history, with the next release or the last one again. What a history does not hold is
// lost: what simple unions implied (up to 6.1) is as old as the unions, and a program that the last release lacks starts again.
func (t *Tracker) Resume(h *History) {
	t.begin()
	t.releases, t.last, t.resumed = slices.Clone(h.Releases), compare.Prepare(h.Reference), true
	r := resumer{Tracker: t, history: h, index: map[string]int{}}
	for i, one := range t.releases {
		r.index[one.Number] = i
	}
	for _, d := range h.Reference.Defs {
		r.definition(d)
	}
	for _, g := range h.Gone {
		r.gone(g)
	}
	for _, p := range t.programs {
		if p.state != nil {
			p.fill()
		}
	}
}

type resumer struct {
	*Tracker
	history *History
	index   map[string]int
}

func (r *resumer) definition(d *qapi.Def) {
	r.restoreEntries(d)
	r.each(d, func(part any, n name, a Age) {
		p := r.at(a.Product)
		p.begin(n, r.index[a.Named])
		if a.Last != "" { // another program still has it
			key := goneKeyOf(d)
			if r.Tracker.gone[key] == nil {
				r.Tracker.gone[key] = &leaving{Gone: Gone{Def: d, Reference: r.history.Reference, Last: a.Last}, ended: map[qapi.Products]ended{}}
			}
			r.Tracker.gone[key].ended[a.Product] = ended{a.Last, map[name]age{n: r.age(a)}}
			return
		}
		p.ages[part] = r.age(a)
		p.known[n] = r.mention(part, a)
	})
}

func (r *resumer) gone(g *Gone) {
	r.restoreEntries(g.Def)
	l := &leaving{Gone: *g, ended: map[qapi.Products]ended{}}
	r.Tracker.gone[goneKeyOf(g.Def)] = l
	r.each(g.Def, func(_ any, n name, a Age) {
		r.at(a.Product).begin(n, r.index[a.Named])
		if l.ended[a.Product].ages == nil {
			l.ended[a.Product] = ended{a.Last, map[name]age{}}
		}
		l.ended[a.Product].ages[n] = r.age(a)
	})
}

func (r *resumer) each(d *qapi.Def, visit func(thing any, n name, a Age)) {
	eachNamed(d, func(thing any, n name) {
		for _, a := range r.history.ages[thing] {
			visit(thing, n, a)
		}
	})
}

func (r *resumer) age(a Age) age { return age{r.index[a.First], a.Open} }

// at is a program in the last release of the history.
func (r *resumer) at(product qapi.Products) *program {
	p := r.programs[product]
	if p == nil {
		p = newProgram(product)
		r.programs[product] = p
		if r.history.Reference.Products.Has(product) {
			p.state = newState(r.last, product, len(r.releases)-1)
		}
	}
	return p
}

// mention makes up what the documentation said before, as far as it is needed.
func (r *resumer) mention(thing any, a Age) mention {
	m := mention{first: r.index[a.Named], since: sinceOf(thing)}
	if release, ok := qapi.ParseRelease(m.since); ok && a.Restated {
		if i := slices.IndexFunc(r.releases, func(one Release) bool { return sameSeries(one.Number, release) }); i >= 0 {
			m.said, m.before = i, a.First
		}
	}
	return m
}

func (r *resumer) restoreEntries(d *qapi.Def) {
	for _, e := range r.history.entries[d] {
		r.enter(goneKeyOf(d), e)
	}
}
