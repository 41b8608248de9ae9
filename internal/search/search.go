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
	Guides    []Guide
	Pages     []Guide // that list things: all commands, what is deprecated
	Gone      []Gone
	Changes   []Changes
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

// Guide is a document about how to use things, or a page that lists them.
type Guide struct {
	Title, Address, Summary string
	Pos                     diag.Pos
	Headings, Words         []string // and the first sentence below each heading
}

// Gone is a definition that earlier releases had, with the page that it keeps.
type Gone struct {
	Def              *qapi.Def
	Without          string // the number of the first release that lacks it
	Address, Summary string
}

// Changes is the page about what changed in one release.
type Changes struct {
	Release, Address, Summary string
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
