package examples

import (
	"slices"
	"strconv"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
)

// unwrapped reports members whose own members belong one level up: "options" around what blockdev-add takes.
func (b *causes) unwrapped() {
	b.eachUnknown(func(m *qjson.Member) bool {
		if m.Value == nil || m.Value.Kind != qjson.Object {
			return false
		}
		held := 0
		inside := m.Value.Members[:min(len(m.Value.Members), maxMembers)]
		for _, inner := range inside {
			if b.isMissing(inner.Name) {
				held++
			}
		}
		if held == 0 {
			return false
		}
		for _, inner := range inside {
			b.found(inner.Name)
		}
		b.unknownAt(named(m), b.innermost(), m).Help = "move the members of " + quote(m.Name) + " up, into " + b.frame.parts[0].whole
		return true
	})
}

// eachUnknown calls settle for every unknown member and keeps those that it does not settle.
func (b *causes) eachUnknown(settle func(*qjson.Member) bool) {
	b.unknown = slices.DeleteFunc(b.unknown, settle)
}

// wrapped reports members that all belong into one missing member.
func (b *causes) wrapped() {
	if len(b.unknown) == 0 {
		return
	}
	names := memberNames(b.unknown)
	for _, a := range b.missing {
		t := b.typeOf(a.part, a.at)
		if t.class != object || t.shape.open || !hasAll(t.shape, names) {
			continue
		}
		name := a.member().name
		first := b.unknown[0]
		belong, them := "belongs", "it"
		if len(b.unknown) > 1 {
			belong, them = "belong", "them"
		}
		f := b.add(named(first), b.unknownRule(), "wrap "+name, "%s %s in %s, a member of %s", someMembers(b.unknown), belong, quote(name), a.part.whole)
		f.Help, f.Declared = `wrap `+them+` in "`+name+`": { … }`, Declaration{a.part.pos, a.part.name}
		f.alsoAt(b.unknown[1:])
		b.unknown = nil
		b.found(name)
		return
	}
}

func someMembers(members []*qjson.Member) string { return some(memberNames(members), "and") }

// displaced reports members that belong to an object around this one.
func (b *causes) displaced() {
	var home *shape
	var moved []*qjson.Member
	b.eachUnknown(func(m *qjson.Member) bool {
		to := b.enclosing(m.Name)
		if near, _, _ := b.meant(m); to == nil || near != "" || home != nil && to != home {
			return false
		}
		home, moved = to, append(moved, m)
		return true
	})
	if len(moved) == 0 {
		return
	}
	s := b.innermost()
	verb, they, them := "is not "+s.part, "it belongs", "it"
	if len(moved) > 1 {
		verb, they, them = "are not in "+s.whole, "they belong", "them"
	}
	f := b.add(named(moved[0]), b.unknownRule(), unknownGroup(s, moved[0]), "%s %s", someMembers(moved), verb)
	f.Help, f.Declared = they+" to "+home.whole+", the enclosing object: move "+them+" up", Declaration{home.pos, home.name}
	f.alsoAt(moved[1:])
}

// innermost is the part of the object that the last tag chose.
func (b *causes) innermost() *shape { return b.frame.parts[len(b.frame.parts)-1] }

// unknownMember reports a member that nothing declares, and what it was probably meant to be. The value of a member that
// only has a wrong name is checked all the same.
func (b *causes) unknownMember(m *qjson.Member) {
	near, part, i := b.meant(m)
	if near == "" {
		if s := b.innermost(); !b.repeat(named(m), b.unknownRule(), unknownGroup(s, m)) {
			b.unknownAt(named(m), s, m).Help = b.offer(m.Name)
		}
		return
	}
	b.found(near)
	t := b.typeOf(part, i)
	fits, p := m.Value != nil && b.takes(t, m.Value.Kind), named(m)
	if fits && certain(m.Name, near) {
		p.Edit = &qjson.Edit{Start: p.Start, End: p.End, Text: strconv.Quote(near)}
	}
	b.unknownAt(p, part, m).Help = "did you mean " + quote(near) + "?"
	if fits {
		b.value(t, m.Value, label{of: &part.members[i]}, b.frame)
	}
}

// unknownAt reports at p that nothing declares m, which belongs to s if anywhere.
func (b *causes) unknownAt(p Place, s *shape, m *qjson.Member) *Fault {
	f := b.add(p, b.unknownRule(), unknownGroup(s, m), "%s is not %s", quote(m.Name), s.part)
	f.Declared = Declaration{s.pos, s.name}
	return f
}

