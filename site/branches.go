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

func (v *view) branchSection() *RowSection {
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
