package site

import (
	"html/template"
	"path"
	"strings"
)

// Page is what the frame around every page needs. Kinds of pages embed it.
type Page struct {
	Title       string
	Heading     string        // of the whole site: "QEMU 10.2.0"
	Description string        // one sentence for search engines and previews
	Root        string        // the way back to the site's root: "", "../" or "../../"
	Loads       template.HTML // the elements that load the style sheet, the icon and the scripts
	Indexes     template.HTML // links to the lists
	Engine      string        // of the search box: the script that answers, and its index; addresses from the root
	Index       string
	Canonical   string // full address, "" when not known
	Twin        string // address of the same in Markdown, from this page; "" for none
	OpenSearch  string // address of the description of the search box, from this page; "" for none
	Sample      bool
	Generator   string
	Side        template.HTML // the chapters
	Toc         Toc           // the sections of this page
}

// Toc is "on this page".
type Toc []TocEntry

// HTML prints the lines.
func (t Toc) HTML() template.HTML {
	var b strings.Builder
	for _, e := range t {
		item := "\n<li>"
		if e.Inner {
			item = "\n" + `<li class="inner">`
		}
		b.WriteString(item + string(e.Tag()) + "</li>")
	}
	return template.HTML(b.String())
}

// TocEntry is one line of "on this page".
type TocEntry struct {
	Link
	Inner bool // a row of the section above it
}

// frame fills what the frame around every page needs.
func (s *site) frame(address, title, description string) Page {
	p := Page{
		Title:       title,
		Heading:     s.heading(),
		Description: description,
		Engine:      s.scripts.engine,
		Index:       s.scripts.index,
		Canonical:   s.canonical(address),
		Twin:        path.Base(twinOf(address)),
		OpenSearch:  s.openSearchLink(address),
		Sample:      s.Sample,
		Generator:   strings.TrimSpace("qmpdoc " + s.Version),
	}
	s.setRoot(&p, toRoot(address))
	return p
}

// setRoot fills the addresses that every page of a folder has. They are written here and not by the template, which
// would spend more time on them than on the rest of most pages.
func (s *site) setRoot(p *Page, root string) {
	at := func(address string) string { return escape(root + address) }
	p.Root = root
	p.Loads = template.HTML(`<link rel="icon" type="image/svg+xml" href="` + at(s.carried["icon.svg"]) + `">
<link rel="stylesheet" href="` + at(s.carried["style.css"]) + `">
<script src="` + at(s.carried["theme.js"]) + `"></script>
<script defer src="` + at(s.scripts.page) + `"></script>
<script defer src="` + at(s.scripts.search) + `"></script>`)
	links := make([]string, len(indexLinks))
	for i, l := range indexLinks {
		links[i] = string(Link{root + l.Href, l.Text}.Tag())
	}
	p.Indexes = template.HTML(strings.Join(links, " "))
}

// indexLinks lead from the head of every page to the lists.
var indexLinks = [...]Link{
	{"commands.html", "Commands"}, {"events.html", "Events"}, {"types.html", "Types"},
	{"examples.html", "Examples"}, {"deprecated.html", "Deprecated"},
}
