package qapi

import (
	"qmpdoc/diag"
	"qmpdoc/prose"
)

// Doc is the documentation comment of a definition.
type Doc struct {
	Pos       diag.Pos // the opening ##, or the first line when that is missing
	Symbol    string   // the name that the comment gives, which may not be the definition's
	SymbolPos diag.Pos
	Sections  []*Section // in source order

	// What QEMU's own parsers since 9.0 find in the comment, where that is not what Sections say. Refused tells that they
	// stop in it, or find another one before the definition; Hidden that they find none.
	Readings        []Reading
	Refused, Hidden bool
}

// Reading is where the parsers of some releases find the sections of a comment.
type Reading struct {
	From, Until       string // the first of these releases, and the first after them; "" means no bound
	Members, Features []Head
	Returns, Errors   diag.Pos // zero where there is none
}

// Head is where a description begins.
type Head struct {
	Name string
	Pos  diag.Pos
}

// SectionKind tells what a section is about.
type SectionKind uint8

// The sections of a documentation comment.
const (
	SecBody    SectionKind = iota // the introduction, before everything else
	SecPlain                      // text without a tag, later in the comment
	SecMember                     // @name: of a member, value or branch
	SecFeature                    // @name: under Features:
	SecReturns
	SecErrors
	SecSince
	SecNote
	SecExample
	SecTodo
)

// Section is one section of a documentation comment.
type Section struct {
	Kind    SectionKind
	Tag     string   // as written, without colon: "Note", "Notes", "Example", "Since"; empty for the kinds without
	Name    string   // of the member or feature
	NamePos diag.Pos // of the name
	Pos     diag.Pos // of the tag, the @, or the first line of text
	Text    prose.Text
	Glued   bool // a tag inside a paragraph: text to QEMU's parser from 9.0 on
}

// Body is the introduction; the zero Text when there is none.
func (d *Doc) Body() prose.Text { return d.text(SecBody) }

// Since is the text of the Since section: a version, sometimes with more words. The zero Text when there is none.
func (d *Doc) Since() prose.Text { return d.text(SecSince) }

// Returns is the text of the Returns section. The zero Text when there is none.
func (d *Doc) Returns() prose.Text { return d.text(SecReturns) }

// Errors is the text of the Errors section. The zero Text when there is none.
func (d *Doc) Errors() prose.Text { return d.text(SecErrors) }

func (d *Doc) text(k SectionKind) prose.Text {
	if s := d.section(k, ""); s != nil {
		return s.Text
	}
	return prose.Text{}
}

// section returns the first section of a kind, and of a name if the kind has names; nil when there is none.
func (d *Doc) section(k SectionKind, name string) *Section {
	if d != nil {
		for _, s := range d.Sections {
			if s.Kind == k && s.Name == name {
				return s
			}
		}
	}
	return nil
}
