package hxparse

import (
	"bytes"
	"strings"

	"qmpdoc/diag"
)

// title is the heading of a document.
type title struct {
	line      line
	underline line // its number is 0 when there is none
	chapter   bool // of the manual, not of a command or event
}

// readTitle looks for a title at ln, with the lines after it. alone means that the lines before ln allow a title that
// is not underlined. It gives the place behind the title.
func readTitle(ln line, after cursor, afterBlank, alone bool) (t title, rest cursor, ok bool) {
	if ln.blank() || isUnderline(ln) {
		return t, after, false
	}
	rest = after
	under, _ := rest.next()
	t.line = ln.trimmed()
	name := isName(strings.TrimPrefix(string(ln.text), "@"))
	switch {
	case isUnderline(under) && (afterBlank || name):
		t.underline = under.trimmed()
		// Only the title of the whole document is centred.
		t.chapter = t.underline.has("=") || t.line.col > ln.col
		return t, rest, true
	case alone && afterBlank && name && under.blank():
		return t, after, true
	}
	return t, after, false
}

// isUnderline tells whether a line consists of at least three dashes or equal signs.
func isUnderline(ln line) bool {
	s := ln.trimmed().text
	if len(s) < 3 || s[0] != '-' && s[0] != '=' {
		return false
	}
	return bytes.Count(s, s[:1]) == len(s)
}

// isName tells whether a word can be the name of a command or event.
func isName(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// isEventName follows the naming rule of events: upper case, with underscores.
func isEventName(s string) bool {
	return isName(s) && s == strings.ToUpper(s)
}

// titleNames are the names that a title consists of; none when it is prose. One text can be for several events.
func titleNames(s string) []string {
	s = strings.TrimPrefix(s, "@")
	names := strings.Split(s, ", ")
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
		d.Fix = &diag.Edit{Pos: d.Pos, End: d.End, Text: strings.Repeat(string(t.underline.text[:1]), want)}
	}
}
