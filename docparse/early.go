package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// An era is one of the parsers that QEMU had before that of 9.0. They take a block line by line, and what a line means
// depends on which part of the documentation they are in.
type era struct {
	from     string // the first release with this parser
	features bool   // the line "Features:" begins the features
	headings bool   // "# =" begins a block of its own
	margin   marginRule
}

// marginRule tells how the lines of a section must be indented.
type marginRule uint8

const (
	marginAny    marginRule = iota // lines are stripped
	marginFirst                    // as the text after the name or tag on its line
	marginSecond                   // as the first line below the name or tag
)

// eras lists those parsers, the oldest first.
var eras = [...]era{
	{from: "2.9"},
	{from: "4.1", features: true},
	{from: "5.2", features: true, headings: true, margin: marginFirst},
	{from: "8.1", features: true, headings: true, margin: marginSecond},
}

// earlyRules are the rules about which those parsers and that of 9.0 can be of different opinion.
var earlyRules = []string{ruleDocJunk.ID, ruleDocSpace.ID, ruleDocUnclosed.ID, ruleDocUnopened.ID, ruleDocSymbol.ID, ruleDocSymbolColon.ID,
	ruleDocFreeMember.ID, ruleDocMemberOrder.ID, ruleDocDuplicateMember.ID, ruleDocDuplicate.ID, ruleDocEmpty.ID, ruleDocDedent.ID,
	ruleDocHeadingPlace.ID}

// state is the part of a block that is being read.
type state uint8

const (
	inBody state = iota
	inMembers
	inFeatures
	inTagged // from the first tagged section on, or the first text after the members that is not indented
)

// early reads one block as the parser of one era.
type early struct {
	judge
	era
	state   state
	named   bool // the block names a definition
	section earlySection
	room    ruling // what is found; only this reader uses it
}

// earlySection is the section being read.
type earlySection struct {
	name   string // of the member, feature or tag, for messages; "" for other text
	margin int    // how far its lines are indented; unknown until a line decides
	lines  int
	blank  bool // the last line is empty
	text   bool // some line is not
}

const unknown = -1

// early reads the block that begins at the current line as each era does.
func (j *judge) early() diag.List {
	var found diag.List
	e := &j.old
	for i := range eras {
		if i == 1 && !j.featuresAhead() {
			continue // the first two do not differ otherwise
		}
		e.room.heads, e.keys.keys = e.room.heads[:0], e.keys.keys[:0]
		*e = early{era: eras[i], room: e.room, judge: judge{
			parser: j.parser, commentLine: j.commentLine, following: j.following, keys: firsts[sectionKey]{keys: e.keys.keys}}}
		e.read()
		if i == 0 {
			found = e.found
		} else {
			found = merge(found, e.found, e.from)
		}
	}
	return found
}

// featuresAhead reports whether a line that begins the features follows in the block.
func (j *judge) featuresAhead() bool {
	for _, l := range j.comments[j.following:] {
		if l.text == "Features:" || strings.HasPrefix(l.raw, "##") {
			return l.text == "Features:"
		}
	}
	return false
}

func (e *early) read() {
	e.ruling = &e.room
	e.room.at, e.room.refused = e.hash, false
	e.opening()
	for !e.over {
		if e.judge.line() {
			e.line(strings.TrimPrefix(e.raw[1:], " "))
		}
	}
	if !e.ruling.refused {
		e.checkEmpty()
	}
}

// line reads a line, whose blanks at the end count.
func (e *early) line(text string) {
	if e.headings && strings.HasPrefix(text, "=") {
		if e.named {
			e.refuse(ruleDocHeadingPlace, "unexpected '=' in the documentation of a definition")
			return
		}
		e.state, e.section = inBody, earlySection{}
	}
	switch e.state {
	case inBody:
		e.bodyLine(text)
	case inMembers, inFeatures:
		e.described(text)
	default:
		e.tagged(text)
	}
}

