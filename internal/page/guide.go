package page

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"qmpdoc/internal/guides"
	"qmpdoc/qapi"
)

// Guide is a document that has a page.
type Guide struct {
	File    string // from the root of the tree; StartFile for the one that comes with this program
	Title   string
	Slug    string // made of the file's name; no other guide has it
	Summary string // its first sentence

	doc  *qapi.Document
	uses map[*qapi.Def]string // the section that first uses a definition, by its id
}

// StartFile is the name of the guide to the first steps, which comes with this program.
const StartFile = guides.StartFile

// Target leads to the page of g.
func (g *Guide) Target() Target { return Target{Kind: ToGuide, Name: g.File} }

// Words lists the headings of g, and the first sentence below each.
func (g *Guide) Words() (headings, sentences []string) {
	for i := range g.doc.Guide.Sections {
		s := &g.doc.Guide.Sections[i]
		headings, sentences = append(headings, s.Title), append(sentences, s.Doc.Summary())
	}
	return headings, sentences
}

// Guides lists the guides: the first steps, the protocol, and the others by title.
func (p *Pages) Guides() []*Guide { return p.guides }

// GuideLinks lead to the guides.
func (p *Pages) GuideLinks() []Link {
	var list []Link
	for _, g := range p.guides {
		list = append(list, Link{g.Title, g.Target()})
	}
	return list
}

// isProtocol reports whether g is the specification of the protocol.
func (g *Guide) isProtocol() bool { return strings.HasPrefix(path.Base(g.File), "qmp-spec.") }

// Help lists where to begin: the guides to the first steps and to the protocol, if they exist.
func (p *Pages) Help() []Link {
	var list []Link
	for _, g := range p.guides {
		switch {
		case g.File == StartFile:
			list = append(list, Link{g.Title, g.Target()})
		case g.isProtocol():
			return append(list, Link{"The protocol", g.Target()})
		}
	}
	return list
}

// planGuides finds the guides of the tree, and what they use.
func (p *Pages) planGuides() {
	documents := p.ref.Guides()
	if start := guides.Start(); p.hasAll(start.Guide.Needs) && !p.Sample {
		documents = append([]*qapi.Document{start}, documents...)
	}
	taken := nameSet{}
	for _, d := range documents {
		g := &Guide{File: d.File, Title: cmp.Or(d.Title, fileTitle(d.File)), doc: d, Slug: guideSlug(d.File, taken), Summary: guideSummary(d.Guide)}
		p.guides = append(p.guides, g)
	}
	rank := func(g *Guide) int {
		switch {
		case g.File == StartFile:
			return 0
		case g.isProtocol():
			return 1
		default:
			return 2
		}
	}
	slices.SortStableFunc(p.guides, func(a, b *Guide) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.File, b.File))
	})
	for _, g := range p.guides {
		g.uses = p.usesOf(g)
		for _, d := range p.ref.Defs {
			if _, used := g.uses[d]; used {
				p.usedIn[d] = append(p.usedIn[d], g)
			}
		}
	}
}

// hasAll reports whether QEMU has all commands and events called names.
func (p *Pages) hasAll(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return p.ref.Lookup(qapi.QMP, name) == nil })
}

// guideSlug makes the name of a page from the name of a file: "bitmaps", or "system-authz" where another one is called "authz".
func guideSlug(file string, taken nameSet) string {
	name := strings.ToLower(strings.TrimSuffix(file, path.Ext(file)))
	return taken.take("%s-%d", SafeName(path.Base(name)), SafeName(strings.ReplaceAll(name, "/", "-")))
}

// guideSummary is the first sentence of a guide.
func guideSummary(g *qapi.Guide) string {
	for _, s := range g.Sections {
		if sum := s.Doc.Summary(); sum != "" && !isNotice(sum) {
			return sum
		}
	}
	return ""
}

// isNotice reports whether a sentence is about who owns the document.
func isNotice(s string) bool {
	return strings.HasPrefix(s, "Copyright") || strings.HasPrefix(s, "This work is licensed")
}

// usesOf finds the definitions that a guide uses in its messages or mentions by name, each with the first section that does.
func (p *Pages) usesOf(g *Guide) map[*qapi.Def]string {
	uses := map[*qapi.Def]string{}
	speaker := p.speaker()
	for _, s := range g.doc.Guide.Sections {
		note := func(d *qapi.Def) {
			if _, known := uses[d]; !known && d != nil && !d.Kind.IsType() {
				uses[d] = s.ID
			}
		}
		for _, r := range s.Doc.Refs() {
			if t, ok := p.ref.Resolve(speaker, r); ok && t.Kind == qapi.TargetDef {
				note(t.Def)
			}
		}
		for _, c := range s.Doc.Code() {
			for _, name := range guides.Called(c.Body.Raw) {
				note(p.ref.LookupAny(name))
			}
		}
	}
	return uses
}

// speaker is whose names a guide uses: QEMU's, or those of the only program.
func (p *Pages) speaker() *qapi.Def {
	return &qapi.Def{Products: p.ref.Products.First(), Kind: qapi.Struct}
}
