// Package site plans a static web site of a reference: which files it has, where the pages are, and what they load. What pages
// say is decided in internal/page; how they look, in internal/print.
//
// Everything is linked relatively, so the site works from a disk.
package site

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"

	"qmpdoc/internal/page"
	"qmpdoc/internal/parallel"
	"qmpdoc/internal/print/html"
	"qmpdoc/internal/print/markdown"
	"qmpdoc/internal/search"
)

// Config says what the site is made of. The zero value of everything but Reference is good.
type Config struct {
	page.Config
	BaseURL string  // where the site will be, for canonical links and the sitemap; "" for neither
	Version string  // of this program, named in the footer; "" for none
	Member  *Member // the site is one of several; nil: it is alone
}

// File is one file of a site, which is made when it is wanted: always the same bytes, in any goroutine.
type File struct {
	Name string // slash-separated, of ASCII letters, digits and "._~-"
	Make func(to *bytes.Buffer) error
}

// Output takes the site's files. Put is called from several goroutines at once, once for each name. The output does not
// keep data, which is overwritten.
type Output interface {
	Put(name string, data []byte) error
}

// Build writes the site of cfg.Reference to out: the same input, the same bytes. It stops at the first error of out, or when
// ctx ends, and returns why.
func Build(ctx context.Context, cfg Config, out Output) error {
	return write(ctx, plan(cfg), out)
}

// write makes files on all processors, those of one list in sequence. After an error, or when ctx ends, it starts no more
// files.
func write(ctx context.Context, work [][]File, out Output) error {
	return parallel.Each(ctx, len(work), func(i int) error {
		b := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(b)
		for _, f := range work[i] {
			b.Reset()
			err := f.Make(b)
			if err == nil {
				err = out.Put(f.Name, b.Bytes())
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// buffers that have grown are used again: growing one for each page takes as much memory again as the pages have.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Plan lists the files of the site of cfg.Reference, for those who do not need all of them at once.
func Plan(cfg Config) []File { return slices.Concat(plan(cfg)...) }

// plan lists the files, those together that one processor makes: they have more in common than with the others. The index of
// the search and the pages of definitions come first: they are most of the work.
func plan(cfg Config) [][]File {
	go carriedAssets() // made while the rest is planned
	s := &site{Config: cfg, pages: page.New(cfg.Config)}
	s.address = addressesOf(s.pages)
	catalog := s.catalog()
	carried := carriedAssets()
	hash := catalog.Hash(carried.names["find.js"])
	index, rows := "search-index."+hash+".js", "search-rows."+hash+".js"
	s.prepare(carried, index)
	work := append([][]File{{
		{index, func(to *bytes.Buffer) error { to.Write(search.Script(catalog, rows)); return nil }},
		{rows, func(to *bytes.Buffer) error { to.Write(search.RowTexts(catalog)); return nil }},
	}}, s.plan()...)
	files := slices.DeleteFunc(slices.Clone(carried.files), func(f File) bool { return cfg.Member == nil && f.Name == carried.names["switch.js"] })
	return append(work, files)
}

// site is what all pages share.
type site struct {
	Config
	pages    *page.Pages
	address  addresses
	html     *html.Printer
	markdown markdown.Printer
}

// prepare makes the printers.
func (s *site) prepare(carried *assetFiles, index string) {
	s.markdown.Address = s.address.markdownOf
	names := carried.names
	var release *html.Release
	if m := s.Member; m != nil {
		release = &html.Release{Number: m.Number, List: m.up() + page.ListReleases + ".html", Releases: m.up() + releasesScript, Switch: names["switch.js"]}
	}
	s.html = html.New(html.Site{
		Release: release,
		Address: s.address.of, Programs: s.pages.Programs(), Name: s.pages.WholeName(), Sample: s.Sample, Help: s.pages.Help(), Guides: s.pages.GuideLinks(),
		Generator: strings.TrimSpace("qmpdoc " + s.Version),
		Loads: html.Loads{
			Icon: names["icon.svg"], Style: names["style.css"], Theme: names["theme.js"], Script: names["site.js"],
			Search: names["search.js"], Extra: names["extra.js"], Engine: names["find.js"], Index: index,
		},
	}, "", "../", "../../", s.canonical(""))
}
