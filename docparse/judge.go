package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// A judge reads the comments before a top-level expression as QEMU's own parser does since 9.0 (scripts/qapi/parser.py),
// and reports what that parser refuses, at its line. The docReader reads what an author meant, mistakes and all, for the
// people who read the documentation; it cannot say what QEMU makes of the same comment.
//
// The parser stops at the first mistake. The judge reports one mistake of each comment and goes on with the next comment.
type judge struct {
	*parser
	found  diag.List // of the block being read
	indent bool      // the introduction is a section with an indentation of its own, as since 11.1

	commentLine      // the current one
	following   int  // index of the next line
	over        bool // the block has ended, or QEMU has refused it

	afterBlank bool // the line before the current one is empty
	style      styleReader

	ruling      *ruling
	keys        firsts[sectionKey] // of ruling.heads
	hasFeatures bool
}

// ruling is what QEMU makes of one block.
type ruling struct {
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
	j := judge{parser: p}
	for j.nextLine() {
		if strings.HasPrefix(j.raw, "##") { // comments before the block do not matter
			p.reject()
			p.rulings = j.readings()
		}
	}
}

// nextLine goes to the next comment line. Empty lines between comment lines mean nothing to QEMU.
func (j *judge) nextLine() bool {
	if j.following == len(j.comments) {
		return false
	}
	j.commentLine = j.comments[j.following]
	j.following++
	return true
}

// readings reads the block that begins at the current line as all of QEMU's parsers do. It returns what those since 9.0 make
// of it: one ruling, or two where they differ.
func (j *judge) readings() []*ruling {
	first, below := j.commentLine, j.following
	early := j.early()
	rulings := []*ruling{j.read()}
	if found := j.found; introIndented(j.comments[below:]) {
		j.commentLine, j.following, j.indent = first, below, true
		rulings = append(rulings, j.read())
		j.indent = false
		j.found = merge(found, j.found, sinceIndented)
	}
	j.verdicts.Append(joinEarly(early, j.found))
	return rulings
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

// read reads one block up to its end, whatever is wrong in it.
func (j *judge) read() *ruling {
	j.found, j.over, j.style, j.hasFeatures = nil, false, styleReader{}, false
	j.ruling, j.keys = &ruling{at: j.hash}, firsts[sectionKey]{}
	j.opening()
	j.next()
	switch {
	case j.over:
	case strings.HasPrefix(j.text, "@"):
		j.definition()
	default:
		j.freeform()
	}
	if !j.ruling.refused {
		j.checkEmpty()
		return j.ruling
	}
	for j.skip() {
	}
	return j.ruling
}

// opening checks the line that begins the block.
func (j *judge) opening() {
	if j.raw != "##" {
		j.refuse(ruleDocJunk, "text or blanks after the opening ##: it must be alone on its line")
	}
}

// next goes to the next line of the block, unless it has ended.
func (j *judge) next() {
	if j.over {
		return
	}
	j.afterBlank = j.text == ""
	if j.line() {
		j.checkStyle()
	}
}

// line goes to the next line of the block. It returns false where the block ends: at its ##, or where an unclosed one ends.
func (j *judge) line() bool {
	if !j.nextLine() {
		j.refuseEnd()
		return false
	}
	switch raw := j.raw; {
	case raw == "##":
		j.over = true
	case strings.HasPrefix(raw, "##"):
		j.refuse(ruleDocJunk, "text or blanks after the closing ##: it must be alone on its line")
		j.following-- // so that skip ends at this line
	case raw != "#" && raw[1] != ' ':
		j.refuse(ruleDocSpace, "missing blank after #")
	}
	return !j.over
}

// refuseEnd reports a block that is not closed. Its ## can be the closing one of a comment that is not opened.
func (j *judge) refuseEnd() {
	j.hash = j.follows()
	for _, u := range j.unopened {
		if u.end == j.ruling.at {
			j.refuse(ruleDocUnopened, "documentation comment lacks its opening ##").Related = []diag.Related{related(j.pos(u.at), "it begins here")}
			return
		}
	}
	j.refuse(ruleDocUnclosed, "documentation comment must end with ##").Related = []diag.Related{related(j.pos(j.ruling.at), "it begins here")}
}

// follows returns the offset of what follows the comments.
func (j *judge) follows() int {
	if at := skipSpaces(j.src, j.off); at < len(j.src) {
		return at
	}
	return j.eof()
}

// skip reads the rest of a block that QEMU has refused, line by line. It returns false at the block's end.
func (j *judge) skip() bool {
	if !j.nextLine() || strings.HasPrefix(j.raw, "##") {
		return false
	}
	if strings.HasPrefix(j.raw, "# ") {
		j.checkStyle()
	}
	return true
}

// refuse reports at the current line why QEMU's parser stops, and ends the block.
func (j *judge) refuse(rule diag.Rule, format string, args ...any) *diag.Diagnostic {
	j.over, j.ruling.refused = true, true
	return j.found.Report(j.pos(j.hash), rule, format, args...)
}

// definition reads a block that names what it documents.
func (j *judge) definition() {
	if !j.symbol() {
		return
	}
	if j.indent {
		j.indented(&head{})
	} else {
		j.next()
	}
	for described := false; !j.over; {
		switch tag := tagOf(j.text); {
		case j.text == "":
			j.next()
		case j.text == "Features:":
			j.features()
			described = true
		case isHead(j.text):
			if described {
				name, _, _ := strings.Cut(j.text[1:], ":")
				j.refuse(ruleDocMemberOrder, "description of '@%s:' follows a section", name)
				return
			}
			j.descriptions(qapi.SecMember)
			described = true
		case tag.word != "":
			j.tagged(tag)
			described = true
		default:
			j.checkHeading("in the documentation of a definition")
			j.paragraph()
		}
	}
}

// symbol reads the line with the name.
func (j *judge) symbol() bool {
	name, named := strings.CutSuffix(j.text[1:], ":")
	switch {
	case !named:
		j.refuseSymbol()
	case name == "":
		j.refuse(ruleDocSymbol, "name required after '@'")
	}
	j.ruling.symbol = name
	return !j.over
}

// refuseSymbol reports a line that begins with @name and does not end with a colon.
func (j *judge) refuseSymbol() {
	name, rest, _ := atName(j.text)
	if text := strings.TrimLeft(rest, " :"); text != "" {
		j.refuse(ruleDocSymbol, "text after '@%s:' must begin on the next line", name)
		return
	}
	f := j.refuse(ruleDocSymbolColon, "line should end with ':': @%s:", name)
	end := j.hash + len("# ") + len(j.text)
	f.Fix = &diag.Edit{Pos: j.pos(end - len(rest)), End: j.pos(end), Text: ":"}
}

// freeform reads a block that documents nothing in particular.
func (j *judge) freeform() {
	for first := true; !j.over; j.next() {
		if isHead(j.text) {
			name, _, _ := strings.Cut(j.text[1:], ":")
			j.refuse(ruleDocFreeMember, "'@%s:' not allowed in free-form documentation", name)
		} else if !first {
			j.checkHeading("below the first line of a comment")
		}
		first = false
	}
}

// checkHeading reports a line that is a heading to the parser of 9.0 to 10.0, where it allows none.
func (j *judge) checkHeading(where string) {
	if strings.HasPrefix(j.text, "=") {
		j.found.Report(j.pos(j.hash), ruleDocHeadingPlace, "a line with '=' at its beginning is a heading, which is not allowed %s", where)
	}
}
