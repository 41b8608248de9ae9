// Package site writes the reference as a static web site: one page for each definition and chapter, and indexes.
//
// Pages are typed structs that Go fills and templates print. Everything is linked relatively, so the site works from
// a disk; nothing a source tree says can become live markup.
package site

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"qmpdoc/diag"
	"qmpdoc/internal/request"
	"qmpdoc/internal/search"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Config says what the site is made of. The zero value of everything but Reference is good.
type Config struct {
	Reference *qapi.Reference
	Library   *prose.Library       // of the reference's texts, parsed or not; nil: one of the site's own
	Findings  diag.List            // shown on the pages of the definitions that they are about, those about examples in the examples
	Checked   map[diag.Pos]Checked // the example messages, by the place of their first byte
	SourceURL string               // where source lines can be read, http or https, with {file} and {line}; "" for no links
	BaseURL   string               // where the site will stand, for canonical links and the sitemap; "" for neither
	Sample    bool                 // the reference is the built-in sample, which the pages say
	Version   string               // of this program, named in the footer; "" for none
}

// site is what all pages share. It is complete before the first page is written, and read-only from then on, but for
// what pages share: texts, parsed and printed, and generated requests.
type site struct {
	Config
	ref        *qapi.Reference
	address    map[*qapi.Def]string
	sorted     []*qapi.Def // as the lists have them, see alphabetical
	chapters   []*chapter
	chapterOf  map[*qapi.Def]*chapter
	sideGroups []sideGroup
	folders    map[string]*folderFrame // by the way to the root
	carried    assetNames
	scripts    scripts
	findings   map[findingKey]diag.List
	flaws      map[sourceLine]diag.List // by the first line of the message
	templates  pageTemplates
	rowDocs    sync.Map // *qapi.Section to *rowDoc
	requests   *request.Requests
	summaries  map[*qapi.Def]string
	titles     map[*qapi.Def]string // see giveTitles
	examples   map[*qapi.Def][]qapi.Example
}

type findingKey struct {
	product qapi.Products
	name    string
}

// newSite gathers what the pages are about.
func newSite(cfg Config) *site {
	if cfg.Library == nil {
		cfg.Library = new(prose.Library)
	}
	s := &site{Config: cfg, ref: cfg.Reference}
	s.requests = request.New(s.ref)
	s.address = addresses(s.ref.Defs)
	s.sorted = alphabetical(s.ref.Defs)
	s.chapters, s.chapterOf = planChapters(s.ref)
	s.findings, s.flaws = findingsByDefinition(cfg.Findings), flawsByMessage(cfg.Findings)
	s.examples = map[*qapi.Def][]qapi.Example{}
	for _, d := range s.ref.Defs {
		s.examples[d] = s.ref.Examples(d)
	}
	s.summarizeAll()
	s.titles = map[*qapi.Def]string{}
	s.giveTitles()
	s.sideGroups = planSide(s.chapters)
	return s
}

// dress puts on what the pages look like, and plans the file of the search index.
func (s *site) dress(o *outfit, catalog *search.Catalog) (index File, err error) {
	s.carried, s.templates = o.names, o.templates
	index = s.planSearch(catalog)
	return index, s.openFolders()
}

// findingsByDefinition sorts the findings to the definitions they name.
func findingsByDefinition(all diag.List) map[findingKey]diag.List {
	by := map[findingKey]diag.List{}
	for _, f := range all {
		if f.Definition == "" || f.MessageLine > 0 || f.Suppressed != "" {
			continue
		}
		for _, p := range qapi.AllProducts {
			if f.Product == p.Names()[0] {
				key := findingKey{p, f.Definition}
				by[key] = append(by[key], f)
			}
		}
	}
	return by
}

func (s *site) summarizeAll() {
	s.summaries = map[*qapi.Def]string{}
	for _, d := range s.ref.Defs {
		s.summaries[d] = s.summarize(d)
	}
}

// summarize gives the first sentence about d: of the schema, else of the old document.
func (s *site) summarize(d *qapi.Def) string {
	if text := d.Doc.Body(); !text.IsZero() {
		return s.Library.Parse(text).Summary()
	}
	if text := d.Old.Intro(); !text.IsZero() {
		return s.Library.Parse(text).Summary()
	}
	return contents(d)
}

// contents stands for the summary of a definition that nobody introduced: its members or values.
func contents(d *qapi.Def) string {
	var names []string
	for _, m := range append(slices.Clone(d.BaseMembers), d.Members...) {
		names = append(names, m.Name)
	}
	for _, v := range d.Values {
		names = append(names, v.Name)
	}
	const few = 6
	switch {
	case len(names) == 0:
		return ""
	case len(names) > few:
		names = append(names[:few], "…")
	}
	return "With " + strings.Join(names, ", ")
}

// heading names the whole: "QEMU 10.2.0".
func (s *site) heading() string {
	switch {
	case s.Sample:
		return "sample"
	case s.ref.Release == "":
		return "QEMU"
	default:
		return "QEMU " + s.ref.Release
	}
}

func (s *site) openSearchLink(address string) string {
	if s.BaseURL == "" {
		return ""
	}
	return toRoot(address) + openSearchAddress
}

func (s *site) canonical(address string) string {
	if s.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(s.BaseURL, "/") + "/" + strings.TrimSuffix(address, "index.html")
}

// source gives a source place as pages show it, linked when there is a template for it.
func (s *site) source(p diag.Pos) Source {
	place := Source{Text: fmt.Sprintf("%s:%d", p.File, p.Line)}
	if webURL(s.SourceURL) {
		place.URL = strings.NewReplacer("{file}", urlPath(p.File), "{line}", fmt.Sprint(p.Line)).Replace(s.SourceURL)
	}
	return place
}

// webURL tells whether browsers follow a link to u from any page; whoever sets another scheme gets no link.
func webURL(u string) bool {
	return strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")
}

// urlPath escapes a file's path for a URL, byte by byte; slashes stay.
func urlPath(path string) string {
	var b strings.Builder
	for i := range len(path) {
		if c := path[i]; ordinary(c) || c == '/' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// Source is a place in the source tree.
type Source struct{ Text, URL string }
