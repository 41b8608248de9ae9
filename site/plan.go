package site

import (
	"path"
	"sync"

	"qmpdoc/internal/page"
	"qmpdoc/internal/print/html"
)

// plan lists the pages, each as HTML and as Markdown, and what leads to them.
func (s *site) plan() [][]File {
	var files [][]File
	for _, d := range s.pages.Defs() {
		files = append(files, s.pageFiles(d.Target(), func() *page.Page { return s.pages.Definition(d) }))
	}
	for _, d := range s.pages.Gone() {
		files = append(files, s.pageFiles(d.Target(), func() *page.Page { return s.pages.Definition(d) }))
	}
	for _, c := range s.pages.Config.Changes {
		files = append(files, s.pageFiles(c.Target(), func() *page.Page { return s.pages.ChangesIn(c) }))
	}
	for _, c := range s.pages.Chapters() {
		files = append(files, s.pageFiles(c.Target(), func() *page.Page { return s.pages.Chapter(c) }))
	}
	for _, g := range s.pages.Guides() {
		files = append(files, s.pageFiles(g.Target(), func() *page.Page { return s.pages.Guide(g) }))
	}
	for _, index := range s.pages.Indexes() {
		files = append(files, s.pageFiles(index.Target(), index.Page))
	}
	files = append(files, []File{{notFoundAddress, s.notFound}}, []File{{"llms.txt", s.llms}}, []File{{"objects.inv", s.inventory}})
	if s.BaseURL != "" {
		files = append(files, []File{{"sitemap.xml", s.sitemap}, {openSearchAddress, s.openSearch}})
		if s.dated() {
			files = append(files, []File{{feedAddress, s.feed}})
		}
	}
	return files
}

// pageFiles are the files of one page.
func (s *site) pageFiles(t page.Target, make func() *page.Page) []File {
	address := s.address.of(t)
	root := toRoot(address)
	markdown := markdownAddress(address)
	shared := &sharedPage{make: make}
	return []File{
		{address, func() ([]byte, error) {
			at := html.Place{Root: root, Canonical: s.canonical(address), Markdown: path.Base(markdown), Since: s.since(t)}
			if s.BaseURL != "" {
				at.OpenSearch = root + openSearchAddress
				if t.Kind == page.ToChanges || t == (page.Target{Kind: page.ToList, Name: page.ListChanges}) {
					at.Feed = s.feedFrom(root)
				}
			}
			return s.html.Page(shared.take(), at), nil
		}},
		{markdown, func() ([]byte, error) { return s.markdown.Page(shared.take(), root), nil }},
	}
}

// sharedPage keeps a page for the second of its two printers: making it takes as long as printing it.
type sharedPage struct {
	make func() *page.Page
	lock sync.Mutex
	kept *page.Page
}

func (s *sharedPage) take() *page.Page {
	s.lock.Lock()
	defer s.lock.Unlock()
	p := s.kept
	if p == nil {
		p = s.make()
		s.kept = p
	} else {
		s.kept = nil
	}
	return p
}

const notFoundAddress = "404.html"

// notFound makes the page for an address that does not exist. The server shows it below any folder.
func (s *site) notFound() ([]byte, error) {
	at := html.Place{}
	if s.BaseURL != "" {
		at.Root = s.canonical("")
		at.OpenSearch = at.Root + openSearchAddress
	}
	return s.html.Page(s.pages.NotFound(), at), nil
}
