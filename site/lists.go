package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// ListPage lists all definitions of a kind from A to Z.
type ListPage struct {
	Page
	Count   int
	Letters []Letter
}

// Letter is the definitions that begin with one letter.
type Letter struct {
	ID, Letter string
	Entries    []ListEntry
}

// ListEntry is a definition in a list of several programs.
type ListEntry struct {
	Entry
	Program string // when it is not QEMU's
}

// list is one of the indexes: what it is called and what it holds.
type list struct {
	address, title, description string
	holds                       func(qapi.Kind) bool
}

var lists = []list{
	{"commands.html", "Commands", "Every command from A to Z.", func(k qapi.Kind) bool { return k == qapi.Command }},
	{"events.html", "Events", "Every event from A to Z.", func(k qapi.Kind) bool { return k == qapi.Event }},
	{"types.html", "Types", "Every type from A to Z.", qapi.Kind.IsType},
}

func (s *site) listPage(l list) *ListPage {
	v := s.viewAt(l.address, nil)
	p := &ListPage{Page: s.frame(l.address, l.title, l.description)}
	p.Side = s.side(v.root, nil, nil)
	for _, d := range alphabetical(s.ref.Defs, l.holds) {
		p.Count++
		name := letterOf(d.Name)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Letter != name {
			p.Letters = append(p.Letters, Letter{ID: anchor("letter-", name), Letter: name})
		}
		e := ListEntry{Entry: v.entry(d)}
		if !d.Products.Has(qapi.QMP) {
			e.Program = programName(d.Products.First())
		}
		at := &p.Letters[len(p.Letters)-1]
		at.Entries = append(at.Entries, e)
	}
	return p
}

// letterOf gives the heading that name stands under.
func letterOf(name string) string {
	if name == "" {
		return "#"
	}
	c := strings.ToUpper(name[:1])
	if c < "A" || c > "Z" {
		return "#"
	}
	return c
}

// alphabetical sorts without regard to case, "#" first, and keeps the source order of what is equal then.
func alphabetical(defs []*qapi.Def, holds func(qapi.Kind) bool) []*qapi.Def {
	var kept []*qapi.Def
	for _, d := range defs {
		if holds(d.Kind) {
			kept = append(kept, d)
		}
	}
	slices.SortStableFunc(kept, func(a, b *qapi.Def) int {
		return cmp.Or(
			cmp.Compare(letterOf(a.Name), letterOf(b.Name)),
			cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			cmp.Compare(a.Name, b.Name))
	})
	return kept
}

// DeprecatedPage lists what is deprecated or unstable.
type DeprecatedPage struct {
	Page
	Groups []WarnGroup
}

// WarnGroup is everything with one of the two features that warn.
type WarnGroup struct {
	ID, Title, Intro string
	Entries          []WarnEntry
}

// WarnEntry is a definition, or one of its members, with what its documentation says of the feature.
type WarnEntry struct {
	MarkedLink
	Member *Link // nil for the whole definition
	Note   template.HTML
}

func (s *site) deprecatedPage(address string) *DeprecatedPage {
	v := s.viewAt(address, nil)
	p := &DeprecatedPage{Page: s.frame(address, deprecatedTitle, deprecatedDescription)}
	p.Side = s.side(toRoot(address), nil, nil)
	groups := []WarnGroup{
		{ID: "deprecated", Title: "Deprecated", Intro: "Will be removed in a later release: use what replaces it."},
		{ID: "unstable", Title: "Unstable", Intro: "May change or vanish in any release: not for programs that must last."},
	}
	for _, g := range groups {
		for _, d := range s.ref.Defs {
			g.Entries = append(g.Entries, v.warnings(d, g.ID)...)
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

// warnings lists d, its members, values and branches with the feature called name.
func (v *view) warnings(d *qapi.Def, name string) []WarnEntry {
	var list []WarnEntry
	page := v.href(v.site.address[d])
	add := func(prefix, member string, features []*qapi.Feature) {
		f := feature(features, name)
		if f == nil {
			return
		}
		e := WarnEntry{MarkedLink: v.markedLink(d), Note: v.featureText(d, f)}
		if member != "" {
			e.Member = &Link{page + "#" + anchor(prefix, member), breakable(member)}
		}
		list = append(list, e)
	}
	add("", "", d.Features)
	for _, m := range append(slices.Clone(d.BaseMembers), d.Members...) {
		add(memberPrefix(d.Kind), m.Name, m.Features)
	}
	for _, val := range d.Values {
		add("value-", val.Name, val.Features)
	}
	for _, b := range d.Branches {
		add("branch-", b.Name, b.Features)
	}
	return list
}

func feature(features []*qapi.Feature, name string) *qapi.Feature {
	for _, f := range features {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// featureText gives what d's comment says of a feature. The text about members' features stands with d's own.
func (v *view) featureText(d *qapi.Def, f *qapi.Feature) template.HTML {
	text := prose.Text{}
	if f.Doc != nil {
		text = f.Doc.Text
	} else if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			if s.Kind == qapi.SecFeature && s.Name == f.Name {
				text = s.Text
			}
		}
	}
	if text.IsZero() {
		return template.HTML(escape(v.summaries[d]))
	}
	return v.textOf(d, text)
}
