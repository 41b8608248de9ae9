package site

import (
	"bytes"
	"encoding/xml"
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/internal/print/markdown"
)

// What leads programs to the pages: a list for those that read, one for search engines, and one for browsers.

// llms lists the pages in Markdown (llmstxt.org).
func (s *site) llms(b *bytes.Buffer) error {
	line := func(title string, t page.Target, said string) {
		b.WriteString("- [" + markdown.Line(title) + "](" + s.address.markdownOf(t) + ")")
		if said != "" {
			b.WriteString(": " + markdown.Line(said))
		}
		b.WriteByte('\n')
	}
	b.WriteString("# QMP reference of " + markdown.Line(s.pages.WholeName()) + "\n\n> Every command, event and type of the QEMU Machine Protocol, " +
		"as its source describes it. Each page has a twin in Markdown.\n\n## Indexes\n\n")
	for _, index := range s.pages.Indexes() {
		line(index.Title, index.Target(), index.Description)
	}
	b.WriteString("\n## Chapters\n\n")
	for _, c := range s.pages.Chapters() {
		line(c.Title, c.Target(), s.pages.DescribeChapter(c))
	}
	for _, l := range page.Lists {
		b.WriteString("\n## " + l.Title + "\n\n")
		for _, d := range s.pages.Listed(l) {
			line(d.Name, d.Target(), d.Summary)
		}
	}
	return nil
}

// sitemap lists the pages for search engines (sitemaps.org, "Sitemaps XML format").
func (s *site) sitemap(b *bytes.Buffer) error {
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for _, m := range s.pages.All() {
		b.WriteString("<url><loc>" + xmlText(s.canonical(s.address.of(m.Target))) + "</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return nil
}

const openSearchAddress = "opensearch.xml"

// openSearch tells browsers how to ask the search box (github.com/dewitt/opensearch, version 1.1).
func (s *site) openSearch(to *bytes.Buffer) error {
	to.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n" +
		"<ShortName>QMP</ShortName>\n<Description>QMP reference of " + xmlText(s.pages.WholeName()) + "</Description>\n" +
		"<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\"" + xmlText(s.canonical("index.html")) +
		"?q={searchTerms}\"/>\n</OpenSearchDescription>\n")
	return nil
}

// xmlText escapes text and values of attributes.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
