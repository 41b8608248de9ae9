// Package search finds things in a reference by name and by words: in the terminal, and in the browser with a
// static index. Bleve's analysis and scorer compute the weights for both. The terminal also asks bleve for expressions.
//
// What is searchable is collected once, as a Catalog. docs/search.md says how results are ranked; names.go, byname.go and
// bytext.go, and for the browser assets/find.js, do what it says.
package search

import (
	"fmt"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Sources is what a Catalog is made of. The site provides it, with the addresses of its pages.
type Sources struct {
	Reference *qapi.Reference
	Library   *prose.Library // of texts that are parsed already; nil for none
	Chapters  []Chapter
	Pages     []Page
	Address   func(*qapi.Def) string
	// Anchor returns the fragment of a row on the page of a definition.
	Anchor func(on *qapi.Def, kind RowKind, name string) string
	// Summary returns the first sentence about a definition.
	Summary func(*qapi.Def) string
}

// Chapter is a heading of the manual with the text below it.
type Chapter struct {
	Title, Address, Summary string
	Pos                     diag.Pos
	Product                 qapi.Products
	Texts                   []prose.Text
	Defs                    []*qapi.Def
}

// Page is any other page: a guide, a list, what changed in a release, or what is left of a definition that was removed. Little of a
// guide's text is searched: it is long, and mentions much that it is not about.
type Page struct {
	Kind                    Kind // of what was removed, the definition's
	Title, Address, Summary string
	Pos                     diag.Pos
	Products                qapi.Products // 0: all of the reference
	Since, Without          string        // the release that it came with, and the first that lacks what was removed
	Headings, Words         []string      // of a guide, and the first sentence below each heading
}

func place(p diag.Pos) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// Kind is what a document is about: one of qapi's kinds, a chapter, what changed in a release, a guide, or a page that lists things.
type Kind uint8

// The kinds that follow those of qapi.
const (
	KindChapter = Kind(qapi.Enum) + 1 + iota
	KindChanges
	KindGuide
	KindPage
)

// String returns the kind's word.
func (k Kind) String() string {
	if k < KindChapter {
		return qapi.Kind(k).String()
	}
	return [...]string{"chapter", "changes", "guide", "page"}[k-KindChapter]
}

// RowKind is what a row of a definition's page is.
type RowKind uint8

// The kinds of rows.
const (
	MemberRow RowKind = iota // an argument, member of event data, or field
	ValueRow
	BranchRow
	FeatureRow
	rowKinds
)

// Word names the row as readers of a definition of kind k know it.
func (r RowKind) Word(k Kind) string {
	switch {
	case r == MemberRow && k == Kind(qapi.Command):
		return "argument"
	case r == MemberRow && k == Kind(qapi.Event):
		return "data"
	default:
		return [...]string{"member", "value", "branch", "feature"}[r]
	}
}
