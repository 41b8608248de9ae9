package hxparse

import (
	"strings"

	"qmpdoc/diag"
)

// cutter cuts a text into documents at its titles. A line is known to be a title only when the next one is read.
type cutter struct {
	*parser
	block   diag.Pos // the SQMP line before the text
	lines   []line
	head    title // of the open document
	body    int   // index of the first line of its text
	last    int   // number of its last line that is not blank
	fresh   bool  // no text was read yet
	example bool  // the open document has an example: a new one may begin without an underline
	prev    candidate
}

// candidate is a line that the next one can make a title.
type candidate struct {
	line       line
	afterBlank bool
}

// documents reads a text: block is the SQMP line before it, end the line of its EQMP or 0.
func (p *parser) documents(lines []line, block diag.Pos, end int) {
	c := cutter{parser: p, block: block, lines: lines, fresh: true}
	for i, ln := range lines {
		c.line(ln, i)
	}
	c.line(line{}, len(lines))
	c.document(c.head, lines[c.body:], block, max(c.last, end))
}

// line looks whether ln, the line of index i, makes the line before it a title.
func (c *cutter) line(ln line, i int) {
	switch {
	case isUnderline(ln) && c.prev.underlinable():
		c.open(title{line: c.prev.line.trimmed(), underline: ln.trimmed()}, i-1, i+1)
	case ln.blank() && c.prev.afterBlank && (c.fresh && c.hx || c.example) && c.prev.named():
		c.open(title{line: c.prev.line}, i-1, i)
	default:
		c.text()
		c.prev = candidate{line: ln, afterBlank: c.prev.line.blank()}
	}
}

// text takes the previous line for what it is when it is not a title.
func (c *cutter) text() {
	if ln := c.prev.line; !ln.blank() {
		c.fresh, c.last = false, ln.no
		c.example = c.example || ln.has("Example") || ln.has("->") || ln.has("{")
	}
}

// open ends the open document before the line of index end and begins another, whose text begins at body.
func (c *cutter) open(t title, end, body int) {
	c.document(c.head, c.lines[c.body:end], c.block, c.last)
	c.head, c.body, c.last = t, body, max(t.line.no, t.underline.no)
	c.fresh, c.example, c.prev = false, false, candidate{}
}

func (c *candidate) underlinable() bool {
	return !c.line.blank() && len(c.line.text) <= longestName && !isUnderline(c.line) && (c.afterBlank || c.named())
}

func (c *candidate) named() bool { return isName(strings.TrimPrefix(c.line.text, "@")) }
