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
	c := newTextChecker(r, library)
	for _, chapter := range r.Chapters {
		for _, t := range chapter.Texts {
			c.text(qapi.SecBody, t)
			c.collect()
		}
	}
	for _, c.def = range r.Defs {
		for _, s := range sections(c.def) {
			c.section(s)
			c.collect()
		}
		c.undated()
		c.collect()
	}
	c.all = slices.DeleteFunc(c.all, c.isForeign)
	found := limit(Filter(r.Release, c.all, always...))
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
	*qapi.Reference
	wording
	texts  *prose.Library
	latest qapi.Release // of the tree, or that it becomes, without the third number; nil when unknown
	def    *qapi.Def    // whose texts are being read; nil for a chapter
	found  diag.List    // of the text being read
	all    diag.List    // of the texts before it
}

func newTextChecker(r *qapi.Reference, library *prose.Library) *textChecker {
	release, _ := qapi.ParseRelease(r.Release)
	return &textChecker{Reference: r, wording: newWording(r), texts: library, latest: release.Series()}
}

// collect ends a text. Each has a list of its own, because a list that is full takes nothing, not even what is worse.
func (c *textChecker) collect() {
	c.all = append(c.all, c.found...)
	c.found = c.found[:0]
}

func (c *textChecker) section(s *qapi.Section) {
	c.sinceTag(s)
	c.nearTags(s)
	c.text(s.Kind, s.Text)
}

// text checks a text; kind is that of its section.
func (c *textChecker) text(kind qapi.SectionKind, t prose.Text) {
	if t.IsZero() {
		return
	}
	doc := c.texts.Parse(t)
	for _, f := range doc.Findings() {
		c.found = append(c.found, f)
		c.attribute(&c.found[len(c.found)-1])
	}
	c.deadReferences(doc.Refs())
	c.words(doc, kind)
	c.sinces(t)
}

// report adds a finding about what is between two places.
func (c *textChecker) report(pos, end diag.Pos, rule diag.Rule, format string, args ...any) *diag.Diagnostic {
	f := c.found.Report(pos, rule, format, args...)
	f.End = end
	c.attribute(f)
	return f
}

// attribute says whose text a finding is about.
func (c *textChecker) attribute(f *diag.Diagnostic) {
	if c.def != nil {
		f.Definition, f.Product = c.def.Name, c.def.Products.Word()
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
