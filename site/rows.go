package site

import (
	"html/template"

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
	Intro     template.HTML // of branches within a fold
	Elsewhere bool          // too many to repeat: they stand on the origin's page
	Rows      []Row
}

// Row is one member, value, branch or feature.
type Row struct {
	ID       string
	Name     template.HTML
	Type     template.HTML
	Optional bool
	Badges   Badges
	Text     template.HTML
	Why      template.HTML // it is deprecated or unstable
	Nested   []Row         // members of a nested anonymous struct (QEMU 1.0 to 2.3)
	Fold     *Fold         // what its type holds; nil when that stands on the type's page only
}

// rowSections gives the page's rows: of members or values, and of branches.
func (v *view) rowSections() (rows, branches *RowSection) {
	if v.def.Kind == qapi.Enum {
		return v.valueSection(), nil
	}
	// Ids before texts: a text may refer to a row that stands below it.
	members := v.members()
	v.reserve(members)
	path := v.startPath()
	return v.memberSection(members, path), v.branchSection(path)
}

// row fills what rows of all kinds have in common.
func (v *view) row(owner *qapi.Def, id, name string, doc *qapi.Section, cond *qapi.Cond, features []*qapi.Feature) Row {
	r := Row{ID: id, Name: breakable(name)}
	if doc != nil {
		v.shown[doc] = true
		said := v.rowDoc(doc)
		r.Text = v.rowText(owner, said)
		if said.since != "" {
			r.Badges = append(r.Badges, Badge{Text: "since " + said.since})
		}
	}
	r.Badges = append(r.Badges, conditionBadges(cond)...)
	r.Badges = append(r.Badges, featureBadges(features)...)
	for _, f := range features {
		if specialFeature(f.Name) != "" {
			r.Why += v.reason(owner, f)
		}
	}
	return r
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
