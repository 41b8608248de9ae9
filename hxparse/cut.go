package hxparse

import (
	"bytes"

	"qmpdoc/diag"
)

// cutter cuts a text into documents at its titles. A line is known to be a title only when the next one is read.
type cutter struct {
	*parser
	block   diag.Pos // the SQMP line before the text
	head    title    // of the open document
	body    cursor   // where its text begins
	last    int      // its last line that is not blank
	fresh   bool     // no text was read yet
	example bool     // the open document has an example: a new one may begin without an underline
	prev    candidate
}

// candidate is a line that the next one can make a title.
type candidate struct {
	line       line
	at         cursor // where it begins
	afterBlank bool
}

// documents reads a text: block is the SQMP line before it, end the line of its EQMP or 0.
func (p *parser) documents(text cursor, block diag.Pos, end int) {
	c := cutter{parser: p, block: block, body: text, fresh: true}
	for here := text; ; {
		at := here
		ln, ok := here.next()
		c.line(ln, at, here)
		if !ok {
			break
		}
	}
	c.document(c.head, c.body, block, max(c.last, end))
}

// line looks whether ln, which begins at at, makes the line before it a title.
func (c *cutter) line(ln line, at, after cursor) {
	switch {
	case isUnderline(ln) && c.prev.underlinable():
		c.open(title{line: c.prev.line.trimmed(), underline: ln.trimmed()}, after)
	case ln.blank() && c.prev.afterBlank && (c.fresh && c.hx || c.example) && c.prev.named():
		c.open(title{line: c.prev.line}, at)
	default:
		c.text()
		c.prev = candidate{line: ln, at: at, afterBlank: c.prev.line.blank()}
	}
}

// text takes the previous line for what it is when it is no title.
func (c *cutter) text() {
	if ln := c.prev.line; !ln.blank() {
		c.fresh, c.last = false, ln.no
		c.example = c.example || ln.has("Example") || ln.has("->") || ln.has("{")
	}
}

// open ends the open document before the previous line and begins another, whose text begins at body.
func (c *cutter) open(t title, body cursor) {
	c.document(c.head, c.body.until(c.prev.at), c.block, c.last)
	c.head, c.body, c.last = t, body, max(t.line.no, t.underline.no)
	c.fresh, c.example, c.prev = false, false, candidate{}
}

func (c *candidate) underlinable() bool {
	return !c.line.blank() && len(c.line.text) <= longestName && !isUnderline(c.line) && (c.afterBlank || c.named())
}

func (c *candidate) named() bool { return isName(bytes.TrimPrefix(c.line.text, []byte("@"))) }
