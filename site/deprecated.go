package site

import (
	"html/template"
	"slices"

	"qmpdoc/qapi"
)

// DeprecatedPage lists what is deprecated or unstable.
type DeprecatedPage struct {
	Page
	Groups []WarnGroup
}

// WarnGroup is everything with one of the two features that warn.
type WarnGroup struct {
	ID, Title, Intro string
	Count            string // see warned
	Entries          []WarnEntry
}

// WarnEntry is a definition, or those of its members of which its documentation says the same about the feature.
type WarnEntry struct {
	MarkedLink
	Members []Link // nil for the whole definition
	Note    template.HTML
}

var warnGroups = []WarnGroup{
	{ID: "deprecated", Title: "Deprecated", Intro: "Will be removed in a later release: use what replaces it."},
	{ID: "unstable", Title: "Unstable", Intro: "May change or vanish in any release: not for programs that must last."},
}

func (s *site) deprecatedPage(address string) *DeprecatedPage {
	v := s.viewAt(address, nil)
	p := &DeprecatedPage{Page: s.frame(address, deprecatedTitle, deprecatedDescription)}
	p.Side = s.side(toRoot(address), nil, nil)
	for _, g := range warnGroups {
		g.Count = s.warned(g.ID)
		for _, d := range s.ref.Defs {
			g.Entries = append(g.Entries, v.warnings(d, g.ID)...)
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

// warned says how many definitions and members have the feature called name; "" for none. Values and branches count as
// members.
func (s *site) warned(name string) string {
	definitions, members := 0, 0
	for _, d := range s.ref.Defs {
		for _, b := range bearers(d, name) {
			if b.name == "" {
				definitions++
			} else {
				members++
			}
		}
	}
	switch {
	case definitions+members == 0:
		return ""
	case members == 0:
		return countOf(definitions, "Definitions")
	case definitions == 0:
		return countOf(members, "Members")
	default:
		return countOf(definitions, "Definitions") + " and " + countOf(members, "Members")
	}
}

// warnings lists d and its members with the feature called name.
func (v *view) warnings(d *qapi.Def, name string) []WarnEntry {
	var list []WarnEntry
	page := v.href(v.site.address[d])
	for _, b := range bearers(d, name) {
		note := v.featureText(d, b.feature)
		if b.name == "" {
			list = append(list, WarnEntry{MarkedLink: v.markedLink(d), Note: note})
			continue
		}
		i := slices.IndexFunc(list, func(e WarnEntry) bool { return e.Members != nil && e.Note == note })
		if i < 0 {
			i = len(list)
			list = append(list, WarnEntry{MarkedLink: v.markedLink(d), Note: note})
		}
		list[i].Members = append(list[i].Members, Link{page + "#" + b.anchor, breakable(b.name)})
	}
	return list
}

// bearer is a definition with a feature, or one of its members, values and branches.
type bearer struct {
	name, anchor string // "" for the definition
	feature      *qapi.Feature
}

// bearers lists what of d has the feature called name.
func bearers(d *qapi.Def, name string) []bearer {
	var list []bearer
	add := func(prefix, member string, features []*qapi.Feature) {
		if f := feature(features, name); f != nil {
			list = append(list, bearer{member, anchor(prefix, member), f})
		}
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

// featureText says why d, or one of its members, has a feature that warns; without a reason, what d is.
func (v *view) featureText(d *qapi.Def, f *qapi.Feature) template.HTML {
	if reason := v.reason(d, f); reason != "" {
		return reason
	}
	return template.HTML(escape(v.summaries[d]))
}
