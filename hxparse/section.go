package hxparse

import (
	"strings"

	"qmpdoc/qapi"
)

// sections cuts the text of a document at its labels.
func (p *parser) sections(body []line) []*qapi.OldSection {
	var list []*qapi.OldSection
	var head label
	start, afterBlank := 0, true
	for i := 0; i < len(body); i++ {
		ln := body[i]
		if mayBeLabel(ln) {
			if l, n := readLabel(body[i:], afterBlank); n > 0 {
				list = p.section(list, head, body[start:i])
				head, start, afterBlank = l, i+n, false
				i = start - 1
				continue
			}
		}
		// A version is a line of its own; what follows is not about it.
		if head.name == "Since" && ln.blank() && !head.rest.blank() {
			list = p.section(list, head, body[start:i])
			head, start = label{}, i+1
		}
		afterBlank = ln.blank()
	}
	return p.section(list, head, body[start:])
}

// section appends the section of one label. Without a label there is none unless there is text.
func (p *parser) section(list []*qapi.OldSection, head label, body []line) []*qapi.OldSection {
	s := &qapi.OldSection{Label: head.name, Text: p.prose(head.rest, body, 0)}
	switch {
	case head.name != "":
		s.Pos = p.at(head.line, head.line.col)
	case s.Text.IsZero():
		return list
	default:
		s.Pos = s.Text.Start()
	}
	if !strings.HasPrefix(s.Label, "Example") {
		s.Items = p.list(body)
	}
	if len(s.Items) > 0 && strings.HasPrefix(head.rest.text, "None") {
		p.report(p.at(head.rest, head.rest.col), ruleNone, "%s: a list follows 'None'", s.Label).
			Help = "drop " + excerpt(head.rest.text)
	}
	return append(list, s)
}
