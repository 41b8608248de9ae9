package site

import (
	"fmt"

	"qmpdoc/internal/search"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// scripts are the addresses, from the root, of what a page loads: its own script and the search box at once, the engine
// and the index when the box is first used.
type scripts struct{ page, search, engine, index string }

// planSearch gives the file of the index.
func (s *site) planSearch(catalog *search.Catalog) File {
	s.scripts = scripts{page: s.carried["site.js"], search: s.carried["search.js"], engine: s.carried["find.js"]}
	s.scripts.index = "search-index." + catalog.Hash(s.scripts.engine) + ".js"
	return File{s.scripts.index, func() ([]byte, error) { return search.Script(catalog), nil }}
}

// Catalog collects what can be found on the site of r, without making the site: so that the terminal finds the same.
func Catalog(r *qapi.Reference) *search.Catalog {
	s := &site{ref: r, address: addresses(r.Defs)}
	s.Library = new(prose.Library)
	s.summarizeAll()
	s.chapters, s.chapterOf = planChapters(r)
	return s.catalog()
}

func (s *site) catalog() *search.Catalog {
	return search.Collect(search.Sources{
		Reference: s.ref,
		Chapters:  s.searchChapters(),
		Address:   func(d *qapi.Def) string { return s.address[d] },
		Anchor:    rowAnchor,
		Summary:   func(d *qapi.Def) string { return s.summaries[d] },
	})
}

func (s *site) searchChapters() []search.Chapter {
	var list []search.Chapter
	for _, c := range s.chapters {
		var texts []prose.Text
		for _, part := range c.parts {
			texts = append(texts, part.texts...)
		}
		list = append(list, search.Chapter{
			Title: c.title, Address: c.address, Pos: c.pos, Summary: s.chapterSummary(c), Product: c.product, Texts: texts, Defs: c.defs,
		})
	}
	return list
}

// rowAnchor gives the id of a row on the page of a definition.
func rowAnchor(on *qapi.Def, kind search.RowKind, name string) string {
	switch kind {
	case search.MemberRow:
		return anchor(memberPrefix(on.Kind), name)
	case search.ValueRow:
		return anchor("value-", name)
	case search.BranchRow:
		return anchor("branch-", name)
	case search.FeatureRow:
		return anchor("feature-", name)
	default:
		panic(fmt.Sprintf("site: unknown kind of row %d", kind))
	}
}
