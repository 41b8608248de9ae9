package site

import (
	"qmpdoc/diag"
	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/qapi"
)

// Catalog collects what can be found on the site of cfg, without making the site: so that the terminal finds the same.
func Catalog(cfg page.Config) *search.Catalog {
	s := &site{pages: page.New(cfg)}
	s.address = addressesOf(s.pages)
	return s.catalog()
}

func (s *site) catalog() *search.Catalog {
	return search.Collect(search.Sources{
		Reference: s.pages.Reference,
		Library:   s.pages.Library,
		Chapters:  s.searchChapters(),
		Pages:     s.searchPages(),
		Address:   s.addressOf,
		Anchor:    rowAnchor,
		Summary:   func(d *qapi.Def) string { return s.pages.Def(d).Summary },
	})
}

func (s *site) searchChapters() []search.Chapter {
	var list []search.Chapter
	for _, c := range s.pages.Chapters() {
		list = append(list, search.Chapter{
			Title: c.Title, Address: chapterAddress(c), Pos: c.Pos, Summary: s.pages.ChapterSummary(c),
			Product: c.Product, Texts: c.Texts, Defs: c.Sources,
		})
	}
	return list
}

// searchPages lists the guides, the pages that list things but not the one that the search is on, what earlier releases had (of one
// name what was removed last, which has the page), and what changed in each release.
func (s *site) searchPages() []search.Page {
	var list []search.Page
	for _, g := range s.pages.Guides() {
		headings, words := g.Words()
		guide := search.Page{
			Kind: search.KindGuide, Title: g.Title, Address: s.address.of(g.Target()), Summary: g.Summary, Headings: headings, Words: words,
		}
		if g.File != page.StartFile { // which is in no tree
			guide.Pos = diag.Pos{File: g.File, Line: 1}
		}
		list = append(list, guide)
	}
	for _, i := range s.pages.Indexes()[1:] {
		list = append(list, search.Page{Kind: search.KindPage, Title: i.Title, Address: s.address.of(i.Target()), Summary: i.Description})
	}
	for _, d := range s.pages.Gone() {
		was := d.Gone().Def
		list = append(list, search.Page{
			Kind: search.Kind(was.Kind), Title: was.Name, Address: s.address.of(d.Target()), Summary: d.Summary, Pos: was.Pos,
			Products: was.Products, Since: was.Doc.Version(), Without: page.Number(d.Gone().Without),
		})
	}
	for _, c := range s.pages.Config.Changes {
		list = append(list, search.Page{
			Kind: search.KindChanges, Title: "Changes " + c.Release, Address: s.address.of(c.Target()), Summary: c.Describe(), Since: c.Release,
		})
	}
	return list
}

// rowAnchor returns the id of a row on the page of a definition of that kind: the search asks before it has the definition.
func rowAnchor(on *qapi.Def, kind search.RowKind, name string) string {
	return page.Target{Kind: rowTargets[kind], Def: &page.Def{Kind: on.Kind.String()}, Name: name}.Anchor()
}

var rowTargets = map[search.RowKind]page.TargetKind{
	search.MemberRow: page.ToMember, search.ValueRow: page.ToValue, search.BranchRow: page.ToBranch, search.FeatureRow: page.ToFeature,
}
