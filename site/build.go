package site

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Output takes the site's files. Put is called from several goroutines at once, once for each name; name is
// slash-separated and made of ASCII letters, digits and "._~-". The output may keep data.
type Output interface {
	Put(name string, data []byte) error
}

// File is one file of a site, which is made when it is wanted: always the same bytes, in any goroutine.
type File struct {
	Name string // as Output has it
	Make func() ([]byte, error)
}

// Build writes the site of cfg.Reference to out: the same input, the same bytes. It gives the first error of out.
func Build(cfg Config, out Output) error {
	files, err := Plan(cfg)
	if err != nil {
		return err
	}
	return makeAll(files, out)
}

// Plan lists the files of the site of cfg.Reference, for those who do not need all of them at once.
func Plan(cfg Config) ([]File, error) {
	go theOutfit() // made while the rest is planned
	s := newSite(cfg)
	catalog := s.catalog()
	outfit, err := theOutfit()
	if err != nil {
		return nil, err
	}
	index, err := s.dress(outfit, catalog)
	if err != nil {
		return nil, err
	}
	return append(append([]File{index}, s.pages()...), outfit.files...), nil
}

// pages lists all pages. Those of definitions come first: they are most of the work.
func (s *site) pages() []File {
	var files []File
	add := func(address, template string, page func() any) {
		files = append(files, File{address, func() ([]byte, error) { return s.templates.render(template, page()) }})
	}
	write := func(address string, data func() []byte) {
		files = append(files, File{address, func() ([]byte, error) { return data(), nil }})
	}
	for _, d := range s.ref.Defs {
		add(s.address[d], definitionTemplate, func() any { return s.definitionPage(d) })
		write(twinOf(s.address[d]), func() []byte { return s.definitionTwin(d) })
	}
	for _, c := range s.chapters {
		add(c.address, chapterTemplate, func() any { return s.chapterPage(c) })
		write(twinOf(c.address), func() []byte { return s.chapterTwin(c) })
	}
	for _, p := range s.indexes() {
		add(p.address, p.template, p.page)
		write(twinOf(p.address), p.twin)
	}
	add("404.html", notFoundTemplate, func() any { return s.notFoundPage("404.html") })
	write("llms.txt", s.llms)
	files = append(files, File{"objects.inv", s.inventory})
	if s.BaseURL != "" {
		write("sitemap.xml", s.sitemap)
		write(openSearchAddress, s.openSearch)
	}
	return files
}

// indexPage is a page that leads to others.
type indexPage struct {
	address, title, description string
	template                    string
	page                        func() any
	twin                        func() []byte
}

// indexes lists the pages that every site has, the landing page first.
func (s *site) indexes() []indexPage {
	list := []indexPage{{
		"index.html", s.homeTitle(), homeDescription, homeTemplate,
		func() any { return s.homePage("index.html") },
		func() []byte { return s.homeTwin("index.html") },
	}}
	for _, l := range lists {
		list = append(list, indexPage{
			l.address, l.title, l.description, listTemplate,
			func() any { return s.listPage(l) },
			func() []byte { return s.listTwin(l) },
		})
	}
	return append(list, indexPage{
		"deprecated.html", deprecatedTitle, deprecatedDescription, deprecatedTemplate,
		func() any { return s.deprecatedPage("deprecated.html") },
		func() []byte { return s.deprecatedTwin("deprecated.html") },
	}, indexPage{
		"examples.html", examplesTitle, examplesDescription, examplesTemplate,
		func() any { return s.examplesPage("examples.html") },
		func() []byte { return s.examplesTwin("examples.html") },
	})
}

// makeAll makes the files on all processors. After an error it starts no more of them.
func makeAll(files []File, out Output) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(files)) && failed.Load() == nil; i = next.Add(1) - 1 {
				if err := files[i].put(out); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	workers.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

func (f File) put(out Output) error {
	data, err := f.Make()
	if err != nil {
		return err
	}
	return out.Put(f.Name, data)
}

// sitemap lists the pages for search engines (sitemaps.org, "Sitemaps XML format").
func (s *site) sitemap() []byte {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	add := func(address string) {
		b.WriteString("<url><loc>")
		writeEscaped(&b, s.canonical(address))
		b.WriteString("</loc></url>\n")
	}
	for _, p := range s.indexes() {
		add(p.address)
	}
	for _, c := range s.chapters {
		add(c.address)
	}
	for _, d := range s.sorted {
		add(s.address[d])
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}
