package site

import (
	"fmt"
	"html/template"

	"qmpdoc/qapi"
)

// union gives the union or alternate whose branches belong on the page: the definition itself or its boxed argument.
func (v *view) union() *qapi.Def {
	if v.def.Kind.IsType() {
		return v.def
	}
	return v.ref.ArgumentsType(v.def)
}

func (v *view) branchSection(path *typePath) *RowSection {
	u := v.union()
	if u == nil || len(u.Branches) == 0 {
		return nil
	}
	s := &RowSection{ID: "branches", Title: "Branches", Intro: branchIntro(u)}
	if u.Kind == qapi.Alternate {
		s.Title = "Alternatives"
	}
	if u != v.def && len(u.Branches) > maxInherited {
		s.Groups = []RowGroup{{Origin: v.origin(u), Elsewhere: true}}
		return s
	}
	rows := v.branchRows(u, func(name string) string { return anchor("branch-", name) }, path)
	s.Groups = []RowGroup{{Origin: v.origin(u), Rows: rows}}
	return s
}

// branchRows lists the branches of u, and those values of its discriminator that add no members.
func (v *view) branchRows(u *qapi.Def, id func(name string) string, path *typePath) []Row {
	plain := v.plainValues(u)
	rows := make([]Row, len(u.Branches), len(u.Branches)+len(plain))
	for i, b := range u.Branches {
		rows[i] = v.branchRow(u, b, v.ids.take(id(b.Name)))
		v.later(&rows[i], u, b.Type, path)
	}
	for _, val := range plain {
		r := v.row(v.ref.Discriminator(u), v.ids.take(id(val.Name)), val.Name, val.Doc, val.If, val.Features)
		r.Type = "adds no members"
		rows = append(rows, r)
	}
	return rows
}

func (v *view) branchRow(u *qapi.Def, b *qapi.Branch, id string) Row {
	r := v.row(u, id, b.Name, b.Doc, b.If, b.Features)
	r.Type = v.typeLink(u, b.Type)
	if val := v.valueOf(u, b.Name); val != nil {
		r.Badges = append(r.Badges, v.valueBadges(val, b)...)
	}
	if r.Text == "" {
		owner, said, summary := v.branchWords(u, b)
		if r.Text = v.rowText(owner, said); said.doc == nil {
			r.Text = template.HTML(escape(summary))
		}
	}
	return r
}

// branchWords gives what is said of a branch of u: by u itself, by the value that chooses it, or else, in one sentence,
// of its type.
func (v *view) branchWords(u *qapi.Def, b *qapi.Branch) (owner *qapi.Def, said *rowDoc, summary string) {
	if said := v.rowDoc(b.Doc); said.doc != nil {
		return u, said, ""
	}
	if val := v.valueOf(u, b.Name); val != nil {
		if said := v.rowDoc(val.Doc); said.doc != nil {
			return v.ref.Discriminator(u), said, ""
		}
	}
	return nil, noRowDoc, v.summaries[v.ref.Type(u, b.Type)]
}

// valueOf finds the value of u's discriminator that chooses the branch called name. The enum of a simple union is made
// of its branches and says nothing more.
func (v *view) valueOf(u *qapi.Def, name string) *qapi.Value {
	if u.Flavor != qapi.Flat {
		return nil
	}
	return v.discriminatorValues(u)[name]
}

// discriminatorValues gives the values of u's discriminator by name.
func (v *view) discriminatorValues(u *qapi.Def) map[string]*qapi.Value {
	if known, ok := v.valuesOf[u]; ok {
		return known
	}
	values := map[string]*qapi.Value{}
	if e := v.ref.Discriminator(u); e != nil {
		for _, val := range e.Values {
			values[val.Name] = val
		}
	}
	v.valuesOf[u] = values
	return values
}

// valueBadges are the remarks on a value that its branch does not repeat.
func (v *view) valueBadges(val *qapi.Value, b *qapi.Branch) []Badge {
	var list []Badge
	if b.Doc == nil {
		if since := v.rowDoc(val.Doc).since; since != "" {
			list = append(list, Badge{Text: "since " + since})
		}
	}
	if b.If == nil {
		list = append(list, conditionBadges(val.If)...)
	}
	return append(list, featureBadges(val.Features)...)
}

// plainValues lists the values of u's discriminator that have no branch.
func (v *view) plainValues(u *qapi.Def) []*qapi.Value {
	if u.Flavor != qapi.Flat || len(u.Branches) == 0 {
		return nil
	}
	e := v.ref.Discriminator(u)
	if e == nil {
		return nil
	}
	branched := map[string]bool{}
	for _, b := range u.Branches {
		branched[b.Name] = true
	}
	var plain []*qapi.Value
	for _, val := range e.Values {
		if !branched[val.Name] {
			plain = append(plain, val)
		}
	}
	return plain
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
