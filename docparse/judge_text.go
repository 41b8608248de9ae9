package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// openText is the section or paragraph being read.
type openText struct {
	*head          // nil for text without a name or tag
	margin    int  // how far its lines are indented; unknown until a line decides
	lines     int  // read so far
	blank     bool // the last line is empty
	text      bool // some line is not
	paragraph bool // it goes up to the next empty line
}

const unknown = -1

// endsAtText reports whether a line that is not indented ends the section, up to 8.2.
func (t *openText) endsAtText() bool { return t.blank && t.lines > 1 }

// count notes a line.
func (t *openText) count(line string) {
	t.lines++
	t.blank = strings.TrimRight(line, " \t\r\f\v") == ""
	t.text = t.text || !t.blank
}

// label names what a section is about: "Returns:", "@name:".
func (h *head) label() string {
	if h.tag == "" {
		return "@" + h.name + ":"
	}
	return h.tag + ":"
}

// opening is the line that begins a section.
type opening struct {
	head
	rest   string // the first line of the text
	margin int    // of the lines below
	ok     bool
}

// description reads the name of a member or feature at the beginning of the current line. Since 8.1 it is all up to a colon,
// blanks and all.
func (j *judge) description() opening {
	if !strings.HasPrefix(j.text, "@") {
		return opening{}
	}
	if j.margin >= marginSecond {
		name, rest, ok := strings.Cut(j.text[1:], ":")
		return opening{head{name: name}, strings.TrimLeft(rest, " "), unknown, ok}
	}
	word, _, _ := strings.Cut(j.text, " ")
	if word == "@" || !strings.HasSuffix(word, ":") {
		return opening{}
	}
	return j.openingAt(head{name: word[1 : len(word)-1]}, len(word))
}

// tag reads the tag at the beginning of the current line: a word of its own up to 8.0. "Tag::" is markup since 9.0.
func (j *judge) tag() opening {
	word, rest, ok := strings.Cut(j.text, ":")
	kind := j.tagKind(word)
	switch {
	case !ok || kind == qapi.SecPlain || j.paragraphs() && strings.HasPrefix(rest, ":"):
		return opening{}
	case j.margin >= marginSecond:
		return opening{head{kind: kind, tag: word}, strings.TrimLeft(rest, " "), unknown, true}
	case rest != "" && rest[0] != ' ':
		return opening{}
	default:
		return j.openingAt(head{kind: kind, tag: word}, len(word)+1)
	}
}

// tagKind returns the kind of section that a word begins; SecPlain when it begins none.
func (j *judge) tagKind(word string) qapi.SectionKind {
	for _, t := range tags {
		if t.word == word && (t.kind != qapi.SecErrors || j.paragraphs()) {
			return t.kind
		}
	}
	return qapi.SecPlain
}

// openingAt reads what is after the name or tag that ends at an offset of the line. The lines below are indented as this is.
func (j *judge) openingAt(h head, end int) opening {
	o := opening{head: h, rest: strings.TrimLeft(j.text[end:], " \t\f\v"), ok: true}
	if j.margin == marginFirst && o.rest != "" {
		o.margin = len(j.text) - len(o.rest)
	}
	o.rest = strings.TrimSpace(o.rest)
	return o
}

// begin begins the section of a name or tag.
func (j *judge) begin(o opening) {
	first := j.find(o.kind, o.name)
	switch {
	case o.tag == "" && o.name == "":
		j.refuse(ruleDocSymbol, "name required after '@'")
		return
	case first != nil && o.tag == "":
		j.refuse(ruleDocDuplicateMember, "%s is documented twice", quote(o.name)).Related = []diag.Related{related(j.pos(first.at), "first here")}
		return
	case first != nil && (o.kind == qapi.SecReturns || o.kind == qapi.SecErrors || o.kind == qapi.SecSince):
		j.refuse(ruleDocDuplicate, "duplicated '%s' section", o.tag).Related = []diag.Related{related(j.pos(first.at), "first here")}
		return
	}
	if j.checkSection(); j.over() {
		return
	}
	j.checkOldSection(o)
	o.at, o.empty = j.hash, o.rest == ""
	j.keys.add(sectionKey{o.kind, o.name})
	j.ruling.heads = append(j.ruling.heads, o.head)
	j.section = openText{head: &j.ruling.heads[len(j.ruling.heads)-1], margin: o.margin}
	switch j.margin {
	case marginFirst:
		j.section.count(o.rest)
	case marginAny, marginSecond:
		j.add(o.rest)
	}
}

// find returns the first section of a kind and name; nil when there is none.
func (j *judge) find(kind qapi.SectionKind, name string) *head {
	if i := j.keys.find(sectionKey{kind, name}); i >= 0 {
		return &j.ruling.heads[i]
	}
	return nil
}

// checkOldSection reports a section that the parser of 9.0 is the last to accept.
func (j *judge) checkOldSection(o opening) {
	if help := oldSectionHelp[o.kind]; help != "" && j.paragraphs() {
		j.found.Report(j.pos(j.hash), ruleDocOldSection, "the '%s' section is no longer supported", o.tag).Help = help
	}
}

