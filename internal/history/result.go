package history

import (
	"cmp"
	"slices"

	"qmpdoc/qapi"
)

// History tells what is known after the last release. More may be added to the tracker afterwards: that changes nothing in it.
func (t *Tracker) History() *History {
	last := t.last.Reference
	h := &History{Reference: last, Releases: t.releases, ages: map[any]Ages{}, entries: map[*qapi.Def][]Entry{}, removed: t.unannounced()}
	for _, product := range qapi.AllProducts {
		p := t.programs[product]
		if p == nil || p.state == nil || p.ref != last {
			continue
		}
		for _, d := range p.ref.Defs {
			if d.Products.Has(product) {
				t.tell(h, p, d, func(key any, _ name) age { return p.ages[key] }, "")
			}
		}
	}
	t.tellGone(h)
	for _, d := range h.Reference.Defs {
		h.entries[d] = t.entriesOf(d)
	}
	for _, g := range h.Gone {
		h.entries[g.Def] = t.entriesOf(g.Def)
	}
	return h
}

// tellGone adds what was removed. What another program still has is not gone, but its age tells who had it.
func (t *Tracker) tellGone(h *History) {
	defs := map[goneKey]*qapi.Def{}
	for _, d := range slices.Backward(h.Reference.Defs) { // of several, the first counts
		defs[goneKeyOf(d)] = d
	}
	for key, g := range t.gone {
		kept := defs[key]
		for _, product := range qapi.AllProducts {
			end, ok := g.ended[product]
			switch p := t.programs[product]; {
			case !ok:
			case kept != nil:
				own := nameOf(kept)
				h.ages[kept] = append(h.ages[kept], t.age(p, end.ages[own], own, end.last))
			default:
				t.tell(h, p, g.Def, func(_ any, n name) age { return end.ages[n] }, end.last)
			}
		}
		if kept == nil {
			kept := g.Gone // the tracker may learn that it came back
			h.Gone = append(h.Gone, &kept)
		}
	}
	slices.SortStableFunc(h.Gone, func(a, b *Gone) int {
		return cmp.Or(Compare(a.Last, b.Last), cmp.Compare(a.Def.Products.First(), b.Def.Products.First()), cmp.Compare(a.Def.Name, b.Def.Name))
	})
}

// tell adds the ages of a definition and its parts in one program.
func (t *Tracker) tell(h *History, p *program, d *qapi.Def, find func(any, name) age, last string) {
	eachNamed(d, func(thing any, n name) { h.ages[thing] = append(h.ages[thing], t.age(p, find(thing, n), n, last)) })
}

func (t *Tracker) age(p *program, a age, n name, last string) Age {
	m := p.known[n]
	named := max(a.first, m.first) // a part can have the name of one of another type
	return Age{Product: p.product, First: t.releases[a.first].Number, Named: t.releases[named].Number, Last: last,
		Open: a.open, Restated: m.restated(t.releases), Gap: t.gapBefore(a.first)}
}

// restated reports whether the documentation of something came to name the very release that said so first.
func (m mention) restated(releases []Release) bool {
	tag, ok := qapi.ParseRelease(m.since)
	return ok && m.before != "" && sameSeries(releases[m.said].Number, tag)
}

// gapBefore reports whether the history lacks the release before one of its releases, or knows only a program of it.
func (t *Tracker) gapBefore(at int) bool {
	if at == 0 || t.releases[at-1].Program {
		return true
	}
	before, _ := qapi.ParseRelease(t.releases[at-1].Number)
	this, _ := qapi.ParseRelease(t.releases[at].Number)
	return len(before) < 2 || before.Series().Next().Before(this.Series())
}
