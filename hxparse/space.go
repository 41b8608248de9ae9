package hxparse

import (
	"strings"

	"qmpdoc/diag"
)

// here is the position of the next byte.
func (p *parser) here() diag.Pos {
	return diag.Pos{File: p.file, Line: p.no, Col: p.col()}
}

// space skips white space and comments of both kinds, those of C and HXCOMM lines.
func (p *parser) space() {
	for {
		p.blanks()
		if !p.startsWith("/*") {
			return
		}
		if !p.noCommentEnd {
			p.report(p.here(), ruleCommentOpen, "unterminated comment").Help = "put */ after it"
			p.noCommentEnd = true
		}
		p.rest()
	}
}

// blanks skips white space and comments, and stops at a unterminated comment.
func (c *cursor) blanks() {
	for !c.eof() {
		switch c.src[c.off] {
		case '\n':
			c.newline()
		case ' ', '\t', '\r', '\v', '\f':
			c.off++
		case '/':
			if !c.comment() {
				return
			}
		case 'H':
			if c.off != c.bol || !c.startsWith("HXCOMM") {
				return
			}
			c.rest()
		default:
			return
		}
	}
}

// comment skips one C comment; false means that none ends here.
func (c *cursor) comment() bool {
	if c.startsWith("//") {
		c.rest()
		return true
	}
	if c.noCommentEnd || !c.startsWith("/*") {
		return false
	}
	n := strings.Index(c.src[c.off+2:], "*/")
	if n < 0 {
		return false
	}
	for end := c.off + n + 4; c.off < end; {
		if c.src[c.off] == '\n' {
			c.newline()
		} else {
			c.off++
		}
	}
	return true
}

func (c *cursor) newline() {
	c.off++
	c.no++
	c.bol = c.off
}

func (c *cursor) startsWith(s string) bool {
	return strings.HasPrefix(c.src[c.off:], s)
}

// firstOnLine reports whether only white space comes before the next byte on its line.
func (c *cursor) firstOnLine() bool {
	i := c.off
	for i > c.bol && (c.src[i-1] == ' ' || c.src[i-1] == '\t') {
		i--
	}
	return i == c.bol
}
