package site

import (
	"bytes"
	"html/template"
	"path"
)

// Page is what the frame around every page needs. Kinds of pages embed it.
type Page struct {
	Title       string
	Heading     string        // of the whole site: "QEMU 10.2.0"
	Description string        // one sentence for search engines and previews
	Canonical   string        // full address, "" when not known
	Twin        string        // address of the same in Markdown, from this page; "" for none
	OpenSearch  string        // address of the description of the search box, from this page; "" for none
	Loads       template.HTML // the elements that load the style sheet, the icon and the scripts
	Header      template.HTML
	Indexes     template.HTML // links to the lists
	Side        template.HTML // the chapters
	Toc         Toc           // the sections of this page
	Footer      template.HTML
}

// Toc is "on this page".
type Toc []TocEntry

// HTML prints the lines.
func (t Toc) HTML() template.HTML {
	return composedHTML(func(b *bytes.Buffer) {
		for _, e := range t {
			item := "\n<li>"
			if e.Inner {
				item = "\n" + `<li class="inner">`
			}
			b.WriteString(item)
			e.print(b)
			b.WriteString("</li>")
		}
	})
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
		Canonical:   s.canonical(address),
		Twin:        path.Base(twinOf(address)),
		OpenSearch:  s.openSearchLink(address),
	}
	p.in(s.folders[toRoot(address)])
	return p
}

// in sets what the pages of f share.
func (p *Page) in(f *folderFrame) {
	p.Loads, p.Header, p.Indexes, p.Footer = f.loads, f.header, f.indexes, f.footer
}
