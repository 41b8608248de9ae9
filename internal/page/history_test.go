package page_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// pagesOfReleases makes the pages of the last one of several releases, each of which is its number and its schema.
func pagesOfReleases(t *testing.T, releases ...[2]string) *page.Pages {
	t.Helper()
	var trees []fstest.MapFS
	for _, r := range releases {
		trees = append(trees, fstest.MapFS{
			"VERSION":               {Data: []byte(r[0] + "\n")},
			"qapi/qapi-schema.json": {Data: []byte(r[1])},
		})
	}
	return pagesOfTrees(t, trees...)
}

// pagesOfTrees reads trees of several releases and makes the pages of the last one.
func pagesOfTrees(t *testing.T, trees ...fstest.MapFS) *page.Pages {
	t.Helper()
	var cfg page.Config
	tracker := history.Tracker{Compared: func(c *compare.Comparison) {
		c.Prove()
		cfg.Changes = append(cfg.Changes, page.ChangesOf(c))
	}}
	for _, tree := range trees {
		ref, _, err := source.Load(tree, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
		cfg.Reference = ref
	}
	cfg.History = tracker.History()
	return page.New(cfg)
}

const firstSchema = `
##
# @water:
#
# Waters.
#
# Since: 6.0
##
{ 'command': 'water', 'data': { 'litres': 'int', 'old': 'Old' } }
##
# @Old:
##
{ 'enum': 'Old', 'data': [ 'a' ] }
##
# @drain:
#
# Drains.
##
{ 'command': 'drain', 'data': { 'how': 'Old' } }
`

const secondSchema = `
##
# @water:
#
# Waters.
#
# Since: 6.0
##
{ 'command': 'water', 'data': { 'litres': 'int', '*warm': 'bool' } }
##
# @heat:
#
# @to: how warm (since 6.2)
#
# Since: 7.1
##
{ 'command': 'heat', 'data': { 'to': 'int' } }
`

const thirdSchema = secondSchema + `
##
# @cool:
##
{ 'command': 'cool' }
`

func TestHistoryOnPages(t *testing.T) {
	pages := pagesOfReleases(t, [2]string{"7.0.0", firstSchema}, [2]string{"7.1.0", firstSchema}, [2]string{"7.2.0", secondSchema}, [2]string{"8.0.0", thirdSchema})
	for _, c := range []struct{ name, want string }{
		{"water", "water [since 6.0] [QEMU]; litres; warm [since 7.2]; 7.2: argument old removed; argument warm added [breaking]; 7.0: the first release that is known has it"},
		{"heat", "heat [since 7.2] [documentation says 7.1] [QEMU]; to [since 7.2] [documentation says 6.2]; 7.2: introduced"},
		{"cool", "cool [since 8.0] [QEMU]; 8.0: introduced"},
		{"drain", "drain [removed in 7.2] [since 7.0 or earlier] [QEMU]; how; 7.2: removed [breaking]; 7.0: the first release that is known has it"},
		{"Old", "Old [removed in 7.2] [since 7.0 or earlier] [QEMU]; a; 7.0: the first release that is known has it"},
	} {
		all := append(slices.Clone(pages.Defs()), pages.Gone()...)
		at := slices.IndexFunc(all, func(d *page.Def) bool { return d.Name == c.name })
		if at < 0 {
			t.Errorf("%s has no page", c.name)
		} else if got := pastIn(pages.Definition(all[at])); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// pastIn writes what a page says of the past, and its rows.
func pastIn(p *page.Page) string {
	parts := []string{p.Heading + badgesIn(p.Badges)}
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *page.Rows:
				for _, g := range b.Groups {
					for _, r := range g.Rows {
						parts = append(parts, r.Name+badgesIn(r.Badges))
					}
				}
			case *page.Table:
				for _, r := range b.Rows {
					parts = append(parts, page.SpanText(r.Cells[0].Spans)+": "+page.SpanText(r.Cells[1].Spans)+badgesIn(r.Cells[1].Badges))
				}
			}
		}
	}
	return strings.Join(parts, "; ")
}

