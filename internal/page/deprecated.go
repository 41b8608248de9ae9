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

// deprecatedPage makes the page about what is deprecated or unstable.
func (p *Pages) deprecatedPage() *Page {
	page := &Page{Form: IndexForm, Title: deprecatedTitle, Description: deprecatedDescription, Heading: deprecatedTitle}
	for _, w := range warned {
		intro := w.intro
		if count := p.countWarned(w.feature); count != "" {
			intro += " " + count + "."
		}
		s := Section{ID: w.feature, Title: w.title, Blocks: Blocks{&Words{Intro, []Span{plain(intro)}}}}
		list := &Entries{}
		for _, d := range p.ref.Defs {
			list.List = append(list.List, p.warned(d, w.feature)...)
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

// warned lists d and its members with the feature called name: those of one reason together.
func (p *Pages) warned(d *qapi.Def, name string) []Entry {
	var list []Entry
	byReason := map[string]int{} // entries about members
	for _, b := range p.bearers(d, name) {
		e := p.warnedEntry(d, b)
		if b.part.Kind == ToDefinition {
			list = append(list, e)
			continue
		}
		reason := ""
		if e.Text != nil {
			reason = e.Text.Doc.Markdown(nil)
		}
		i, known := byReason[reason]
		if !known {
			i = len(list)
			list, byReason[reason] = append(list, e), i
		}
		list[i].Parts = append(list[i].Parts, Link{b.part.Name, b.part})
	}
	return list
}

// warnedEntry says why b, which is d or a part of it, is deprecated or unstable, and since when.
func (p *Pages) warnedEntry(d *qapi.Def, b bearer) Entry {
	e := Entry{Link: p.link(d), Summary: p.Def(d).Summary}
	about := qapi.Declared{Def: d, Name: b.part.Name}
	for _, n := range p.warnings(about, b.features) {
		if n.Title == capital(b.warning) || b.warning == string(Deprecated) && p.deprecated[about] != nil {
			e.Text = n.Text
			break
		}
	}
	if n := p.deprecated[about]; n != nil && b.warning == string(Deprecated) && n.Release != "" {
		e.Badges = []Badge{{Deprecated, "since " + Number(n.Release), "deprecated since this release"}}
	}
	if e.Text != nil {
		e.Summary = ""
	}
	return e
}

// bearer is a definition with a feature, or one of its members, values and branches.
type bearer struct {
	part     Target
	warning  string
	features []*qapi.Feature
}

// bearers lists what of d is warned of under name.
func (p *Pages) bearers(d *qapi.Def, name string) []bearer {
	var list []bearer
	add := func(kind TargetKind, called string, features []*qapi.Feature) {
		deprecated := name == string(Deprecated) && p.deprecated[qapi.Declared{Def: d, Name: called}] != nil
		if deprecated || qapi.FindFeature(features, name) != nil {
			list = append(list, bearer{Target{Kind: kind, Def: p.Def(d), Name: called}, name, features})
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
