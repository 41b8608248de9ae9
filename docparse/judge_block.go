package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// read reads one block up to its end, whatever is wrong in it.
func (j *judge) read() {
	if j.raw != "##" {
		j.refuse(ruleDocJunk, "text or blanks after the opening ##: it must be alone on its line")
	}
	for !j.over() && j.next() {
		j.line()
	}
	switch {
	case j.ruling.refused:
	case j.state == atFeatures:
		j.refuseFeatures()
	case j.paragraphs():
		j.checkHeads()
	default:
		j.checkSection()
	}
	for j.paragraphs() && !j.ended && j.nextLine() && !strings.HasPrefix(j.raw, "##") {
		if strings.HasPrefix(j.raw, "# ") {
			j.checkStyle()
		}
	}
}

// over reports whether there is nothing more to read in the block for QEMU.
func (j *judge) over() bool { return j.ended || j.ruling.refused }

// refuse reports at the current line why QEMU's parser stops.
func (j *judge) refuse(rule diag.Rule, format string, args ...any) *diag.Diagnostic {
	j.ruling.refused = true
	return j.found.Report(j.pos(j.hash), rule, format, args...)
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

// next goes to the next line of the block. It returns false where the block ends, at its ## or where an unclosed one ends, and
// at a line that cannot be in a block.
func (j *judge) next() bool {
	j.afterBlank = j.text == ""
	if !j.nextLine() {
		j.ended = true
		j.refuseEnd()
		return false
	}
	switch raw := j.raw; {
	case raw == "##":
		j.ended = true
	case strings.HasPrefix(raw, "##"):
		j.ended = true
		j.refuse(ruleDocJunk, "text or blanks after the closing ##: it must be alone on its line")
	case raw != "#" && raw[1] != ' ':
		j.refuse(ruleDocSpace, "missing blank after #")
	case j.paragraphs():
		j.checkStyle()
	default:
		j.text = strings.TrimPrefix(raw[1:], " ")
	}
	return !j.over()
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

// line reads the current line of the block.
func (j *judge) line() {
	if j.headings && strings.HasPrefix(j.text, "=") {
		if j.named {
			j.refuse(ruleDocHeadingPlace, "unexpected '=' in the documentation of a definition")
			return
		}
		j.section = openText{}
	}
	switch {
	case j.named:
		j.definitionLine()
	case j.section.lines == 0 && strings.HasPrefix(j.text, "@"):
		j.symbol()
	default:
		j.freeLine()
	}
}

// symbol reads the line with the name of what the block is about.
func (j *judge) symbol() {
	name, named := strings.CutSuffix(j.text[1:], ":")
	switch {
	case !named:
		j.refuseSymbol()
	case name == "":
		j.refuse(ruleDocSymbol, "name required after '@'")
	}
	j.ruling.symbol, j.named = name, true
	if j.intro {
		j.section = openText{head: new(head), margin: unknown}
	}
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

// freeLine reads a line of a block that documents nothing in particular.
func (j *judge) freeLine() {
	if !j.paragraphs() {
		j.add(j.text)
		return
	}
	if desc := j.description(); desc.ok {
		j.refuse(ruleDocFreeMember, "'@%s:' not allowed in free-form documentation", desc.name)
	} else if j.section.lines > 0 {
		j.checkHeading("below the first line of a comment")
	}
	j.section.lines++
}

// state is the part of the documentation of a definition that is being read.
type state uint8

const (
	inBody state = iota
	inMembers
	atFeatures // the line "Features:" was the last, as far as it matters
	inFeatures
	inTagged // from the first tagged section on, or the first text after the members that is not part of them
)

// definitionLine reads a line about a definition.
func (j *judge) definitionLine() {
	if j.paragraphs() && j.goesOn() {
		return
	}
	desc, tag := j.description(), j.tag()
	switch {
	case desc.ok && j.state == inTagged:
		j.refuse(ruleDocMemberOrder, "description of '@%s:' follows a section", desc.name)
	case desc.ok:
		j.describe(desc)
	case j.state == atFeatures:
		j.refuseFeatures()
	case tag.ok:
		j.state = inTagged
		j.begin(tag)
	case j.beginsFeatures():
		j.beginFeatures()
	case j.leavesDescriptions():
		j.checkSection()
		j.state, j.section = inTagged, openText{}
		j.add(j.text)
	default:
		j.add(j.text)
	}
}

// describe begins the description of a member or feature.
func (j *judge) describe(desc opening) {
	switch j.state {
	case inBody:
		j.state = inMembers
	case atFeatures:
		j.state = inFeatures
	}
	desc.kind = qapi.SecMember
	if j.state == inFeatures {
		desc.kind = qapi.SecFeature
	}
	j.begin(desc)
}

// beginsFeatures reports whether the features begin at this line.
func (j *judge) beginsFeatures() bool {
	return j.features && j.text == "Features:" &&
		(j.paragraphs() || j.state == inBody || j.state == inMembers && j.section.endsAtText())
}

func (j *judge) beginFeatures() {
	switch {
	case !j.paragraphs():
		j.state = inFeatures
	case j.hasFeatures:
		j.refuse(ruleDocDuplicate, "duplicated 'Features:' line")
	default:
		j.state, j.hasFeatures = atFeatures, true
	}
}

func (j *judge) refuseFeatures() {
	j.refuse(ruleDocFeatures, "feature descriptions expected after 'Features:'")
}

// leavesDescriptions reports whether this line ends the descriptions of members or features.
func (j *judge) leavesDescriptions() bool {
	return (j.state == inMembers || j.state == inFeatures) &&
		(j.paragraphs() || j.section.endsAtText() && j.text != "" && blanks(j.text) == 0)
}
