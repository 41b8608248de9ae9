package examples

import (
	"slices"

	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
)

// objectAt checks the members of v against s and the branch that v chooses. It reports what is missing at p.
func (c *checker) objectAt(p qjson.Place, s shape, v *qjson.Value, outer *frame) {
	f := c.enter(v, p, outer)
	defer func() { c.depth-- }()
	chosen := c.chooseBranches(s, f)
	var unknown []*qjson.Member
	for i := range v.Members {
		m := &v.Members[i]
		part, declared := f.find(m.Name)
		if part == nil {
			unknown = append(unknown, m)
			continue
		}
		if declared.Decl != nil && !c.reply {
			if old := c.deprecation(declared.Owner, m.Name, declared.Decl.Features); old != nil {
				c.advise(named(m), old, "%s, %s,", quote(m.Name), part.part())
			}
		}
		c.value(declared.Shape, m.Value, label{of: declared}, f)
	}
	var missing []absent
	more := 0
	if !v.Elided {
		missing, more = c.lacks(f)
	}
	if len(unknown) == 0 && len(missing) == 0 || c.full {
		return
	}
	if c.objects++; c.objects > maxObjects {
		c.close(p)
		return
	}
	unknown = unknown[:min(len(unknown), maxMembers)]
	b := causes{checker: c, frame: f, unknown: unknown, missing: missing, more: more, chosen: chosen}
	b.report()
}

// find returns the part of the object that declares name, and the declaration; nil when none does.
func (f *frame) find(name string) (*shape, *wire.Member) {
	for i := range f.parts {
		if m := f.parts[i].Member(name); m != nil {
			return &f.parts[i], m
		}
	}
	return nil, nil
}

// partWith returns the first part of the object that declares name: a branch can repeat a member of the base.
func (f *frame) partWith(name string) *shape {
	part, _ := f.find(name)
	return part
}

func (f *frame) size() (n int) {
	for _, p := range f.parts {
		n += len(p.Members)
	}
	return n
}

func (f *frame) names() (list []string) {
	for _, p := range f.parts {
		list = append(list, wire.Names(p.Members)...)
	}
	return list
}

// open reports whether the object may have members that no part declares.
func (f *frame) open() bool {
	return slices.ContainsFunc(f.parts, func(p shape) bool { return p.open })
}

// absent is a mandatory member that an object lacks.
type absent struct {
	part *shape
	*wire.Member
}

// lacks lists the first of the mandatory members that the object does not have, and counts the rest.
func (c *checker) lacks(f *frame) (list []absent, more int) {
	for i := range f.parts {
		part := &f.parts[i]
		if c.mayLackBranch(*part) {
			break
		}
		for _, m := range c.mandatory(part.Shape) {
			switch {
			case f.has(m.Name) || i > 0 && f.partWith(m.Name) != part:
			case len(list) == maxMembers:
				more++
			default:
				list = append(list, absent{part, m})
			}
		}
	}
	return list, more
}

// maxBranches bounds how deep unions lie in branches of unions.
const maxBranches = 16

// chooseBranches fills in the parts of the object: s, the branch its tag chooses, the branch that one's tag chooses.
// It returns the union whose branch cannot be told, nil when all can.
func (c *checker) chooseBranches(s shape, f *frame) (undecided *shape) {
	f.parts = append(f.parts, s)
	for len(f.parts) < maxBranches {
		last := &f.parts[len(f.parts)-1]
		if last.Tag == "" {
			return nil
		}
		m := c.tagOf(last, f)
		if m == nil && last.Member(last.Tag).Optional {
			return nil
		}
		if m == nil || m.Value == nil || m.Value.Kind != qjson.String || c.spoilt[m.Value.Start] || !last.isTag(m.Value.Text) {
			return last
		}
		b := last.Branch(m.Value.Text)
		if b == nil {
			return nil
		}
		f.parts = append(f.parts, branchOf(last.Shape, b))
	}
	return nil
}

