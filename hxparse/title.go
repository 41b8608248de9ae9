package hxparse

import (
	"strings"

	"qmpdoc/diag"
)

// title is the heading of a document.
type title struct {
	line      line
	underline line // its number is 0 when there is none
}

// chapter reports whether this looks like a heading of the manual: it is underlined twice or, as the title of the whole,
// centred.
func (t title) chapter() bool { return t.underline.has("=") || t.underline.no > 0 && t.line.col > 1 }

// isUnderline reports whether a line consists of at least three dashes or equal signs.
func isUnderline(ln line) bool {
	last := len(ln.text) - 1
	if last < 0 || ln.text[last] != '-' && ln.text[last] != '=' {
		return false
	}
	s := ln.trimmed().text
	return len(s) >= 3 && strings.Count(s, ln.text[last:]) == len(s)
}

// longestName bounds names and titles: what is longer is a file of another kind, and messages quote them.
const longestName = 200

// isName reports whether a word can be the name of a command or event.
func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return len(s) > 0 && len(s) <= longestName
}

// mostNames is how many events one text can be for, as each repeats it. QEMU never had a title of more than two.
const mostNames = 16

// titleNames are the names that a title consists of; none when it is prose, or too long a list.
func titleNames(s string) []string {
	s = strings.TrimPrefix(s, "@")
	names := strings.Split(s, ", ")
	if len(names) > mostNames {
		return nil
	}
	for _, n := range names {
		if !isName(n) {
			return nil
		}
	}
	return names
}

func (p *parser) checkUnderline(t title) {
	want, got := len(t.line.text), len(t.underline.text)
	switch {
	case t.underline.no == 0:
		p.report(p.at(t.line, t.line.col), ruleUnderline, "title %s has no underline", t.line.text).
			Help = "underline it with " + strings.Repeat("-", min(want, 80))
	case want != got:
		pos := p.at(t.underline, t.underline.col)
		d := p.report(pos, ruleUnderline, "underline of %d characters below a title of %d", got, want)
		d.End = p.at(t.underline, t.underline.col+got)
		d.Help = "make it as long as the title"
		d.Fix = &diag.Edit{Pos: d.Pos, End: d.End, Text: strings.Repeat(t.underline.text[:1], want)}
	}
}
