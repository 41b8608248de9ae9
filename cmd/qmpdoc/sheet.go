package main

import (
	"fmt"
	"strings"
	"unicode"

	"qmpdoc/internal/report"
	"qmpdoc/internal/request"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// sheetWidth is the width of a sheet in columns: comfortable to read, and the same in every terminal.
const sheetWidth = 80

// sheet prints definitions as text: a signature, then the documentation below it, indented.
type sheet struct {
	ref      *qapi.Reference
	requests *request.Requests
	colours  report.Palette
	out      strings.Builder
}

// definition prints everything known about d.
func (s *sheet) definition(d *qapi.Def) {
	if s.out.Len() > 0 {
		s.line(0, "")
	}
	s.line(0, s.colours.Faint(fmt.Sprintf("%s (%s)", d.Pos, strings.Join(d.Products.Names(), ", "))))
	s.line(0, "")
	s.signature(d)
	s.documentation(d)
	s.request(d)
	s.old(d)
	s.usedBy(d)
}

// request prints the request that the page of d copies.
func (s *sheet) request(d *qapi.Def) {
	q := s.requests.Of(d)
	if q == nil {
		return
	}
	s.heading("Request, " + q.Origin.String())
	s.lines(4, q.Text())
}

// documentation prints the schema's comment, section by section.
func (s *sheet) documentation(d *qapi.Def) {
	if d.Doc == nil {
		return
	}
	var title string // that the last section stood under
	for _, sec := range d.Doc.Sections {
		var under string
		switch sec.Kind {
		case qapi.SecBody, qapi.SecPlain:
			s.text(4, sec.Text)
			continue
		case qapi.SecMember:
			under = membersTitle(d.Kind)
		case qapi.SecFeature:
			under = "Features"
		case qapi.SecReturns, qapi.SecErrors, qapi.SecSince, qapi.SecNote, qapi.SecExample, qapi.SecTodo:
			s.line(0, "")
			s.labelled(0, sec.Tag, sec.Text)
			title = ""
			continue
		default:
			panic(fmt.Sprintf("unknown section %d", sec.Kind))
		}
		if under != title {
			s.heading(under)
		}
		title = under
		s.line(0, "")
		s.line(4, s.colours.Strong(clean(sec.Name)))
		s.paragraphs(8, sec.Text)
	}
}

func membersTitle(k qapi.Kind) string {
	switch k {
	case qapi.Command:
		return "Arguments"
	case qapi.Event:
		return "Data"
	case qapi.Enum:
		return "Values"
	case qapi.Alternate:
		return "Branches"
	case qapi.Struct, qapi.Union:
		return "Members"
	default:
		panic("unknown kind " + k.String())
	}
}

// labelled prints a section below its label, or behind it when it is but a few words. Old texts, and examples, stay as
// they are laid out.
func (s *sheet) labelled(indent int, label string, t prose.Text) {
	text := t.Raw
	if !t.Plain && !strings.HasPrefix(label, "Example") {
		text = prose.Parse(t).Plain(sheetWidth - indent - 4)
	}
	text = strings.Trim(text, "\n")
	label = s.colours.Strong(clean(label) + ":")
	if len(text) <= 40 && !strings.Contains(text, "\n") {
		s.line(indent, strings.TrimRight(label+" "+clean(strings.TrimSpace(text)), " "))
		return
	}
	s.line(indent, label)
	s.lines(indent+4, text)
}

// usedBy lists the definitions that name this one.
func (s *sheet) usedBy(d *qapi.Def) {
	if len(d.UsedBy) == 0 {
		return
	}
	s.heading("Used by")
	var row strings.Builder
	width := 4
	for i, u := range d.UsedBy {
		name := clean(u.Name)
		if i > 0 {
			row.WriteString(",")
			if width += len(name) + 2; width > sheetWidth {
				s.line(4, row.String())
				row.Reset()
				width = 4 + len(name)
			} else {
				row.WriteString(" ")
			}
		} else {
			width += len(name)
		}
		row.WriteString(s.colours.Link(name))
	}
	s.line(4, row.String())
}

// heading begins a part of the sheet.
func (s *sheet) heading(title string) {
	s.line(0, "")
	s.line(0, s.colours.Strong(clean(title)+":"))
}

// text prints a text after an empty line.
func (s *sheet) text(indent int, t prose.Text) {
	if !t.IsZero() {
		s.line(0, "")
		s.paragraphs(indent, t)
	}
}

// paragraphs prints a text as its markup means it, wrapped.
func (s *sheet) paragraphs(indent int, t prose.Text) {
	if !t.IsZero() {
		s.lines(indent, prose.Parse(t).Plain(sheetWidth-indent))
	}
}

func (s *sheet) lines(indent int, text string) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		s.line(indent, clean(line))
	}
}

// line prints one line, which may be coloured.
func (s *sheet) line(indent int, text string) {
	if text != "" {
		s.out.WriteString(strings.Repeat(" ", indent))
	}
	s.out.WriteString(text + "\n")
}

// clean keeps what a source file says from steering the terminal.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
