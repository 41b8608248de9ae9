package page

import (
	"slices"
	"sync"

	"qmpdoc/internal/history"
	"qmpdoc/internal/notices"
	"qmpdoc/qapi"
)

// What earlier releases had, and this one does not have, keeps its page: as it was documented last. It is in no list but that
// of what was removed.

// nameKey tells the pages of definitions apart.
type nameKey struct {
	sign    string
	program Program
	name    string
}

func keyOf(d *Def) nameKey { return nameKey{d.Sign(), d.Program, d.Name} }

// nameGone lists what was removed; of several with one name, the one that was removed last.
func (p *Pages) nameGone() {
	p.excerpts = map[*qapi.Reference]func() *Pages{}
	if p.History == nil {
		return
	}
	for _, g := range slices.Backward(p.History.Gone) {
		named := p.newDef(g.Def)
		if p.names[keyOf(named)] != nil {
			continue
		}
		named.gone, named.Until = g, Number(g.Last)
		p.names[keyOf(named)] = named
		p.gone = append(p.gone, named)
		if p.excerpts[g.Reference] == nil {
			p.excerpts[g.Reference] = sync.OnceValue(func() *Pages { return p.excerpt(g.Reference) })
		}
	}
}

// excerpt makes the pages of what was removed in one release. The definitions in it that are still there lead to their pages of today.
func (p *Pages) excerpt(r *qapi.Reference) *Pages {
	removed := kept(p.ref.Notices, func(n *qapi.Notice) bool { return n.Removed })
	now := *r
	now.Notices = slices.Concat(r.Notices, notices.Tie(r, removed))
	return newPages(Config{Reference: &now, Library: p.Library, History: p.History}, p.names)
}

// Gone lists what earlier releases had; what was removed last comes first.
func (p *Pages) Gone() []*Def { return p.gone }

// Gone is what is known of d, which was removed; nil of what is still there.
func (d *Def) Gone() *history.Gone { return d.gone }

// gonePage is the page of something that was removed.
func (p *Pages) gonePage(named *Def, g *history.Gone) *Page {
	in := p.excerpts[g.Reference]()
	page := in.definition(named)
	page.Trail = []Link{p.trail(nil)[0], {changesTitle, Target{Kind: ToList, Name: ListChanges}}}
	page.Badges = append([]Badge{{Kind: Removed, Text: "removed in " + Number(g.Without)}}, page.Badges...)
	page.Notices = in.withRemoval(g, page.Notices)
	page.Lead = append(Blocks{&Words{Origin, slices.Concat(p.lastDocumented(named, g), in.replacements(g))}}, page.Lead...)
	return page
}

// replacements links to what QEMU's lists tell readers to use instead.
func (p *Pages) replacements(g *history.Gone) []Span {
	var spans []Span
	var seen []Target
	for _, entry := range p.ref.NoticesOf(g.Def, "") {
		for _, name := range entry.Instead {
			for _, kind := range []qapi.Kind{qapi.Command, qapi.Event, qapi.Struct} {
				to := p.targetOf(kind, g.Def.Products.First(), name)
				if to.IsZero() || to.Def.Until != "" || slices.Contains(seen, to) {
					continue
				}
				seen = append(seen, to)
				spans = also(spans, ", ", Span{Text: name, Style: Code, To: to})
			}
		}
	}
	if spans == nil {
		return nil
	}
	return slices.Concat([]Span{plain(" Use ")}, spans, []Span{plain(" instead.")})
}

// withRemoval puts before the warnings why something was removed. QEMU's two lists often give the same advice.
func (p *Pages) withRemoval(g *history.Gone, warnings []Notice) []Notice {
	n := p.removalNotice(g)
	for i := range warnings {
		if w := &warnings[i]; n.Text != nil && w.List != nil && w.List.Markdown() == n.Text.Markdown() {
			w.List = nil
		}
	}
	return append([]Notice{n}, warnings...)
}

// removalNotice says why something was removed, in the words of QEMU's list of removed features if it has any.
func (p *Pages) removalNotice(g *history.Gone) Notice {
	n := Notice{Title: "Removed in QEMU " + Number(g.Without)}
	for _, entry := range p.ref.NoticesOf(g.Def, "") {
		if n.Text = p.text(g.Def, entry.Text); n.Text != nil {
			return n
		}
	}
	n.Words = "QEMU " + Number(g.Last) + " is the last release that has it."
	return n
}

// lastDocumented says from which release the rest of the page is, and which types took the place of a type.
func (p *Pages) lastDocumented(named *Def, g *history.Gone) []Span {
	last := Number(g.Last)
	spans := []Span{plain("This is the documentation of "), {Text: "QEMU " + last, To: Target{Kind: ToRelease, Def: named, Name: last}}, plain(", the last release that has it.")}
	var became []Span
	for _, name := range g.Became {
		s := code(name)
		if to := p.names[nameKey{TypeSign, named.Program, name}]; to != nil {
			s.To = to.Target()
		}
		became = also(became, ", ", s)
	}
	if became == nil {
		return spans
	}
	return slices.Concat(spans, []Span{plain(" It was replaced by ")}, became, []Span{plain(".")})
}
