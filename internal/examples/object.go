package examples

import (
	"strings"

	"qmpdoc/internal/qjson"
)

// object checks the members of v against s and the branch that v chooses.
func (c *checker) object(s *shape, v *qjson.Value, outer *frame) {
	c.objectAt(at(v), s, v, outer)
}

// objectAt reports what is missing at p.
func (c *checker) objectAt(p Place, s *shape, v *qjson.Value, outer *frame) {
	f := c.enter(v, p, outer)
	defer c.leave()
	chosen := c.chooseBranches(s, f)
	var few [32]bool
	seen := few[:]
	if n := f.size(); n > len(few) {
		seen = make([]bool, n)
	}
	var unknown []*qjson.Member
	for i := range v.Members {
		m := &v.Members[i]
		part, at, nth := f.find(m.Name)
		if part == nil {
			unknown = append(unknown, m)
			continue
		}
		seen[nth] = true
		if old := part.members[at].outdated; old != nil && !c.reply {
			c.advise(named(m), old, "%s, %s,", quote(m.Name), part.part)
		}
		c.value(c.typeOf(part, at), m.Value, label{of: &part.members[at]}, f)
	}
	var missing []absent
	more := 0
	if !v.Elided {
		missing, more = f.lacks(seen)
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

// size counts the members that the object can have.
func (f *frame) size() int {
	n := 0
	for _, p := range f.parts {
		n += len(p.members)
	}
	return n
}

// find returns the part of the object that declares name, where in the part, and where among all; nil when none does.
func (f *frame) find(name string) (part *shape, at, nth int) {
	for _, p := range f.parts {
		if at, ok := p.index[name]; ok {
			return p, at, nth + at
		}
		nth += len(p.members)
	}
	return nil, 0, 0
}

// open reports whether the object may have members that no part declares.
func (f *frame) open() bool {
	for _, p := range f.parts {
		if p.open {
			return true
		}
	}
	return false
}

// absent is a mandatory member that an object lacks.
type absent struct {
	part *shape
	at   int
}

func (a absent) member() *member { return &a.part.members[a.at] }

// lacks lists the mandatory members that were not seen, the first of them, and counts the rest.
func (f *frame) lacks(seen []bool) (list []absent, more int) {
	nth := 0
	parts := f.parts
	if f.maybe > 0 {
		parts = parts[:f.maybe]
	}
	for i, p := range parts {
		for at := range p.members {
			switch {
			case seen[nth] || p.members[at].optional || p.members[at].perhaps || f.declaredBefore(i, p.members[at].name):
			case len(list) == maxMembers:
				more++
			default:
				list = append(list, absent{p, at})
			}
			nth++
		}
	}
	return list, more
}

// declaredBefore reports whether a part before i has name as well: a branch that repeats a member of the base.
func (f *frame) declaredBefore(i int, name string) bool {
	for _, p := range f.parts[:i] {
		if _, ok := p.index[name]; ok {
			return true
		}
	}
	return false
}

// maxBranches bounds how deep unions lie in branches of unions.
const maxBranches = 16

// chooseBranches fills in the parts of the object: s, the branch its tag chooses, the branch that one's tag chooses.
// It returns the union whose branch cannot be told, nil when all can.
func (c *checker) chooseBranches(s *shape, f *frame) (undecided *shape) {
	for f.parts = append(f.parts, s); s.tag != "" && len(f.parts) < maxBranches; f.parts = append(f.parts, s) {
		m := c.tagOf(s, f)
		if m == nil && s.members[s.index[s.tag]].optional {
			return nil
		}
		if m == nil || m.Value == nil || m.Value.Kind != qjson.String || c.spoilt[m.Value.Start] {
			return s
		}
		b, known := s.branches[m.Value.Text]
		if !known {
			return s
		}
		if b == nil {
			return nil
		}
		if s = c.shapeOf(b); b.perhaps && f.maybe == 0 {
			f.maybe = len(f.parts)
		}
	}
	return nil
}

// tagOf finds the member that chooses the branch of s, by a wrong name if its value does or no branch has that name.
func (c *checker) tagOf(s *shape, f *frame) *qjson.Member {
	if m := f.value.Get(s.tag); m != nil || f.value.Elided {
		return m
	}
	for i := range f.value.Members[:min(len(f.value.Members), maxMembers)] {
		m := &f.value.Members[i]
		if part, _, _ := f.find(m.Name); part != nil || m.Value == nil || !alike(m.Name, s.tag) {
			continue
		}
		if _, known := s.branches[m.Value.Text]; known || !c.branchNames(s)[m.Name] {
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
		b.eachUnknown(func(m *qjson.Member) bool { return !b.renames(m) })
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
	names := b.branchNames(b.chosen)
	var unknown, lost []*qjson.Member
	for _, m := range b.unknown {
		if names[m.Name] {
			lost = append(lost, m)
		} else {
			unknown = append(unknown, m)
		}
	}
	b.unknown = unknown
	if b.isMissing(b.chosen.tag) && b.tagOf(b.chosen, b.frame) == nil && !b.tagInside() {
		b.reportTag(lost)
	}
}

func (b *causes) isMissing(name string) bool {
	for _, a := range b.missing {
		if a.member().name == name {
			return true
		}
	}
	return false
}

func (b *causes) found(name string) {
	for i, a := range b.missing {
		if a.member().name == name {
			b.missing = append(b.missing[:i:i], b.missing[i+1:]...)
			return
		}
	}
}

// tagInside reports whether an unknown member holds the tag: then that member is the mistake.
func (b *causes) tagInside() bool {
	for _, m := range b.unknown {
		if m.Value != nil && m.Value.Get(b.chosen.tag) != nil {
			return true
		}
	}
	return false
}

func (b *causes) reportTag(lost []*qjson.Member) {
	b.found(b.chosen.tag)
	t := b.typeOf(b.chosen, b.chosen.index[b.chosen.tag])
	f := b.add(b.frame.place, ruleUnionTag, b.chosen.whole, "discriminator %s of %s is missing", quote(b.chosen.tag), b.chosen.whole)
	f.Declared = Declaration{b.chosen.pos, b.chosen.name}
	f.Help = "add " + placeholder(b.chosen.tag, t)
	if only := b.branchesWith(b.chosen, memberNames(lost)); len(only) == 1 {
		f.Help = `add "` + b.chosen.tag + `": "` + only[0] + `"`
	}
	if len(lost) > 0 {
		f.Msg += ": " + some(memberNames(lost), "and") + " cannot be checked"
	}
}

// branchesWith lists the values of the tag of s whose branches have all of the names.
func (c *checker) branchesWith(s *shape, names []string) []string {
	var list []string
	values := c.typeOf(s, s.index[s.tag]).listed
	if len(names) == 0 || !c.budget.spend(len(values)) {
		return nil
	}
	for _, value := range values {
		if br := s.branches[value]; br != nil && hasAll(c.shapeOf(br), names) {
			list = append(list, value)
		}
	}
	return list
}

func hasAll(s *shape, names []string) bool {
	for _, n := range names {
		if _, ok := s.index[n]; !ok {
			return false
		}
	}
	return true
}

func memberNames(members []*qjson.Member) []string {
	var names []string
	for _, m := range members {
		names = append(names, m.Name)
	}
	return names
}

// placeholder writes a member that somebody has to fill in.
func placeholder(name string, t *typ) string {
	kind := t.name
	if t.class == enumeration && len(t.listed) > 0 && len(t.listed) <= 8 {
		kind = strings.Join(t.listed, "|")
	}
	return `"` + name + `": <` + kind + `>`
}
