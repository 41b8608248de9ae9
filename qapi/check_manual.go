package qapi

import (
	"regexp"
	"slices"
	"strings"

	"qmpdoc/diag"
)

// manual checks what the files of all programs say together. Programs share files, so each place is reported once.
func (m *merger) manual() {
	seen := map[diag.Pos]bool{}
	for _, p := range m.programs {
		p.outline.closeHeading(0)
		for _, c := range p.outline.empty {
			if !seen[c.Pos] {
				seen[c.Pos] = true
				m.found.Report(c.Pos, ruleHeadingEmpty, "nothing comes below the heading '%s'", c.Title).Product = p.product.Word()
			}
		}
		for _, file := range p.outline.files {
			if s := p.outline.strays[file]; !seen[s.def.Pos] {
				seen[s.def.Pos] = true
				m.stray(p, s)
			}
		}
	}
	m.exceptions()
}

func (m *merger) stray(p *program, s stray) {
	f := m.report(s.def, p.product, s.def.Pos, ruleModuleTitle, "QEMU's manual has this below the heading '%s' of %s", s.below.Title, s.below.Pos.File)
	f.Related = []diag.Related{{Pos: s.below.Pos, Msg: "the heading"}}
	f.Help = "put a heading of this file before it"
}

// exceptions reports the names in pragmas that no program with the pragma defines.
func (m *merger) exceptions() {
	defined := map[diag.Pos]bool{}
	for _, p := range m.programs {
		p.pragmas.eachName(func(_ Setting, name string, at diag.Pos) {
			defined[at] = defined[at] || m.r.Lookup(p.product, implicitType.ReplaceAllString(name, "$1")) != nil
		})
	}
	for _, p := range m.programs {
		p.pragmas.eachName(func(s Setting, name string, at diag.Pos) {
			if !defined[at] {
				defined[at] = true // reported once
				f := m.found.Report(at, ruleException, "pragma %s lists %s, which does not exist", s.Name, quote(name))
				f.Help, f.Product = "delete the name", p.product.Word()
			}
		})
	}
}

// implicitType matches the name that QEMU's parser makes for data that is written in place: q_obj_NAME-arg. A pragma that lists it
// means the definition NAME.
var implicitType = regexp.MustCompile(`^q_obj_(.+)-(?:arg|base|wrapper)$`)

// aboutMembers finds the members that the text of a feature is about: "Members @a and @b are deprecated".
var aboutMembers = regexp.MustCompile(`^\s*(?:The\s+)?(?i:members?|arguments?|parameters?|fields?|options?)((?:\s*,?\s+(?:and\s+|or\s+)?@[A-Za-z0-9_-]+)+)\s+(?:is|are)\s`)

var memberName = regexp.MustCompile(`@[A-Za-z0-9_-]+`)

// featuredMembers reports the members that the text of a feature names although they do not have it.
func (c *checker) featuredMembers(d *Def) {
	for _, s := range d.Doc.Sections {
		if s.Kind != SecFeature || hasFeature(d.Features, s.Name) {
			continue
		}
		m := aboutMembers.FindStringSubmatchIndex(s.Text.Raw)
		if m == nil {
			continue
		}
		for _, at := range memberName.FindAllStringIndex(s.Text.Raw[m[2]:m[3]], -1) {
			name := s.Text.Raw[m[2]+at[0]+1 : m[2]+at[1]]
			if lacks(d, name, s.Name) {
				f := c.reportAt(d, ruleFeatureMember, s.Text.Pos(m[2]+at[0]), "%s %s does not have the feature %s", role(d), quote(name), quote(s.Name))
				f.Help = "name the members that have it, or add it to this one"
			}
		}
	}
}

// lacks reports whether d has a member or value of a name without a feature.
func lacks(d *Def, name, feature string) bool {
	list := slices.Concat(d.BaseMembers, d.Members, d.Values)
	i := slices.IndexFunc(list, func(m *Member) bool { return m.Name == name })
	return i >= 0 && !hasFeature(list[i].Features, feature)
}

func hasFeature(list []*Member, name string) bool {
	return slices.ContainsFunc(list, func(f *Member) bool { return strings.EqualFold(f.Name, name) })
}