// isTag reports whether a word is a value of the tag.
func (s *shape) isTag(word string) bool {
	return s.Branch(word) != nil || s.TagValues().Value(word) != nil
}

// tagOf finds the member that chooses the branch of s, by a wrong name if its value does or no branch has that name.
func (c *checker) tagOf(s *shape, f *frame) *qjson.Member {
	if m := f.value.Get(s.Tag); m != nil || f.value.Elided {
		return m
	}
	for i := range f.value.Members[:min(len(f.value.Members), maxMembers)] {
		m := &f.value.Members[i]
		if f.partWith(m.Name) != nil || m.Value == nil || !alike(m.Name, s.Tag) {
			continue
		}
		if s.isTag(m.Value.Text) || !c.branchNames(s.Shape)[m.Name] {
			return m
		}
	}
	return nil
}

// causes turns what is unknown and missing in one object into findings, one for each cause.
type causes struct {
	*checker
	frame   *frame
	unknown []*qjson.Member
	missing []absent
	more    int    // missing ones that are not in the list
	chosen  *shape // the union whose branch cannot be told
}

func (b *causes) report() {
	b.untagged()
	if b.frame.open() {
		b.eachUnknown(func(m *qjson.Member) bool { // all but missing members under wrong names
			_, near := b.meant(m)
			return near == nil || !b.isMissing(near.Name)
		})
	}
	b.unwrapped()
	b.wrapped()
	b.displaced()
	for _, m := range b.unknown {
		b.unknownMember(m)
	}
	b.missingMembers()
}

// untagged reports a missing tag, and takes what belongs to any branch for known.
func (b *causes) untagged() {
	if b.chosen == nil {
		return
	}
	names := b.branchNames(b.chosen.Shape)
	var unknown, lost []*qjson.Member
	for _, m := range b.unknown {
		if names[m.Name] {
			lost = append(lost, m)
		} else {
			unknown = append(unknown, m)
		}
	}
	b.unknown = unknown
	if b.isMissing(b.chosen.Tag) && b.tagOf(b.chosen, b.frame) == nil && !b.tagInside() {
		b.reportTag(lost)
	}
}

func (b *causes) isMissing(name string) bool {
	return slices.ContainsFunc(b.missing, func(a absent) bool { return a.Name == name })
}

func (b *causes) found(name string) {
	b.missing = slices.DeleteFunc(b.missing, func(a absent) bool { return a.Name == name })
}

// tagInside reports whether an unknown member holds the tag: then that member is the mistake.
func (b *causes) tagInside() bool {
	for _, m := range b.unknown {
		if m.Value != nil && m.Value.Get(b.chosen.Tag) != nil {
			return true
		}
	}
	return false
}

func (b *causes) reportTag(lost []*qjson.Member) {
	b.found(b.chosen.Tag)
	whole := b.chosen.whole()
	f := b.add(b.frame.place, ruleUnionTag, whole, "discriminator %s of %s is missing", quote(b.chosen.Tag), whole)
	f.Declared = b.chosen.declaration()
	f.Help = "add " + placeholder(b.chosen.Member(b.chosen.Tag))
	if only := b.branchesWith(b.chosen, memberNames(lost)); len(only) == 1 {
		f.Help = `add "` + b.chosen.Tag + `": "` + only[0] + `"`
	}
	if len(lost) > 0 {
		f.Msg += ": " + some(memberNames(lost), "and") + " cannot be checked"
	}
}

// branchesWith lists the values of the tag of s whose branches have all of the names.
func (c *checker) branchesWith(s *shape, names []string) []string {
	var list []string
	if len(names) == 0 || !c.budget.spend(len(s.Branches)) {
		return nil
	}
	for _, b := range s.Branches {
		if hasAll(b.Shape, names) {
			list = append(list, b.Name)
		}
	}
	return list
}

func hasAll(t *wire.Shape, names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return t.Member(n) == nil })
}

func memberNames(members []*qjson.Member) []string {
	var names []string
	for _, m := range members {
		names = append(names, m.Name)
	}
	return names
}
