package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// A judge reads the comments before a top-level expression as QEMU's own parsers do (scripts/qapi/parser.py), and reports what
// they refuse, at their line. The docReader reads what an author meant, mistakes and all, for the people who read the
// documentation; it cannot say what QEMU makes of the same comment.
//
// Those parsers stop at the first mistake. The judge reports one mistake of each comment and goes on with the next comment.
type judge struct {
	*parser
	era
	found diag.List // of the block being read

	commentLine      // the current one; before 9.0 the blanks at its end are text
	following   int  // index of the next line
	ended       bool // the block has ended

	state       state
	named       bool // the block names a definition
	hasFeatures bool
	section     openText
	afterBlank  bool // the line before the current one is empty
	style       styleReader

	ruling *ruling
	keys   firsts[sectionKey] // of ruling.heads
}

// An era is one of the parsers that QEMU has had.
type era struct {
	from     string     // the first release with this parser
	features bool       // the line "Features:" begins the features
	headings bool       // "# =" begins a block of its own
	margin   marginRule // how the lines of a section are indented
	intro    bool       // the introduction is a section, with an indentation of its own
}

// marginRule tells how the lines of a section must be indented.
type marginRule uint8

const (
	marginAny    marginRule = iota // lines are stripped
	marginFirst                    // as the text after the name or tag on its line
	marginSecond                   // as the first line below the name or tag
	marginEnds                     // as the first line below; the section ends at a line that is not indented
)

var eras = [...]era{
	{from: "2.9"},
	{from: "4.1", features: true},
	{from: "5.2", features: true, headings: true, margin: marginFirst},
	{from: "8.1", features: true, headings: true, margin: marginSecond},
	{from: qapi.SectionsNeedBlank, features: true, margin: marginEnds},
	{from: "11.1", features: true, margin: marginEnds, intro: true},
}

// paragraphs reports whether a section begins only where another one or a paragraph has ended; before 9.0 it began at any line.
func (e era) paragraphs() bool { return e.margin == marginEnds }

// onlyFeatures reports whether a parser differs from the first one in nothing but the features.
func (e era) onlyFeatures() bool { return e.features && !e.headings && e.margin == marginAny }

// ruling is what one of QEMU's parsers makes of a block.
type ruling struct {
	era
	at      int    // offset of the opening ##
	symbol  string // "" for free-form documentation
	refused bool
	heads   []head
	glued   []int // offsets of the lines inside of paragraphs that look like the beginning of a tagged section
}

// head is where a section begins.
type head struct {
	kind  qapi.SectionKind
	name  string // of a member or feature
	tag   string
	at    int // offset of the line's #
	empty bool
}

// judge reads the comments read last.
func (p *parser) judge() {
	for i := 0; i < len(p.comments); {
		if strings.HasPrefix(p.comments[i].raw, "##") {
			p.reject()
			i = p.judgeBlock(i)
		} else {
			i++ // comments before the block do not matter
		}
	}
}

// judgeBlock reads the block whose ## is the comment line of an index, as each of QEMU's parsers does, and returns the index of
// the line after it.
func (p *parser) judgeBlock(first int) (following int) {
	var found diag.List
	p.rulings = nil
	for i, e := range eras {
		if e.onlyFeatures() && !featuresAhead(p.comments[first+1:]) || e.intro && !introIndented(p.comments[first+1:]) {
			continue // it does not differ from the one before otherwise
		}
		heads := p.heads[:0] // there are thousands of comments
		if e.paragraphs() {
			heads = make([]head, 0, len(p.heads)) // kept
		}
		j := judge{parser: p, era: e, commentLine: p.comments[first], following: first + 1,
			ruling: &ruling{era: e, at: p.comments[first].hash, heads: heads}, keys: firsts[sectionKey]{keys: p.keys[:0]}}
		j.read()
		p.rulings = append(p.rulings, j.ruling)
		if p.keys = j.keys.keys; !e.paragraphs() {
			p.heads = j.ruling.heads
		}
		if i == 0 {
			found = j.found
		} else {
			found = merge(found, j.found, e.from)
		}
		following = j.following
	}
	p.verdicts.Append(found)
	return following
}

// featuresAhead reports whether a line that begins the features follows in the block.
func featuresAhead(lines []commentLine) bool {
	for _, l := range lines {
		if l.text == "Features:" || strings.HasPrefix(l.raw, "##") {
			return l.text == "Features:"
		}
	}
	return false
}

// introIndented reports whether the first text below the name of a block is indented. The lines are those after its ##.
func introIndented(lines []commentLine) bool {
	if len(lines) == 0 || !strings.HasPrefix(lines[0].raw, "# @") {
		return false
	}
	for _, l := range lines[1:] {
		if strings.TrimLeft(l.raw[1:], " ") != "" {
			return strings.HasPrefix(l.raw, "#  ")
		}
	}
	return false
}
