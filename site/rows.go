package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// RowSection is a list of members, values or branches.
type RowSection struct {
	ID, Title string
	Intro     template.HTML
	Groups    []RowGroup
}

func (s *RowSection) count() int {
	n := 0
	for _, g := range s.Groups {
		n += len(g.Rows)
	}
	return n
}

// RowGroup is the rows that one definition declares.
type RowGroup struct {
	Origin    template.HTML // the base or argument type, linked; "" for the page's own
	Elsewhere bool          // too many to repeat: they stand on the origin's page
	Rows      []Row
}

// Row is one member, value, branch or feature.
type Row struct {
	ID       string
	Name     template.HTML
	Type     template.HTML
	Optional bool
	Badges   []Badge
	Text     template.HTML
	Nested   []Row // members of a nested anonymous struct (QEMU 1.0 to 2.3)
}

// rowSections gives the page's rows: of members or values, and of branches.
func (v *view) rowSections() (rows, branches *RowSection) {
	if v.def.Kind == qapi.Enum {
		return v.valueSection(), nil
	}
	// Ids before texts: a text may refer to a row that stands below it.
	members := v.members()
	v.reserve(members)
	return v.memberSection(members), v.branchSection()
}

// members lists everything that an object of this definition holds, bases included, but for branches.
func (v *view) members() []qapi.Inherited {
	if v.def.Kind.IsType() {
		return v.ref.AllMembers(v.def)
	}
	return v.ref.Arguments(v.def)
}

// memberPrefix begins the ids of member rows.
func memberPrefix(k qapi.Kind) string {
	if k.IsType() {
		return "member-"
	}
	return "arg-"
}

func (v *view) reserve(members []qapi.Inherited) {
	prefix := memberPrefix(v.def.Kind)
	for _, m := range members {
		key := rowKey{m.Owner, m.Name}
		if _, taken := v.rowID[key]; !taken {
			v.rowID[key] = v.ids.take(anchor(prefix, m.Name))
		}
	}
}

// maxInherited bounds the rows that a page repeats from bases, so that a hostile tree cannot make the site much larger
// than itself. QEMU's own largest is far below.
const maxInherited = 400

