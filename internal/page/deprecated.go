package page

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// warned are the two features that warn, as the page about them explains them.
var warned = []struct {
	kind  BadgeKind
	intro string
}{
	{Deprecated, "Will be removed in a later release: use what replaces it."},
	{Unstable, "May change or vanish in any release: not for programs that must last."},
}

// deprecatedPage is about what is deprecated or unstable.
func (p *Pages) deprecatedPage(page *Page) {
	for _, w := range warned {
		intro := w.intro
		if count := p.countWarned(w.kind); count != "" {
			intro += " " + count + "."
		}
		var list []Entry
		for _, d := range p.ref.Defs {
			list = append(list, p.warned(d, w.kind)...)
		}
		s := section(string(w.kind), capital(string(w.kind)), &Words{Intro, []Span{plain(intro)}})
		s.Blocks = append(s.Blocks, orNone(listOf(list, &Entries{list}))...)
		page.add(s)
	}
}

// countWarned says how many definitions and members have the warning; "" for none. Values and branches count as members.
func (p *Pages) countWarned(kind BadgeKind) string {
	definitions, members := 0, 0
	for _, d := range p.ref.Defs {
		for _, b := range p.bearers(d, kind) {
			if b.part.Kind == ToDefinition {
				definitions++
			} else {
				members++
			}
		}
	}
	var words []string
	if definitions > 0 {
		words = append(words, countOf(definitions, "definition"))
	}
	if members > 0 {
		words = append(words, countOf(members, "member"))
	}
	return strings.Join(words, " and ")
}

// warned lists d and those of its members that have the warning, grouped by reason.
func (p *Pages) warned(d *qapi.Def, kind BadgeKind) []Entry {
	var list []Entry
	byReason := map[string]int{} // entries about members
	for _, b := range p.bearers(d, kind) {
		e := p.warnedEntry(d, b)
		if b.part.Kind == ToDefinition {
			list = append(list, e)
			continue
		}
		reason := ""
		if e.Text != nil {
			reason = e.Text.Markdown()
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
	e := Entry{Link: p.link(d), Text: p.warn(qapi.Declared{Def: d, Name: b.part.Name}, b.warning).Text}
	if b.entry != nil && b.entry.Release != "" {
		e.Badges = []Badge{{Deprecated, "since " + Number(b.entry.Release), "deprecated since this release"}}
	}
	if e.Text == nil {
		e.Summary = p.Def(d).Summary
	}
	return e
}

// bearer is a definition with a warning, or one of its members, values and branches.
type bearer struct {
	part Target
	warning
}

// bearers lists d and those of its parts that have a warning.
func (p *Pages) bearers(d *qapi.Def, kind BadgeKind) []bearer {
	var list []bearer
	add := func(to TargetKind, name string, features []*qapi.Member) {
		for _, w := range p.warningsOf(qapi.Declared{Def: d, Name: name}, features) {
			if w.kind == kind {
				list = append(list, bearer{Target{Kind: to, Def: p.Def(d), Name: name}, w})
			}
		}
	}
	add(ToDefinition, "", d.Features)
	for _, m := range slices.Concat(d.BaseMembers, d.Members) {
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
