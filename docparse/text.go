package docparse

import (
	"strings"

	"qmpdoc/prose"
)

// text makes a prose.Text of comment lines: empty lines at both ends go, and so does the indentation common to the lines
// from index hang on (the first line of a member's text stands behind its name and has none).
func (p *parser) text(lines []commentLine, hang int) prose.Text {
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
	cut := commonIndent(lines[min(hang, len(lines)):])
	t := prose.Text{File: p.file, Lines: make([]prose.Place, len(lines))}
	if len(lines) == 1 {
		l := dedent(lines[0], hang, 0, cut)
		t.Raw, t.Lines[0] = l.text, p.placeOf(l.at)
		return t
	}
	size := 0
	for _, l := range lines {
		size += len(l.text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		l = dedent(l, hang, i, cut)
		b.WriteString(l.text)
		t.Lines[i] = p.placeOf(l.at)
	}
	t.Raw = b.String()
	return t
}

// dedent cuts the common indentation off line i, or all of it off a line before hang.
func dedent(l commentLine, hang, i, cut int) commentLine {
	if i < hang {
		cut = l.indent()
	}
	n := min(cut, l.indent())
	return commentLine{l.text[n:], l.at + n, l.hash}
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

func (p *parser) placeOf(offset int) prose.Place {
	line, col := p.places.lineCol(offset)
	return prose.Place{Line: line, Col: col}
}