var oldSectionHelp = map[qapi.SectionKind]string{
	qapi.SecNote:    "use '.. note::' or another admonition",
	qapi.SecExample: "use the '.. qmp-example::' directive",
}

// add reads a line of text as part of the section or paragraph.
func (j *judge) add(text string) {
	if j.paragraphs() {
		j.checkHeading("in the documentation of a definition")
		j.section = openText{paragraph: true}
		return
	}
	s := &j.section
	switch {
	case j.margin == marginAny && (s.head == nil || s.kind != qapi.SecExample):
		text = strings.TrimSpace(text)
	case j.margin == marginSecond: // the others take blanks alone for an indentation
		text = strings.TrimRight(text, " \t\r\f\v")
	}
	word, _, _ := strings.Cut(text, " ")
	if i := strings.LastIndexByte(word, ':'); i > 1 && word[0] == '@' {
		j.refuse(ruleDocFreeMember, "'%s' not allowed in free-form documentation", word[:i+1])
		return
	}
	switch n := blanks(text); {
	case text == "":
	case s.margin == unknown && s.lines > 0:
		s.margin = n
	case s.margin != unknown && n < s.margin:
		j.refuseMargin()
	}
	s.count(text)
}

func (j *judge) refuseMargin() {
	j.refuse(ruleDocDedent, "unexpected de-indent (expected at least %d blanks)", j.section.margin)
}

// goesOn reads a line that belongs to the section or paragraph since 9.0, and reports whether it does. All lines of a section
// are indented as the first of them is, and only the second of them is refused when it is indented less: after that, such a line
// ends the section, as one after an empty line does.
func (j *judge) goesOn() bool {
	s := &j.section
	n := blanks(j.text)
	switch {
	case s.paragraph && j.text != "":
		j.checkGlued()
		return true
	case j.text == "" && (s.head == nil || s.margin == unknown):
		s.paragraph = false
		return true
	case s.head == nil:
		return false
	case s.margin == unknown && n > 0:
		s.margin, s.empty = n, false
		return true
	case s.margin != unknown && (j.text == "" || n >= s.margin):
		s.lines++
		return true
	case s.margin != unknown && s.lines == 0 && !j.description().ok:
		j.refuseMargin()
		return true
	default:
		j.checkFallen()
		j.section = openText{}
		return false
	}
}

// checkHeading reports a line that is a heading to the parser of 9.0 to 10.0, where it allows none.
func (j *judge) checkHeading(where string) {
	if strings.HasPrefix(j.text, "=") {
		j.found.Report(j.pos(j.hash), ruleDocHeadingPlace, "a line with '=' at its beginning is a heading, which is not allowed %s", where)
	}
}

// checkFallen reports a line that continues the text of the section, but is not indented: to QEMU it is not part of it.
func (j *judge) checkFallen() {
	if j.afterBlank || j.section.at == 0 || j.text == "Features:" || j.description().ok || j.tag().ok {
		return
	}
	j.found.Report(j.pos(j.hash), ruleDocFallen, "this line is not part of '%s': it is not indented", j.section.label()).
		Help = "indent it, or put an empty line before it"
}

// checkGlued reports a line of a paragraph that looks like the beginning of a section.
func (j *judge) checkGlued() {
	what := ""
	if tag := j.tag(); tag.ok {
		what = tag.label()
		j.ruling.glued = append(j.ruling.glued, j.hash)
	} else if name, more, _, ok := memberNames(j.text); ok && more == nil && strings.HasPrefix(j.text, "@") {
		what = "@" + name + ":"
	} else if j.text == "Features:" {
		what = j.text
	}
	if what != "" {
		j.found.Report(j.pos(j.hash), ruleDocGlued, "'%s' is text of the paragraph above it", what).
			Help = "put an empty line before it"
	}
}

// checkSection reports, where a section ends, that it has no text. The parsers up to 8.2 look for it there.
func (j *judge) checkSection() {
	if s := j.section; !j.paragraphs() && s.head != nil && !s.text {
		j.refuse(ruleDocEmpty, "text required for '%s'", s.label())
	}
}

// checkHeads reports sections without text. The parsers since 9.0 look for them at the end of the block, which they do not reach
// if something else is wrong.
func (j *judge) checkHeads() {
	from, until := j.reached()
	for _, h := range j.ruling.heads {
		if !h.empty {
			continue
		}
		what := "section '" + h.tag + "'"
		if h.tag == "" {
			what = "'" + h.label() + "'"
		}
		f := j.found.Report(j.pos(h.at), ruleDocEmpty, "text required for %s", what)
		f.From, f.Until = from, until
	}
}

// reached returns the releases whose parser reaches the end of the block: from and before. Either is open when it is "".
func (j *judge) reached() (from, until string) {
	for _, f := range j.found {
		switch f.Rule {
		case ruleDocHeadingPlace.ID:
			from = ruleDocHeadingPlace.Until
		case ruleDocOldSection.ID:
			until = ruleDocOldSection.From
		case ruleDocLong.ID, ruleDocSentence.ID:
			if until == "" {
				until = ruleDocLong.From
			}
		}
	}
	return from, until
}

func blanks(text string) int { return len(text) - len(strings.TrimLeft(text, " \t\f\v")) }
