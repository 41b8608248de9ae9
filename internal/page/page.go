// Package page turns a reference into pages that are nothing but data: what each output prints, in the order in which it
// prints it. Printers turn pages into HTML, Markdown, lines for a terminal, or JSON; they know pages, and nothing of qapi.
//
// Every decision about content is made here, once: which request is copied, what unfolds and how deep, what "Used by" lists,
// what "On this page" shows. A page never holds an address. It holds Targets, and what prints the page knows where they are.
//
// A page is a head and a list of sections, and a section is a list of blocks. To add a section to every output, write a
// method that makes it of the existing kinds of blocks, and call it in fill, in definition.go. A new kind of block needs a
// type in block.go and a case in each printer; internal/print has a test that fails without them.
package page

import "slices"

// Page is one page.
type Page struct {
	Form        Form           `json:"form"`
	Title       string         `json:"title"`       // no other page of the reference has it
	Description string         `json:"description"` // one sentence
	Trail       []Link         `json:"trail,omitempty"`
	Heading     string         `json:"heading"`
	ID          string         `json:"id,omitempty"`         // of the heading, on a guide's page
	Label       string         `json:"label,omitempty"`      // beside the heading: a kind, a program, a number
	Def         *Def           `json:"definition,omitempty"` // of a definition's page
	Chapter     *Chapter       `json:"-"`                    // that has the definition, or that it is the page of
	Badges      []Badge        `json:"badges,omitempty"`
	Source      *Place         `json:"source,omitempty"`
	Notices     []Notice       `json:"notices,omitempty"`
	Lead        Blocks         `json:"lead,omitempty"`
	Sections    []Section      `json:"sections,omitempty"`
	Outline     []OutlineEntry `json:"outline,omitempty"` // "On this page"
	Acts        bool           `json:"-"`                 // it offers more than reading and searching: a choice of branches, a filter of a list

	rows  map[Target][]string // the ids of the rows of a target: a type can unfold in several places
	guide *Guide              // of a guide's page
}

// Form tells what a page is a page of.
type Form string

// The forms of pages.
const (
	DefinitionForm Form = "definition"
	ChapterForm    Form = "chapter"
	GuideForm      Form = "guide" // a document of the tree
	ListForm       Form = "list"  // of definitions, from A to Z
	IndexForm      Form = "index"
	HomeForm       Form = "home"
)

// Here reports whether t is on this page, and under which id; the page itself has none. Of several rows it is the one nearest
// to the row from, whose text refers to t: in the same fold, or in the one around it.
func (p *Page) Here(t Target, from string) (id string, ok bool) {
	if t.Kind == ToHere {
		return t.ID, true
	}
	if ids := p.rows[t]; ids != nil {
		return slices.MaxFunc(ids, func(a, b string) int { return commonStart(a, from) - commonStart(b, from) }), true
	}
	if t.Kind == ToGuide && p.guide != nil && t.Name == p.guide.File {
		return t.ID, true
	}
	if t.Def != nil && t.Def == p.Def {
		return t.Anchor(), true
	}
	return "", false
}

// commonStart is the length of what a and b begin with.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Section is a part of a page. Without an ID nothing links to it. Without a Title it continues the section above.
type Section struct {
	ID     string `json:"id,omitempty"`
	Title  string `json:"title,omitempty"`
	Depth  int    `json:"depth,omitempty"` // of a section within the one before it, from 0
	Blocks Blocks `json:"blocks"`
	Folded bool   `json:"folded,omitempty"` // of interest to few: printers that can fold it do
	Apart  bool   `json:"apart,omitempty"`  // the word of another source than the schema
}

// OutlineEntry is one line of "On this page".
type OutlineEntry struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Inner bool   `json:"inner,omitempty"` // a row of the section above it
}

// Notice warns: the thing is deprecated or unstable. It has a text of the documentation, or words of our own.
type Notice struct {
	Title  string `json:"title"` // "Deprecated since 3.1"
	Text   *Text  `json:"text,omitempty"`
	Words  string `json:"words,omitempty"`
	List   *Text  `json:"list,omitempty"`   // what QEMU's list of deprecated features adds to Text
	Source *Place `json:"source,omitempty"` // of the entry in that list
}

// Place is a place in the source tree.
type Place struct {
	File string `json:"file"`
	Line int    `json:"line"`
	URL  string `json:"url,omitempty"` // where it can be read; "" when nobody said
}

// Link is a word that leads somewhere.
type Link struct {
	Text string `json:"text"`
	To   Target `json:"to"`
}
