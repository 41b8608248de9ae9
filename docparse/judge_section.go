package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// isHead reports whether a line begins the description of a member or feature: an @ at its beginning and a colon anywhere.
// What is between the two is the name, blanks and all.
func isHead(text string) bool { return strings.HasPrefix(text, "@") && strings.Contains(text, ":") }

// sectionTag is a word that begins a section.
type sectionTag struct {
	word string
	kind qapi.SectionKind
}

// tagOf returns the tag that begins a line; the zero tag when there is none. "Tag::" is markup.
func tagOf(text string) sectionTag {
	for _, t := range tags {
		if after, ok := strings.CutPrefix(text, t.word); ok && strings.HasPrefix(after, ":") && !strings.HasPrefix(after, "::") {
			return sectionTag(t)
		}
	}
	return sectionTag{}
}

// begin notes where a section begins. What follows its colon is rest.
func (j *judge) begin(h head, rest string) *head {
	h.at, h.empty = j.hash, strings.TrimLeft(rest, " ") == ""
	j.keys.add(sectionKey{h.kind, h.name})
	j.ruling.heads = append(j.ruling.heads, h)
	return &j.ruling.heads[len(j.ruling.heads)-1]
}

// find returns the first section of a kind and name; nil when there is none.
func (j *judge) find(kind qapi.SectionKind, name string) *head {
	if i := j.keys.find(sectionKey{kind, name}); i >= 0 {
		return &j.ruling.heads[i]
	}
	return nil
}

// descriptions reads the descriptions of members or features, one after the other.
func (j *judge) descriptions(kind qapi.SectionKind) {
	for !j.over && isHead(j.text) {
		name, rest, _ := strings.Cut(j.text[1:], ":")
		if name == "" {
			j.refuse(ruleDocSymbol, "name required after '@'")
			return
		}
		if first := j.find(kind, name); first != nil {
			j.refuse(ruleDocDuplicateMember, "%s is documented twice", quote(name)).
				Related = []diag.Related{related(j.pos(first.at), "first here")}
			return
		}
		j.indented(j.begin(head{kind: kind, name: name}, rest))
	}
}

// features reads what follows the line "Features:".
func (j *judge) features() {
	if j.hasFeatures {
		j.refuse(ruleDocDuplicate, "duplicated 'Features:' line")
		return
	}
	j.next()
	for !j.over && j.text == "" {
		j.next()
	}
	if j.ruling.refused {
		return
	}
	if j.over || !isHead(j.text) {
		j.refuse(ruleDocFeatures, "feature descriptions expected after 'Features:'")
		return
	}
	j.hasFeatures = true
	j.descriptions(qapi.SecFeature)
}

// tagged reads a section that begins with a tag.
func (j *judge) tagged(tag sectionTag) {
	switch tag.kind {
	case qapi.SecReturns, qapi.SecErrors, qapi.SecSince:
		if first := j.find(tag.kind, ""); first != nil {
			j.refuse(ruleDocDuplicate, "duplicated '%s' section", tag.word).
				Related = []diag.Related{related(j.pos(first.at), "first here")}
			return
		}
	case qapi.SecNote, qapi.SecExample:
		j.found.Report(j.pos(j.hash), ruleDocOldSection, "the '%s' section is no longer supported", tag.word).Help = oldSectionHelp[tag.kind]
	}
	j.indented(j.begin(head{kind: tag.kind, tag: tag.word}, j.text[len(tag.word)+1:]))
}

var oldSectionHelp = map[qapi.SectionKind]string{
	qapi.SecNote:    "use '.. note::' or another admonition",
	qapi.SecExample: "use the '.. qmp-example::' directive",
}

// indented reads the lines of a section after its first. All are indented as the first of them is, and only the second of
// them is refused when it is indented less: after that, such a line ends the section, as one after an empty line does.
func (j *judge) indented(h *head) {
	j.next()
	for !j.over && j.text == "" {
		j.next()
	}
	if j.over {
		return
	}
	margin := blanks(j.text)
	if margin == 0 {
		j.checkFallen(h)
		return
	}
	h.empty = false
	for second := true; ; second = false {
		j.next()
		switch {
		case j.over || isHead(j.text):
			return
		case j.text == "" || blanks(j.text) >= margin:
		case second:
			j.refuse(ruleDocDedent, "unexpected de-indent (expected at least %d blanks)", margin)
			return
		default:
			j.checkFallen(h)
			return
		}
	}
}

// paragraph reads text up to the next empty line.
func (j *judge) paragraph() {
	for {
		j.next()
		if j.over || j.text == "" {
			return
		}
		j.checkGlued()
	}
}

// checkFallen reports a line that continues the text of section h, but is not indented: to QEMU it is not part of it.
func (j *judge) checkFallen(h *head) {
	if j.afterBlank || h.at == 0 || j.text == "Features:" || isHead(j.text) || tagOf(j.text).word != "" {
		return
	}
	what := "'" + h.tag + ":'"
	if h.tag == "" {
		what = "'@" + h.name + ":'"
	}
	j.found.Report(j.pos(j.hash), ruleDocFallen, "this line is not part of %s: it is not indented", what).
		Help = "indent it, or put an empty line before it"
}

// checkGlued reports a line of a paragraph that looks like the beginning of a section.
func (j *judge) checkGlued() {
	what := ""
	if tag := tagOf(j.text); tag.word != "" {
		what = tag.word + ":"
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

// checkEmpty reports sections without text. QEMU's parser looks for them at the end of the block, which it does not reach if
// something else is wrong.
func (j *judge) checkEmpty() {
	from, until := j.reached()
	for _, h := range j.ruling.heads {
		if !h.empty {
			continue
		}
		what := "section '" + h.tag + "'"
		if h.tag == "" {
			what = "'@" + h.name + ":'"
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
