package hxparse

import (
	"strings"

	"qmpdoc/prose"
)

// text collects the lines of one text, without comments.
type text struct {
	lines []line
	gap   int // how many blank ones are the last
}

// widestGap is the number of blank lines in a row that are kept: no text means more, and each takes memory.
const widestGap = 100

func (t *text) add(ln line) {
	if !ln.blank() {
		t.gap = 0
	} else if t.gap++; t.gap > widestGap {
		return
	}
	t.lines = append(t.lines, ln)
}

// prose makes a prose.Text of what is after a label or name, if anything, and the lines below with their first
// indent bytes cut off. Blank lines at the start and at the end are left out.
func (p *parser) prose(first line, below []line, indent int) prose.Text {
	for len(below) > 0 && below[len(below)-1].blank() {
		below = below[:len(below)-1]
	}
	for len(below) > 0 && first.blank() && below[0].blank() {
		below = below[1:]
	}
	t := prose.Text{File: p.file, Plain: true, Lines: make([]prose.Place, 0, len(below)+1)}
	var raw strings.Builder
	add := func(ln line) {
		if len(t.Lines) > 0 {
			raw.WriteByte('\n')
		}
		raw.WriteString(ln.text)
		t.Lines = append(t.Lines, prose.Place{Line: ln.no, Col: ln.col})
	}
	if !first.blank() {
		add(first)
	}
	for _, ln := range below {
		add(ln.from(min(indent, len(ln.text))))
	}
	t.Raw = raw.String()
	return t
}
