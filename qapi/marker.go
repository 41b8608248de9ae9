package qapi

import (
	"slices"
	"strings"

	"qmpdoc/prose"
)

// WithoutMarker is the text of a member's section without the word #optional, with which the texts of optional members
// began until QEMU 2.8: the member itself says it.
func (s *Section) WithoutMarker() prose.Text {
	const marker = "#optional"
	t := s.Text
	rest, ok := strings.CutPrefix(t.Raw, marker)
	if !ok || len(t.Lines) == 0 {
		return t
	}
	rest = strings.TrimLeft(rest, " ")
	t.Lines = slices.Clone(t.Lines)
	t.Lines[0].Col += len(t.Raw) - len(rest)
	t.Raw = rest
	return t
}