func (v *view) memberSection(members []qapi.Inherited) *RowSection {
	if len(members) == 0 {
		return nil
	}
	s := &RowSection{}
	s.ID, s.Title = memberTitle(v.def.Kind)
	used := map[string]bool{}
	for _, group := range byOwner(members) {
		owner := group[0].Owner
		g := RowGroup{Origin: v.origin(owner)}
		if g.Elsewhere = g.Origin != "" && len(members) > maxInherited; g.Elsewhere {
			s.Groups = append(s.Groups, g)
			continue
		}
		for _, m := range group {
			id := v.rowID[rowKey{owner, m.Name}]
			if used[id] { // the tree declares one name twice
				id = v.ids.take(id)
			}
			used[id] = true
			g.Rows = append(g.Rows, v.memberRow(owner, m.Member, id))
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

// byOwner cuts members into runs of one owner. Members come outermost base first; pages want
// the definition's own first, then those of the nearest base.
func byOwner(members []qapi.Inherited) [][]qapi.Inherited {
	var runs [][]qapi.Inherited
	for end := len(members); end > 0; {
		start := end - 1
		for start > 0 && members[start-1].Owner == members[end-1].Owner {
			start--
		}
		runs = append(runs, members[start:end])
		end = start
	}
	return runs
}

func memberTitle(k qapi.Kind) (id, title string) {
	switch k {
	case qapi.Command:
		return "arguments", "Arguments"
	case qapi.Event:
		return "data", "Data"
	default:
		return "members", "Members"
	}
}

// origin names the definition whose members stand on v's page in place; the page's own need no name.
func (v *view) origin(owner *qapi.Def) template.HTML {
	if owner == nil || owner == v.def {
		return ""
	}
	return anchorLink(v.href(v.site.address[owner]), "", owner.Name)
}

func (v *view) memberRow(owner *qapi.Def, m *qapi.Member, id string) Row {
	r := v.row(owner, id, m.Name, m.Doc, m.If, m.Features)
	r.Optional = m.Optional
	r.Type = v.typeLink(owner, m.Type)
	if v.isTag(m) {
		r.Badges = append([]Badge{{Text: "discriminator", Title: "its value decides which further members there are"}}, r.Badges...)
	}
	if m.Type != nil && m.Type.Name == "" {
		for _, inner := range m.Type.Members {
			nested := v.memberRow(owner, inner, v.ids.take(id+"."+fileName(inner.Name)))
			nested.Name = breakable(m.Name + "." + inner.Name)
			r.Nested = append(r.Nested, nested)
		}
	}
	return r
}

// isTag tells whether m selects the branch of the page's union.
func (v *view) isTag(m *qapi.Member) bool {
	u := v.union()
	return u != nil && (u.Flavor == qapi.Flat && m.Name == u.Discriminator || u.Flavor == qapi.Simple && m.Pos == u.Pos)
}

// row fills what rows of all kinds have in common.
func (v *view) row(owner *qapi.Def, id, name string, doc *qapi.Section, cond *qapi.Cond, features []*qapi.Feature) Row {
	r := Row{ID: id, Name: breakable(name)}
	if doc != nil {
		v.shown[doc] = true
		r.Text = v.textOf(owner, withoutMarker(doc.Text))
		if since := sinceInText(doc.Text.Raw); since != "" {
			r.Badges = append(r.Badges, Badge{Text: "since " + since})
		}
	}
	r.Badges = append(r.Badges, conditionBadges(cond)...)
	r.Badges = append(r.Badges, featureBadges(features)...)
	return r
}

// withoutMarker drops the "#optional" that began the texts of optional members up to QEMU 2.8: the row says it anyway.
func withoutMarker(t prose.Text) prose.Text {
	rest, ok := strings.CutPrefix(t.Raw, "#optional")
	if !ok || len(t.Lines) == 0 {
		return t
	}
	rest = strings.TrimLeft(rest, " ")
	places := slices.Clone(t.Lines)
	places[0].Col += len(t.Raw) - len(rest)
	t.Raw, t.Lines = rest, places
	return t
}

func (v *view) valueSection() *RowSection {
	if len(v.def.Values) == 0 {
		return nil
	}
	for _, val := range v.def.Values {
		if key := (rowKey{v.def, val.Name}); v.rowID[key] == "" {
			v.rowID[key] = v.ids.take(anchor("value-", val.Name))
		}
	}
	s := &RowSection{ID: "values", Title: "Values"}
	used := map[string]bool{}
	var rows []Row
	for _, val := range v.def.Values {
		id := v.rowID[rowKey{v.def, val.Name}]
		if used[id] {
			id = v.ids.take(id)
		}
		used[id] = true
		rows = append(rows, v.row(v.def, id, val.Name, val.Doc, val.If, val.Features))
	}
	s.Groups = []RowGroup{{Rows: rows}}
	return s
}

// union gives the union or alternate whose branches belong on the page: the definition itself or its boxed argument.
func (v *view) union() *qapi.Def {
	if v.def.Kind.IsType() {
		return v.def
	}
	return v.ref.ArgumentsType(v.def)
}

func (v *view) branchSection() *RowSection {
	u := v.union()
	if u == nil || len(u.Branches) == 0 {
		return nil
	}
	s := &RowSection{ID: "branches", Title: "Branches", Intro: branchIntro(u)}
	if u.Kind == qapi.Alternate {
		s.Title = "Alternatives"
	}
	var rows []Row
	for _, b := range u.Branches {
		r := v.row(u, v.ids.take(anchor("branch-", b.Name)), b.Name, b.Doc, b.If, b.Features)
		r.Type = v.typeLink(u, b.Type)
		if to := v.ref.Type(u, b.Type); r.Text == "" && to != nil {
			r.Text = template.HTML(escape(v.summaries[to]))
		}
		rows = append(rows, r)
	}
	s.Groups = []RowGroup{{Origin: v.origin(u), Rows: rows}}
	return s
}

// branchIntro tells how a branch looks on the wire (docs/devel/qapi-code-gen.rst, "Union types", "Alternate types").
func branchIntro(u *qapi.Def) template.HTML {
	switch {
	case u.Kind == qapi.Alternate:
		return "The value is one of these; its JSON type tells which."
	case u.Flavor == qapi.Simple:
		return `An object with two members: <code>"type"</code> names the branch, <code>"data"</code> holds it.`
	case u.Discriminator != "":
		return template.HTML(fmt.Sprintf(`<code>"%s"</code> chooses one of these, whose members are added to the object.`, escape(u.Discriminator)))
	default:
		return ""
	}
}

// featureRows lists the definition's features, and those of its members that the comment describes with them.
func (v *view) featureRows() []Row {
	var rows []Row
	for _, f := range v.def.Features {
		r := v.row(v.def, v.ids.take(anchor("feature-", f.Name)), f.Name, f.Doc, f.If, nil)
		if r.Text == "" {
			r.Text = template.HTML(escape(specialFeature(f.Name)))
		}
		rows = append(rows, r)
	}
	if v.def.Doc == nil {
		return rows
	}
	for _, s := range v.def.Doc.Sections {
		if s.Kind == qapi.SecFeature && !v.shown[s] {
			rows = append(rows, v.row(v.def, v.ids.take(anchor("feature-", s.Name)), s.Name, s, nil, nil))
		}
	}
	return rows
}

// specialFeature says what the two features mean that QEMU itself acts upon
// (docs/devel/qapi-code-gen.rst, "Special features").
func specialFeature(name string) string {
	switch name {
	case "deprecated":
		return "Will be removed in a later release."
	case "unstable":
		return "May change or vanish without notice."
	default:
		return ""
	}
}
