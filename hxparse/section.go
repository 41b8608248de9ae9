package hxparse

import (
	"strings"

	"qmpdoc/qapi"
)

// sections cuts the text of a document at its labels.
func (p *parser) sections(body cursor) []*qapi.OldSection {
	var list []*qapi.OldSection
	var head label
	start, here, afterBlank := body, body, true
	for {
		at := here
		ln, ok := here.next()
		if !ok {
			break
		}
		if mayBeLabel(ln) {
			if l, rest, ok := readLabel(ln, here, afterBlank); ok {
				list = p.section(list, head, start.until(at))
				head, start, here, afterBlank = l, rest, rest, false
				continue
			}
		}
		// A version is a line of its own; what follows is not about it.
		if head.name == "Since" && ln.blank() && !head.rest.blank() {
			list = p.section(list, head, start.until(at))
			head, start = label{}, here
		}
		afterBlank = ln.blank()
	}
	return p.section(list, head, start)
}

// section appends the section of one label. Without a label there is none unless there is text.
func (p *parser) section(list []*qapi.OldSection, head label, body cursor) []*qapi.OldSection {
	var t text
	t.expect(body)
	t.add(head.rest)
	for here := body; ; {
		ln, ok := here.next()
		if !ok {
			break
		}
		t.add(ln)
	}
	s := &qapi.OldSection{Label: head.name, Text: t.done(p.file)}
	switch {
	case head.name != "":
		s.Pos = p.at(head.line, head.line.col)
	case s.Text.IsZero():
		return list
	default:
		s.Pos = s.Text.Start()
	}
	if !strings.HasPrefix(s.Label, "Example") && mayHaveItems(s.Text.Raw) {
		s.Items = p.list(body)
		p.checkNone(s, head)
	}
	return append(list, s)
}

func mayHaveItems(s string) bool { return strings.Contains(s, "- ") || strings.Contains(s, arrayWord) }

func (p *parser) checkNone(s *qapi.OldSection, head label) {
	if len(s.Items) > 0 && strings.HasPrefix(string(head.rest.text), "None") {
		p.report(p.at(head.rest, head.rest.col), ruleNone, "%s are none, and a list follows", s.Label).
			Help = "drop " + excerpt(head.rest.text)
	}
}
