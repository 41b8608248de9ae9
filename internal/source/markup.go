package source

import (
	"cmp"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Markup gives what is wrong with the markup of r's documentation, by the rules of its release and those that count always.
// It is apart from Load because most commands need not know, and reading all markup takes as long as all else. The texts
// that it parses are in library then.
func Markup(r *qapi.Reference, library *prose.Library, always ...string) diag.List {
	var found diag.List
	add := func(t prose.Text, d *qapi.Def) {
		if t.IsZero() {
			return
		}
		doc := library.Parse(t)
		for _, f := range append(doc.Findings(), deadReferences(r, d, doc.Refs())...) {
			if d != nil {
				f.Definition, f.Product = d.Name, d.Products.First().Names()[0]
			}
			found = append(found, f)
		}
	}
	for _, c := range r.Chapters {
		for _, t := range c.Texts {
			add(t, nil)
		}
	}
	for _, d := range r.Defs {
		for _, t := range texts(d) {
			add(t, d)
		}
		found = append(found, undated(d)...)
	}
	found = limit(Filter(r.Release, found, always...))
	found.Sort()
	return found
}

// texts lists the texts about d in source order, each once.
func texts(d *qapi.Def) []prose.Text {
	var list []prose.Text
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			list = append(list, s.Text)
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			list = append(list, s.Text)
		}
	}
	slices.SortStableFunc(list, func(a, b prose.Text) int {
		return cmp.Or(a.Start().Compare(b.Start()), cmp.Compare(len(a.Raw), len(b.Raw)))
	})
	return slices.CompactFunc(list, func(a, b prose.Text) bool { return a.Start() == b.Start() && a.Raw == b.Raw })
}
