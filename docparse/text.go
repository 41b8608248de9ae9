package docparse

import (
	"strings"

	"qmpdoc/prose"
)

// prose makes a prose.Text of comment lines: empty lines at both ends go, and so does the indentation common to the lines
// before index hang and that common to the lines from there on. The first line of a member's text is after its name
// and has none; an introduction can be indented where the text below it is not.
func (p *parser) prose(lines []commentLine, hang int) prose.Text {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
		hang = max(hang-1, 0)
	}
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return prose.Text{}
	}
	hang = min(hang, len(lines))
	above, cut := commonIndent(lines[:hang]), commonIndent(lines[hang:])
	t := prose.Text{File: p.file, Lines: make([]prose.Place, len(lines))}
	var raw strings.Builder
	raw.Grow(lines[len(lines)-1].at + len(lines[len(lines)-1].text) - lines[0].at)
	for i, l := range lines {
		n := min(cut, len(l.text))
		if i < hang {
			n = min(above, len(l.text))
		}
		if i > 0 {
			raw.WriteByte('\n')
		}
		raw.WriteString(l.text[n:])
		t.Lines[i].Line, t.Lines[i].Col = p.places.At(l.at + n)
	}
	t.Raw = raw.String()
	return t
}

func commonIndent(lines []commentLine) int {
	least := -1
	for _, l := range lines {
		if n := l.indent(); !l.blank() && (least < 0 || n < least) {
			least = n
		}
	}
	return max(least, 0)
}
