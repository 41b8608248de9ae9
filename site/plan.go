package site

import (
	"bytes"
	"path"
	"sync"

	"qmpdoc/internal/page"
	"qmpdoc/internal/print/html"
)

// plan lists the pages, each as HTML and as Markdown, and what leads to them.
func (s *site) plan() [][]File {
	var files [][]File
	for _, m := range s.pages.All() {
		files = append(files, s.pageFiles(m))
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
func (s *site) pageFiles(m page.Maker) []File {
	address := s.address.of(m.Target)
	at := html.Place{Root: toRoot(address), Canonical: s.canonical(address), Markdown: path.Base(markdownAddress(address)), Since: s.since(m.Target)}
	if s.BaseURL != "" {
		at.OpenSearch = at.Root + openSearchAddress
		if s.dated() && (m.Target.Kind == page.ToChanges || m.Target == page.Target{Kind: page.ToList, Name: page.ListChanges}) {
			at.Feed = at.Root + feedAddress
		}
	}
	shared := &sharedPage{make: m.Make}
	return []File{
		{address, func(to *bytes.Buffer) error { s.html.Page(to, shared.take(), at); return nil }},
		{markdownAddress(address), func(to *bytes.Buffer) error { s.markdown.Page(to, shared.take(), at.Root); return nil }},
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
func (s *site) notFound(to *bytes.Buffer) error {
	at := html.Place{}
	if s.BaseURL != "" {
		at.Root = s.canonical("")
		at.OpenSearch = at.Root + openSearchAddress
	}
	s.html.Page(to, s.pages.NotFound(), at)
	return nil
}