func (e *early) bodyLine(text string) {
	switch {
	case !e.named && e.section.lines == 0 && strings.HasPrefix(text, "@"):
		e.text = text
		e.named = e.symbol()
	case !e.named:
		e.freeform(e.stripped(text))
	case e.head(text).ok:
		e.state = inMembers
		e.described(text)
	case e.beginsFeatures(text):
		e.state = inFeatures
	case e.tag(text).ok:
		e.state = inTagged
		e.tagged(text)
	default:
		e.freeform(e.stripped(text))
	}
}

// described reads a line among the descriptions of members or features.
func (e *early) described(text string) {
	kind := qapi.SecMember
	if e.state == inFeatures {
		kind = qapi.SecFeature
	}
	switch h := e.head(text); {
	case h.ok:
		e.begin(kind, "@"+h.name, h)
	case e.tag(text).ok:
		e.state = inTagged
		e.tagged(text)
	case !(e.section.blank && e.section.lines > 1) || text == "" || blanks(text) > 0:
		e.freeform(e.stripped(text))
	case e.state == inMembers && e.beginsFeatures(text):
		e.state = inFeatures
	default:
		e.checkEmpty()
		if !e.over {
			e.state, e.section = inTagged, earlySection{}
			e.tagged(text)
		}
	}
}

// tagged reads a line from the first tag on.
func (e *early) tagged(text string) {
	if h := e.head(text); h.ok {
		e.refuse(ruleDocMemberOrder, "description of '@%s:' follows a section", h.name)
		return
	}
	t := e.tag(text)
	if !t.ok {
		if !strings.HasPrefix(e.section.name, "Example") {
			text = e.stripped(text)
		}
		e.freeform(text)
		return
	}
	e.begin(tagKind(t.name), t.name, t)
}

// begin begins the section of a name or tag.
func (e *early) begin(kind qapi.SectionKind, name string, h earlyHead) {
	first := e.find(kind, name)
	switch {
	case name == "@":
		e.refuse(ruleDocSymbol, "name required after '@'")
		return
	case first != nil && (kind == qapi.SecMember || kind == qapi.SecFeature):
		e.refuse(ruleDocDuplicateMember, "%s is documented twice", quote(h.name)).Related = []diag.Related{related(e.pos(first.at), "first here")}
		return
	case first != nil && (kind == qapi.SecReturns || kind == qapi.SecSince):
		e.refuse(ruleDocDuplicate, "duplicated '%s' section", name).Related = []diag.Related{related(e.pos(first.at), "first here")}
		return
	}
	e.checkEmpty()
	if e.over {
		return
	}
	e.judge.begin(head{kind: kind, name: name}, "")
	e.section = earlySection{name: name, margin: h.margin}
	if e.margin == marginFirst {
		e.section.add(h.rest)
		return
	}
	e.freeform(h.rest)
}

// freeform adds a line to the section.
func (e *early) freeform(text string) {
	word, _, _ := strings.Cut(text, " ")
	if i := strings.LastIndexByte(word, ':'); i > 1 && word[0] == '@' {
		e.refuse(ruleDocFreeMember, "'%s' not allowed in free-form documentation", word[:i+1])
		return
	}
	s := &e.section
	if e.margin == marginSecond { // the others take blanks alone for an indentation
		text = strings.TrimRight(text, " \t\r\f\v")
	}
	switch n := blanks(text); {
	case text == "":
	case s.margin == unknown && s.lines > 0:
		s.margin = n
	case s.margin != unknown && n < s.margin:
		e.refuse(ruleDocDedent, "unexpected de-indent (expected at least %d blanks)", s.margin)
	}
	s.add(text)
}

// add notes a line.
func (s *earlySection) add(text string) {
	s.lines++
	s.blank = strings.TrimRight(text, " \t\r\f\v") == ""
	s.text = s.text || !s.blank
}

// checkEmpty reports, where a section ends, that it has no text.
func (e *early) checkEmpty() {
	if s := e.section; s.name != "" && !s.text {
		e.refuse(ruleDocEmpty, "text required for '%s:'", s.name)
	}
}

func (e *early) beginsFeatures(text string) bool { return e.era.features && text == "Features:" }

// stripped returns the line as the parsers up to 5.1 keep it.
func (e *early) stripped(text string) string {
	if e.margin == marginAny {
		return strings.TrimSpace(text)
	}
	return text
}
