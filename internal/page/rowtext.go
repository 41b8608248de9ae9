package page

import (
	"regexp"
	"slices"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// row fills what rows of all kinds have in common. thing has the age: m itself, or the feature that it is made of.
func (b *definition) row(owner *qapi.Def, m *qapi.Member, thing any, id string) Row {
	b.shown[m.Doc] = true
	said := b.rowText(owner, m.Doc)
	about := qapi.Declared{Def: owner, Name: m.Name}
	r := Row{ID: id, Name: m.Name, Text: said.text}
	r.Badges = slices.Concat(b.rowSince(thing, said.since), conditionBadges(m.If), b.warningBadges(about, m.Features))
	for _, n := range b.warnings(about, m.Features) {
		if n.Text != nil { // else the badge says as much
			n.List, n.Source = nil, nil
			r.Notices = append(r.Notices, n)
		}
	}
	return r
}

// rowText is what rows show of the section about their thing. Pages that repeat the row share it.
type rowText struct {
	since string // the release; "" for none
	text  *Text  // without the release at its end, which is a badge; nil where nothing else is said
}

// rowText reads section, which may be nil, of the comment of owner.
func (p *Pages) rowText(owner *qapi.Def, section *qapi.Section) *rowText {
	if section == nil {
		return &rowText{}
	}
	if known, ok := p.rowTexts.Load(section); ok {
		return known.(*rowText)
	}
	made := &rowText{since: section.Since()}
	made.text = p.text(owner, withoutRelease(section.Text, made.since))
	known, _ := p.rowTexts.LoadOrStore(section, made)
	return known.(*rowText)
}

// withoutRelease cuts off the release at the end of t, which is a badge: "(since 3.0)". What is said in an item
// of a list is about the item.
func withoutRelease(t prose.Text, since string) prose.Text {
	if since == "" || !strings.HasSuffix(strings.TrimRight(t.Raw, " \n:.)"), since) {
		return t
	}
	at := finalRelease.FindStringSubmatchIndex(t.Raw)
	if at == nil || t.Raw[at[2]:at[3]] != since || inItem(t.Raw[:at[0]]) {
		return t
	}
	raw := strings.TrimRight(t.Raw[:at[0]], " \n")
	if raw == "" {
		return prose.Text{}
	}
	cut := t
	cut.Raw, cut.Lines = raw, t.Lines[:strings.Count(raw, "\n")+1]
	return cut
}

// finalRelease matches a release at the end of a text, in parentheses or as a sentence of its own: "(since 3.0)", "Since: 3.0."
var finalRelease = regexp.MustCompile(`(?:\([ \n]*(?i:since)|(?:^|[ \n])Since|^(?i:since))[ \n:]+([0-9.]*[0-9])[ \n:.)]*$`)

// inItem reports whether what follows text is in an item of a list.
func inItem(text string) bool {
	paragraph := text[strings.LastIndex(text, "\n\n")+1:]
	for line := range strings.Lines(paragraph) {
		line = strings.TrimLeft(line, " \n")
		if len(line) > 1 && line[1] == ' ' && strings.IndexByte("-*+o", line[0]) >= 0 {
			return true
		}
	}
	return false
}
