package page

import (
	"slices"

	"qmpdoc/qapi"
)

// warned are the two features that warn, as the page about them explains them.
var warned = []struct{ feature, title, intro string }{
	{"deprecated", "Deprecated", "Will be removed in a later release: use what replaces it."},
	{"unstable", "Unstable", "May change or vanish in any release: not for programs that must last."},
}

// deprecated makes the page about what is deprecated or unstable.
func (p *Pages) deprecated() *Page {
	page := &Page{Form: IndexForm, Title: deprecatedTitle, Description: deprecatedDescription, Heading: deprecatedTitle}
	for _, w := range warned {
		intro := w.intro
		if count := p.countWarned(w.feature); count != "" {
			intro += " " + count + "."
		}
		s := Section{ID: w.feature, Title: w.title, Blocks: Blocks{&Words{Intro, []Span{plain(intro)}}}}
		list := &Entries{}
		for _, d := range p.ref.Defs {
			list.List = append(list.List, p.warnings(d, w.feature)...)
		}
		if list.List != nil {
			s.Blocks = append(s.Blocks, list)
		} else {
			s.Blocks = append(s.Blocks, none())
		}
		page.Sections = append(page.Sections, s)
	}
	return page
}

// countWarned says how many definitions and members have the feature called name; "" for none. Values and branches count as
// members.
func (p *Pages) countWarned(name string) string {
	definitions, members := 0, 0
	for _, d := range p.ref.Defs {
		for _, b := range p.bearers(d, name) {
			if b.part.Kind == ToDefinition {
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
		return countOf(definitions, "definition")
	case definitions == 0:
		return countOf(members, "member")
	default:
		return countOf(definitions, "definition") + " and " + countOf(members, "member")
	}
}

// warnings lists d and its members with the feature called name: those of one reason together.
func (p *Pages) warnings(d *qapi.Def, name string) []Entry {
	var list []Entry
	byReason := map[string]int{} // entries about members
	for _, b := range p.bearers(d, name) {
		e := Entry{Link: p.link(d), Text: p.reason(d, b.feature)}
		if e.Text == nil {
			e.Summary = p.Def(d).Summary
		}
		if b.part.Kind == ToDefinition {
			list = append(list, e)
			continue
		}
		reason := reasonText(d, b.feature).Raw
		i, known := byReason[reason]
		if !known {
			i = len(list)
			list, byReason[reason] = append(list, e), i
		}
		list[i].Parts = append(list[i].Parts, Link{b.part.Name, b.part})
	}
	return list
}

// bearer is a definition with a feature, or one of its members, values and branches.
type bearer struct {
	part    Target
	feature *qapi.Feature
}

// bearers lists what of d has the feature called name.
func (p *Pages) bearers(d *qapi.Def, name string) []bearer {
	var list []bearer
	add := func(kind TargetKind, part string, features []*qapi.Feature) {
		if f := feature(features, name); f != nil {
			list = append(list, bearer{Target{Kind: kind, Def: p.Def(d), Name: part}, f})
		}
	}
	add(ToDefinition, "", d.Features)
	for _, m := range append(slices.Clone(d.BaseMembers), d.Members...) {
		add(ToMember, m.Name, m.Features)
	}
	for _, val := range d.Values {
		add(ToValue, val.Name, val.Features)
	}
	for _, b := range d.Branches {
		add(ToBranch, b.Name, b.Features)
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
