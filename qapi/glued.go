package qapi

import (
	"slices"
	"strings"

	"qmpdoc/prose"
)

// foldGlued turns tags inside a paragraph into text, as the parsers since 9.0 do. Earlier ones began a section there.
func (d *Doc) foldGlued() {
	if d == nil || !slices.ContainsFunc(d.Sections, func(s *Section) bool { return s.Glued }) {
		return
	}
	var list []*Section
	for _, s := range d.Sections {
		n := len(list)
		if !s.Glued || n == 0 {
			list = append(list, s)
			continue
		}
		whole := *list[n-1]
		whole.Text = joined(whole.Text, s)
		list[n-1] = &whole
	}
	d.Sections = list
}

// joined appends a section, tag and all, to the text of the paragraph above it.
func joined(t prose.Text, s *Section) prose.Text {
	head := s.Tag + ":"
	lines := append(slices.Clone(t.Lines), prose.Place{Line: s.Pos.Line, Col: s.Pos.Col})
	rest := s.Text.Lines
	switch {
	case len(rest) == 0:
	case rest[0].Line == s.Pos.Line:
		head += strings.Repeat(" ", max(rest[0].Col-s.Pos.Col-len(head), 0)) + s.Text.Raw
		rest = rest[1:]
	default:
		for line := s.Pos.Line + 1; line < rest[0].Line; line++ {
			head += "\n"
			lines = append(lines, prose.Place{Line: line, Col: s.Pos.Col})
		}
		head += "\n" + s.Text.Raw
	}
	t.Lines = append(lines, rest...)
	t.Raw += "\n" + head
	return t
}
