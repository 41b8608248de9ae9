package source

import (
	"cmp"
	"context"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/parallel"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Markup returns what is wrong with the markup of r's documentation, by the rules of its release and those that count always.
// It is apart from Load because most commands need not know, and reading all markup takes as long as all else. The texts
// that it parses are in library then.
func Markup(r *qapi.Reference, library *prose.Library, always ...string) diag.List {
	parseTexts(r, library)
	w := newWording(r)
	release, _ := qapi.ParseRelease(r.Release)
	c := &textChecker{texts: library, references: references{r, w}, wording: w, latest: release.Series()}
	for _, chapter := range r.Chapters {
		for _, t := range chapter.Texts {
			c.text(nil, qapi.SecBody, t)
		}
	}
	for _, d := range r.Defs {
		for _, s := range sections(d) {
			c.section(d, s)
		}
		c.found = append(c.found, undated(d)...)
	}
	c.found = slices.DeleteFunc(c.found, c.wording.isForeign)
	found := limit(Filter(r.Release, c.found, always...))
	found.Sort()
	return found
}

// parseTexts parses the texts of all definitions, on all processors: that takes most of the time.
func parseTexts(r *qapi.Reference, library *prose.Library) {
	_ = parallel.Each(context.Background(), len(r.Defs), func(i int) error {
		for _, s := range sections(r.Defs[i]) {
			if !s.Text.IsZero() {
				library.Parse(s.Text)
			}
		}
		return nil
	})
}

// textChecker checks the texts of one tree.
type textChecker struct {
	texts      *prose.Library
	found      diag.List
	references references
	wording    *wording
	latest     qapi.Release // of the tree, or that it becomes, without the third number; nil when unknown
}

func (c *textChecker) section(d *qapi.Def, s *qapi.Section) {
	c.add(d, c.sinceTag(s))
	c.add(d, nearTags(s))
	c.text(d, s.Kind, s.Text)
}

func (c *textChecker) text(d *qapi.Def, kind qapi.SectionKind, t prose.Text) {
	if t.IsZero() {
		return
	}
	doc := c.texts.Parse(t)
	c.add(d, doc.Findings())
	c.add(d, c.references.dead(d, doc.Refs()))
	c.add(d, c.wording.text(doc, kind))
	c.add(d, c.sinces(t))
}

func (c *textChecker) add(d *qapi.Def, found diag.List) {
	for _, f := range found {
		if d != nil {
			f.Definition, f.Product = d.Name, d.Products.Word()
		}
		c.found = append(c.found, f)
	}
}

// sections lists the texts about d in source order, each once. What is to be done is for developers, and on no page.
func sections(d *qapi.Def) []*qapi.Section {
	var list []*qapi.Section
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			if s.Kind != qapi.SecTodo {
				list = append(list, s)
			}
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			list = append(list, &qapi.Section{Kind: qapi.SecPlain, Text: s.Text})
		}
	}
	slices.SortStableFunc(list, func(a, b *qapi.Section) int {
		return cmp.Or(a.Text.Start().Compare(b.Text.Start()), cmp.Compare(len(a.Text.Raw), len(b.Text.Raw)))
	})
	return slices.CompactFunc(list, func(a, b *qapi.Section) bool {
		return a.Text.Start() == b.Text.Start() && a.Text.Raw == b.Text.Raw
	})
}
