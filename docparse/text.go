package docparse

import (
	"strings"

	"qmpdoc/prose"
)

// text makes a prose.Text of comment lines: empty lines at both ends go, and so does the indentation common to the lines
// before index hang and that common to the lines from there on. The first line of a member's text is after its name
// and has none; an introduction can be indented where the text below it is not.
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
	hang = min(hang, len(lines))
	above, cut := commonIndent(lines[:hang]), commonIndent(lines[hang:])
	if hang > 0 && above == 0 {
		cut = belowHead(lines[0], lines[1:], cut)
	}
	t := prose.Text{File: p.file, Lines: p.mem.places.take(len(lines))}
	start := p.rawRoom(lines)
	for i, l := range lines {
		n := min(cut, len(l.text))
		if i < hang {
			n = min(above, len(l.text))
		}
		if i > 0 {
			p.mem.raw.WriteByte('\n')
		}
		p.mem.raw.WriteString(l.text[n:])
		t.Lines[i] = p.placeOf(l.at + n)
	}
	t.Raw = p.mem.raw.String()[start:]
	return t
}

// rawChunk is the room that is made for the texts of some sections at once.
const rawChunk = 4096

// rawRoom makes room in p.mem.raw for lines and tells where they begin.
func (p *parser) rawRoom(lines []commentLine) (start int) {
	size := 0
	for _, l := range lines {
		size += len(l.text) + 1
	}
	if size > p.mem.raw.Cap()-p.mem.raw.Len() {
		p.mem.raw.Reset()
		p.mem.raw.Grow(max(size, rawChunk))
	}
	return p.mem.raw.Len()
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

// margin is how far the text below a head is indented by convention since QEMU 8.1.
const margin = 4

// belowHead returns the indentation to cut from the lines below a head. Common to all is the text's margin, unless the head's
// line announces a literal block and that is all there is: then the text after the head is at the margin, as QEMU 5.2
// to 8.0 read it, or the convention's blanks are one.
func belowHead(head commentLine, below []commentLine, common int) int {
	if !strings.HasSuffix(head.text, "::") {
		return common
	}
	for len(below) > 0 && below[0].blank() {
		below = below[1:]
	}
	behind := head.at - head.hash - len("# ")
	switch {
	case len(below) == 0 || below[0].indent() > common:
		return common
	case behind < common:
		return behind
	default:
		return min(common, margin)
	}
}

func (p *parser) placeOf(offset int) prose.Place {
	line, col := p.places.lineCol(offset)
	return prose.Place{Line: line, Col: col}
}