// unknownGroup is the same for members that are one mistake.
func unknownGroup(s *shape, m *qjson.Member) string { return s.part + " " + m.Name }

func (b *causes) unknownRule() diag.Rule {
	if b.reply {
		return ruleUnknownMember
	}
	return ruleUnknownArgument
}

// enclosing finds the shape of an object around that has a member called name, which is not there.
func (b *causes) enclosing(name string) *shape {
	for f := b.frame.outer; f != nil; f = f.outer {
		if part, _, _ := f.find(name); part != nil && !f.has(name) {
			return part
		}
	}
	return nil
}

// has reports whether the object has a member called name.
func (f *frame) has(name string) bool {
	if f.names == nil {
		f.names = make(map[string]bool, len(f.value.Members))
		for i := range f.value.Members {
			f.names[f.value.Members[i].Name] = true
		}
	}
	return f.names[name]
}

// meant finds the member that m was meant to be, among those that are not there: a missing one first.
func (b *causes) meant(m *qjson.Member) (name string, part *shape, at int) {
	if !b.budget.spend(len(b.missing) + b.frame.size()) {
		return "", nil, 0
	}
	for _, a := range b.missing {
		if alike(m.Name, a.member().name) {
			return a.member().name, a.part, a.at
		}
	}
	var names []string
	for _, p := range b.frame.parts {
		for i := range p.members {
			if n := p.members[i].name; !b.frame.has(n) {
				names = append(names, n)
			}
		}
	}
	if name = b.suggest(m.Name, names); name == "" {
		return "", nil, 0
	}
	part, at, _ = b.frame.find(name)
	return name, part, at
}

// renames reports whether m is a missing member under a wrong name.
func (b *causes) renames(m *qjson.Member) bool {
	name, _, _ := b.meant(m)
	return name != "" && b.isMissing(name)
}

// offer tells where name is known, or what is, where that is short.
func (b *causes) offer(name string) string {
	if values := b.otherBranches(name); len(values) > 0 {
		return quote(name) + " exists only where " + b.tagged().tag + " is " + some(values, "or")
	}
	const most = 8
	switch size := b.frame.size(); {
	case size == 0:
		return b.frame.parts[0].none
	case size > most:
		return ""
	}
	var names []string
	for _, p := range b.frame.parts {
		for i := range p.members {
			names = append(names, p.members[i].name)
		}
	}
	if len(names) == 1 {
		return "the only known name is " + quote(names[0])
	}
	return "the known names are " + join(quoteAll(names), "and")
}

// tagged is the innermost union of the object; nil when there is none.
func (b *causes) tagged() *shape {
	for i := len(b.frame.parts) - 1; i >= 0; i-- {
		if b.frame.parts[i].tag != "" {
			return b.frame.parts[i]
		}
	}
	return nil
}

// otherBranches lists the values of the innermost tag with which the object could have name.
func (b *causes) otherBranches(name string) []string {
	s := b.tagged()
	if s == nil {
		return nil
	}
	return b.branchesWith(s, []string{name})
}

// missingMembers reports the mandatory members that are not there, those of one type in one finding.
func (b *causes) missingMembers() {
	for i := 0; i < len(b.missing); {
		part := b.missing[i].part
		var names []string
		var first *member
		for ; i < len(b.missing) && b.missing[i].part == part; i++ {
			if first == nil {
				first = b.missing[i].member()
			}
			names = append(names, b.missing[i].member().name)
		}
		more := 0
		if i == len(b.missing) {
			more = b.more
		}
		b.reportMissing(part, names, more)
	}
}

func (b *causes) reportMissing(s *shape, names []string, more int) {
	r := ruleMissingArgument
	if b.reply {
		r = ruleMissingMember
	}
	group := s.whole + " " + strings.Join(names, " ")
	if b.repeat(b.frame.place, r, group) {
		return
	}
	verb := "is"
	if len(names) > 1 {
		verb = "are"
	}
	f := b.add(b.frame.place, r, group, "mandatory %s %s missing in %s", someOf(names, more, "and"), verb, s.whole)
	f.Declared = Declaration{s.pos, s.name}
	var add []string
	for i, n := range names {
		if i == mostAdded {
			add = append(add, "…")
			break
		}
		add = append(add, b.addition(s, n))
	}
	f.Help = "add " + strings.Join(add, ", ")
}

// mostAdded is how many missing members a help line writes out.
const mostAdded = 4

func (b *causes) addition(s *shape, name string) string {
	i := s.index[name]
	text := placeholder(name, b.typeOf(s, i))
	if since := s.members[i].since; since != "" {
		text += " (since " + since + ")"
	}
	return text
}
