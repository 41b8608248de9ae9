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

// goneDef is such a definition.
type goneDef struct {
	*history.Gone
	named *Def
}

// nameKey tells the pages of definitions apart.
type nameKey struct {
	sign    string
	program Program
	name    string
}

func keyOf(d *Def) nameKey { return nameKey{d.Sign(), d.Program, d.Name} }

// nameGone lists what was removed; of several with one name, the one that was removed last.
func (p *Pages) nameGone() {
	p.goneOf = map[*Def]*goneDef{}
	p.excerpts = map[*qapi.Reference]func() *Pages{}
	if p.History == nil {
		return
	}
	for i := len(p.History.Gone) - 1; i >= 0; i-- {
		g := p.History.Gone[i]
		named := &Def{Name: g.Def.Name, Kind: kindWord(g.Def), Program: program(g.Def.Products), Summary: p.summarize(g.Def), Until: Number(g.Last)}
		if p.names[keyOf(named)] != nil {
			continue
		}
		p.names[keyOf(named)] = named
		p.gone = append(p.gone, named)
		p.goneOf[named] = &goneDef{g, named}
		if p.excerpts[g.Reference] == nil {
			p.excerpts[g.Reference] = sync.OnceValue(func() *Pages { return p.excerpt(g.Reference) })
		}
	}
}

// excerpt makes the pages of what was removed in one release. The definitions in it that are still there lead to their pages of today.
func (p *Pages) excerpt(r *qapi.Reference) *Pages {
	var removed []*qapi.Notice
	for _, n := range p.ref.Notices {
		if n.Removed {
			removed = append(removed, n)
		}
	}
	r = withNotices(r, slices.Concat(r.Notices, notices.Tie(r, removed)))
	return newPages(Config{Reference: r, Library: p.Library, History: p.History}, p.names)
}

// withNotices is r with other entries of QEMU's lists.
func withNotices(r *qapi.Reference, list []*qapi.Notice) *qapi.Reference {
	changed := *r
	changed.Notices = list
	return &changed
}

// Gone lists what earlier releases had; what was removed last comes first.
func (p *Pages) Gone() []*Def { return p.gone }

// GoneSource is the definition that d names, which was removed.
func (p *Pages) GoneSource(d *Def) *qapi.Def { return p.goneOf[d].Def }

// Without is the number of the first release that lacks d, which was removed.
func (p *Pages) Without(d *Def) string { return Number(p.goneOf[d].Without) }

// gonePage is the page of something that was removed.
func (p *Pages) gonePage(g *goneDef) *Page {
	in := p.excerpts[g.Reference]()
	page := in.definition(g.named, g.Def)
	page.Title = p.titles[g.named]
	page.Trail = []Link{p.trail(nil)[0], {changesTitle, Target{Kind: ToList, Name: ListChanges}}}
	page.Badges = append([]Badge{{Kind: Removed, Text: "removed in " + Number(g.Without)}}, page.Badges...)
	page.Notices = in.withRemoval(g, page.Notices)
	page.Lead = append(Blocks{&Words{Origin, slices.Concat(p.lastDocumented(g), in.replacements(g))}}, page.Lead...)
	return page
}

// replacements leads to what QEMU's lists tell readers to use instead.
func (p *Pages) replacements(g *goneDef) []Span {
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
func (p *Pages) withRemoval(g *goneDef, warnings []Notice) []Notice {
	n := p.removalNotice(g)
	list := []Notice{n}
	for _, w := range warnings {
		if n.Text != nil && w.List != nil && w.List.Markdown() == n.Text.Markdown() {
			w.List = nil
		}
		list = append(list, w)
	}
	return list
}

// removalNotice says why something was removed, in the words of QEMU's list of removed features if it has any.
func (p *Pages) removalNotice(g *goneDef) Notice {
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
func (p *Pages) lastDocumented(g *goneDef) []Span {
	last := Number(g.Last)
	spans := []Span{plain("This is the documentation of "), {Text: "QEMU " + last, To: Target{Kind: ToRelease, Def: g.named, Name: last}}, plain(", the last release that has it.")}
	var became []Span
	for _, name := range g.Became {
		s := code(name)
		if to := p.names[nameKey{TypeSign, g.named.Program, name}]; to != nil {
			s.To = to.Target()
		}
		became = also(became, ", ", s)
	}
	if became == nil {
		return spans
	}
	return slices.Concat(spans, []Span{plain(" What was in its place afterwards: ")}, became, []Span{plain(".")})
}
