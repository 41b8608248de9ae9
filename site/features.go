package site

import (
	"html/template"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

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

// warningNotes says why the definition is deprecated or unstable.
func (v *view) warningNotes() []Note {
	var notes []Note
	for _, f := range v.def.Features {
		if said := specialFeature(f.Name); said != "" {
			n := Note{Title: capital(f.Name), Text: v.reason(v.def, f)}
			if n.Text == "" {
				n.Text = template.HTML("<p>" + escape(said) + "</p>")
			}
			notes = append(notes, n)
		}
	}
	return notes
}

func (v *view) reason(owner *qapi.Def, f *qapi.Feature) template.HTML {
	return v.textOf(owner, reasonText(owner, f))
}

// reasonText gives what the comment of owner says of a feature of its own or of one of its members.
func reasonText(owner *qapi.Def, f *qapi.Feature) prose.Text {
	doc := f.Doc
	if doc == nil && owner.Doc != nil {
		for _, s := range owner.Doc.Sections {
			if s.Kind == qapi.SecFeature && s.Name == f.Name {
				doc = s
			}
		}
	}
	if doc == nil {
		return prose.Text{}
	}
	return doc.Text
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