func badgesIn(list []page.Badge) string {
	var b strings.Builder
	for _, one := range list {
		b.WriteString(" [" + one.Text + "]")
	}
	return b.String()
}

// QEMU's list knew of a deprecation before the schema did, and both lists can give the same advice.
func TestListedDeprecationOfWhatWent(t *testing.T) {
	tree := func(release, schema, list, text string) fstest.MapFS {
		return fstest.MapFS{
			"VERSION": {Data: []byte(release + "\n")}, "qapi/qapi-schema.json": {Data: []byte(schema)}, "docs/about/" + list: {Data: []byte(text)},
		}
	}
	const plain, marked = "{ 'command': 'drain' } { 'command': 'water' }", `
##
# @drain:
#
# Features:
# @deprecated: Let it run.
##
{ 'command': 'drain', 'features': [ 'deprecated' ] } { 'command': 'water' }
`
	const deprecated = `
Deprecated features
===================

QEMU Machine Protocol (QMP) commands
------------------------------------

` + "``drain`` (since 7.1)" + `
''''''''''''''''

Use ` + "``water``" + `.
`
	const removed = `
Removed features
================

QEMU Machine Protocol (QMP) commands
------------------------------------

` + "``drain`` (removed in 8.0)" + `
''''''''''''''''''''''

Use ` + "``water``" + `.
`
	pages := pagesOfTrees(t, tree("7.1.0", plain, "deprecated.rst", deprecated), tree("7.2.0", marked, "deprecated.rst", deprecated),
		tree("8.0.0", "{ 'command': 'water' }", "removed-features.rst", removed))
	p := pages.Definition(pages.Gone()[0])
	if got := pastIn(p); !strings.Contains(got, "8.0: removed [announced]; 7.1: the first release that is known has it; deprecated") {
		t.Errorf("the history is %s", got)
	}
	if got, want := badgesIn(p.Badges), " [removed in 8.0] [deprecated since 7.1] [since 7.1 or earlier] [QEMU]"; got != want {
		t.Errorf("badges %s, want %s", got, want)
	}
	if got, want := page.SpanText(p.Lead[0].(*page.Words).Spans), "This is the documentation of QEMU 7.2, the last release that has it. Use water instead."; got != want {
		t.Errorf("the lead is %q, want %q", got, want)
	}
	var got []string
	for _, n := range p.Notices {
		words := n.Title
		for _, text := range []*page.Text{n.Text, n.List} {
			if text != nil {
				words += ": " + strings.TrimSpace(text.Doc.Markdown(nil))
			}
		}
		got = append(got, words)
	}
	if want := []string{"Removed in QEMU 8.0: Use `water`.", "Deprecated since 7.1: Let it run."}; !slices.Equal(got, want) {
		t.Errorf("notices %q, want %q", got, want)
	}
}

func TestChangesPages(t *testing.T) {
	pages := pagesOfReleases(t, [2]string{"7.1.0", firstSchema}, [2]string{"7.2.0", secondSchema})
	p := pages.ChangesIn(pages.Config.Changes[0])
	var got []string
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			list, ok := b.(*page.ChangeList)
			if !ok {
				continue
			}
			for _, g := range list.Groups {
				for _, item := range g.Items {
					words := s.ID + ": " + g.Text + ": " + item.Said
					if g.To.IsZero() {
						words += " (leads nowhere)"
					}
					if item.Witness != nil {
						words += " " + strings.Join(item.Witness.Messages, " ")
					}
					got = append(got, words)
				}
			}
		}
	}
	want := []string{
		`breaking: drain: the command was removed -> { "execute": "drain", "arguments": { "how": "a" } }`,
		`breaking: water: argument 'old' was removed -> { "execute": "water", "arguments": { "litres": 1, "old": "a" } }`,
		"addition: heat: the command is new",
		"addition: water: argument 'warm' is new",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
