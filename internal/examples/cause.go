package examples

import (
	"slices"
	"strconv"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
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
		b.unknownAt(named(m), b.innermost(), m).Help = "move the members of " + quote(m.Name) + " up, into " + b.frame.parts[0].whole()
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
		if a.Shape.Kind != wire.Object || a.Shape.Open || !hasAll(a.Shape, names) {
			continue
		}
		name := a.Name
		first := b.unknown[0]
		belong, them := "belongs", "it"
		if len(b.unknown) > 1 {
			belong, them = "belong", "them"
		}
		f := b.add(named(first), b.unknownRule(), "wrap "+name, "%s %s in %s, a member of %s", someMembers(b.unknown), belong, quote(name), a.part.whole())
		f.Help, f.Declared = `wrap `+them+` in "`+name+`": { … }`, a.part.declaration()
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
		if _, near := b.meant(m); to == nil || near != nil || home != nil && to != home {
			return false
		}
		home, moved = to, append(moved, m)
		return true
	})
	if len(moved) == 0 {
		return
	}
	s := b.innermost()
	verb, they, them := "is not "+s.part(), "it belongs", "it"
	if len(moved) > 1 {
		verb, they, them = "are not in "+s.whole(), "they belong", "them"
	}
	f := b.add(named(moved[0]), b.unknownRule(), unknownGroup(s, moved[0]), "%s %s", someMembers(moved), verb)
	f.Help, f.Declared = they+" to "+home.whole()+", the enclosing object: move "+them+" up", home.declaration()
	f.alsoAt(moved[1:])
}

// innermost is the part of the object that the last tag chose.
func (b *causes) innermost() *shape { return &b.frame.parts[len(b.frame.parts)-1] }

// unknownMember reports a member that nothing declares, and what it was probably meant to be. The value of a member that
// only has a wrong name is checked all the same.
func (b *causes) unknownMember(m *qjson.Member) {
	part, near := b.meant(m)
	if near == nil {
		if s := b.innermost(); !b.repeat(named(m), b.unknownRule(), unknownGroup(s, m)) {
			b.unknownAt(named(m), s, m).Help = b.offer(m.Name)
		}
		return
	}
	b.found(near.Name)
	fits, p := m.Value != nil && takes(near.Shape, m.Value.Kind), named(m)
	if fits && certain(m.Name, near.Name) {
		p.Edit = &qjson.Edit{Start: p.Start, End: p.End, Text: strconv.Quote(near.Name)}
	}
	b.unknownAt(p, part, m).Help = "did you mean " + quote(near.Name) + "?"
	if fits {
		b.value(near.Shape, m.Value, label{of: near}, b.frame)
	}
}

// unknownAt reports at p that nothing declares m, which belongs to s if anywhere.
func (b *causes) unknownAt(p qjson.Place, s *shape, m *qjson.Member) *Fault {
	f := b.add(p, b.unknownRule(), unknownGroup(s, m), "%s is not %s", quote(m.Name), s.part())
	f.Declared = s.declaration()
	return f
}

// unknownGroup is the same for members that are one mistake.
func unknownGroup(s *shape, m *qjson.Member) string { return s.part() + " " + m.Name }

func (b *causes) unknownRule() diag.Rule {
	if b.reply {
		return ruleUnknownMember
	}
	return ruleUnknownArgument
}

// enclosing finds the shape of an object around that has a member called name, which is not there.
func (b *causes) enclosing(name string) *shape {
	for f := b.frame.outer; f != nil; f = f.outer {
		if part := f.partWith(name); part != nil && !f.has(name) {
			return part
		}
	}
	return nil
}

// has reports whether the object has a member called name.
func (f *frame) has(name string) bool {
	const few = 16 // up to this many names, comparing is faster than hashing
	if len(f.value.Members) <= few {
		return f.value.Get(name) != nil
	}
	if f.present == nil {
		f.present = make(map[string]bool, len(f.value.Members))
		for i := range f.value.Members {
			f.present[f.value.Members[i].Name] = true
		}
	}
	return f.present[name]
}

// meant finds the member that m was meant to be, among those that are not there: a missing one first.
func (b *causes) meant(m *qjson.Member) (*shape, *wire.Member) {
	if !b.budget.spend(len(b.missing) + b.frame.size()) {
		return nil, nil
	}
	for _, a := range b.missing {
		if alike(m.Name, a.Name) {
			return a.part, a.Member
		}
	}
	return b.frame.find(b.suggest(m.Name, slices.DeleteFunc(b.frame.names(), b.frame.has)))
}

// offer reports where name is known, or what is, where that is short.
func (b *causes) offer(name string) string {
	if union := b.tagged(); union != nil {
		if values := b.branchesWith(union, []string{name}); len(values) > 0 {
			return quote(name) + " exists only where " + union.Tag + " is " + some(values, "or")
		}
	}
	const most = 8
	switch size := b.frame.size(); {
	case size == 0:
		return b.frame.parts[0].none()
	case size == 1:
		return "the only known name is " + quote(b.frame.names()[0])
	case size > most:
		return ""
	default:
		return "the known names are " + join(quoteAll(b.frame.names()), "and")
	}
}

// tagged is the innermost union of the object; nil when there is none.
func (b *causes) tagged() *shape {
	for i := len(b.frame.parts) - 1; i >= 0; i-- {
		if b.frame.parts[i].Tag != "" {
			return &b.frame.parts[i]
		}
	}
	return nil
}

// missingMembers reports the mandatory members that are not there, those of one type in one finding.
func (b *causes) missingMembers() {
	for rest := b.missing; len(rest) > 0; {
		part, n, more := rest[0].part, 1, 0
		for n < len(rest) && rest[n].part == part {
			n++
		}
		if n == len(rest) {
			more = b.more
		}
		b.reportMissing(part, rest[:n], more)
		rest = rest[n:]
	}
}

func (b *causes) reportMissing(s *shape, list []absent, more int) {
	r := ruleMissingArgument
	if b.reply {
		r = ruleMissingMember
	}
	var names, add []string
	for i, a := range list {
		names = append(names, a.Name)
		switch text := placeholder(a.Member); {
		case i > mostAdded:
		case i == mostAdded:
			add = append(add, "…")
		case a.Decl != nil && a.Decl.Doc.Since() != "":
			add = append(add, text+" (since "+a.Decl.Doc.Since()+")")
		default:
			add = append(add, text)
		}
	}
	group := s.whole() + " " + strings.Join(names, " ")
	if b.repeat(b.frame.place, r, group) {
		return
	}
	verb := "is"
	if len(names) > 1 {
		verb = "are"
	}
	f := b.add(b.frame.place, r, group, "mandatory %s %s missing in %s", someOf(names, more, "and"), verb, s.whole())
	f.Declared, f.Help = s.declaration(), "add "+strings.Join(add, ", ")
}

// mostAdded is how many missing members a help line writes out.
const mostAdded = 4
