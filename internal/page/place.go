package page

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"qmpdoc/diag"
)

// place is a source place as pages show it, with a URL when there is a template for it.
func (p *Pages) place(pos diag.Pos) Place {
	place := Place{File: pos.File, Line: pos.Line}
	if webURL(p.SourceURL) {
		file := strings.ReplaceAll(url.PathEscape(pos.File), "%2F", "/")
		place.URL = strings.NewReplacer("{line}", strconv.Itoa(pos.Line), "{file}", file).Replace(p.SourceURL)
	}
	return place
}

// String is the place as compilers print it.
func (p Place) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// span is the place in a paragraph.
func (p Place) span() Span {
	s := Span{Text: p.String(), Style: Source}
	if p.URL != "" {
		s.To = Target{Kind: ToExternal, Name: p.URL}
	}
	return s
}

// webURL reports whether browsers follow a link to u from any page. URLs of other schemes get no link.
func webURL(u string) bool {
	scheme, _, _ := strings.Cut(u, "://")
	return strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")
}
