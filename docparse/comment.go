package docparse

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// commentLine is one line of a comment.
type commentLine struct {
	raw  string // from the # on, with trailing blanks, without the line end
	hash int    // offset of the #
	text string // what follows the # and a blank, without trailing blanks
	at   int    // offset of text
}

func newCommentLine(raw string, hash int) commentLine {
	l := commentLine{raw: raw, hash: hash, text: trimRight(raw)[1:], at: hash + 1}
	if strings.HasPrefix(l.text, " ") {
		l.text, l.at = l.text[1:], l.at+1
	}
	return l
}

// blank reports whether nothing but blanks is after the #.
func (l commentLine) blank() bool { return l.text == "" }

// indent counts the leading blanks.
func (l commentLine) indent() int {
	n := 0
	for n < len(l.text) && (l.text[n] == ' ' || l.text[n] == '\t') {
		n++
	}
	return n
}

// block is one documentation comment: the lines between ## and ##.
type block struct {
	at        int // offset of the opening ##, or of the first line's # when that is missing
	lines     []commentLine
	closed    bool
	hidden    bool // no ## opens or closes it, so that QEMU sees an ordinary comment
	hasSymbol bool // the block opens with a definition's name
	symbol    string
	symbolAt  int
	body      int // index of the first line after the name
}

// gap finds the comments before the next top-level expression.
func (p *parser) gap() {
	p.comments = p.comments[:0]
	for p.off < len(p.src) {
		start := p.off
		trimmed := skipSpaces(p.src, start)
		switch {
		case trimmed == len(p.src):
			p.off = trimmed
		case p.src[trimmed] == '\n' || p.src[trimmed] == '\r':
			p.off = trimmed + 1
		case p.src[trimmed] == '#':
			end := p.places.End(trimmed)
			p.comments = append(p.comments, newCommentLine(strings.TrimSuffix(p.src[trimmed:end], "\r"), trimmed))
			p.off = min(end+1, len(p.src))
		case !p.foreign(trimmed):
			return
		}
	}
}

// blocks makes pieces of the documentation blocks in the comments read last.
func (p *parser) blocks() {
	g := gapReader{parser: p, first: len(p.pieces)}
	p.unopened = p.unopened[:0]
	for i, l := range p.comments {
		g.rest = p.comments[i+1:]
		g.line(l, trimRight(l.raw))
	}
	g.finish()
}

func skipSpaces(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\f' || s[i] == '\v') {
		i++
	}
	return i
}

// trimRight cuts the blanks at the end of a line; few lines have any.
func trimRight(line string) string {
	if n := len(line); n > 0 && line[n-1] > ' ' {
		return line
	}
	return strings.TrimRight(line, " \t\r\f\v")
}

// gapReader collects blocks line by line. Empty source lines do not end a block (QEMU's lexer skips them).
type gapReader struct {
	*parser
	first int           // index of the first piece of this gap
	rest  []commentLine // those after the current one
	open  *block        // the block being read
	loose *block        // an ordinary comment that begins like documentation, and may be some
}

// line takes one line; raw is its text from the # on.
func (g *gapReader) line(l commentLine, raw string) {
	// What ends a block: ##, and what was in its place up to QEMU 2.7: ### and "# ##".
	closes := strings.HasPrefix(raw, "##") || l.text == "##"
	switch {
	case g.ignores && qapi.IsIgnore(raw): // is in the comment, and is not part of it
	case g.open != nil && closes:
		g.close(l.hash)
	case g.open != nil:
		g.open.lines, g.loose = append(g.open.lines, l), nil
	case closes && strings.Trim(raw, "# ") == "" && g.loose.named() && !g.symbolFollows(l.hash):
		g.unopened = append(g.unopened, unopened{g.loose.at, l.hash})
		g.open = g.loose
		g.close(l.hash)
	case raw == "##":
		size := max(slices.IndexFunc(g.rest, func(l commentLine) bool { return strings.HasPrefix(l.raw, "##") }), 0)
		g.open = &block{at: l.hash, lines: make([]commentLine, 0, size)}
	case strings.HasPrefix(raw, "##"):
		g.junk(l)
	default:
		g.looseLine(l)
	}
}

// junk reads a line that begins with ## and does not end there. Up to QEMU 2.7 the name stood there at times.
func (g *gapReader) junk(l commentLine) {
	g.loose = nil
	switch {
	case strings.HasPrefix(l.text, "# @"):
		g.open = &block{at: l.hash, lines: []commentLine{{l.raw, l.hash, l.text[2:], l.at + 2}}}
	case g.symbolFollows(l.hash):
		g.open = &block{at: l.hash}
	}
}

func (g *gapReader) close(at int) {
	g.open.closed = true
	g.end(at)
}

// end makes a piece of the open block. At is the offset of its closing ##, or of what is in its place.
func (g *gapReader) end(at int) {
	g.pieces = append(g.pieces, piece{block: g.open, at: g.open.at, end: at})
	g.open, g.loose = nil, nil
}

// finish ends the gap. A block without its closing ## ends where the expression begins; a ## with nothing after it begins
// none.
func (g *gapReader) finish() {
	at := g.off
	if at == len(g.src) {
		at = g.eof()
	}
	switch {
	case g.loose.begun():
		g.leave(at)
	case g.open != nil && len(g.open.lines) > 0:
		g.end(max(at-1, g.open.at))
	}
	for _, c := range g.pieces[g.first:] {
		c.block.findSymbol()
		g.checkHeadings(c.block)
	}
}

// findSymbol reads the name from the first line that is not empty.
func (b *block) findSymbol() {
	for i, l := range b.lines {
		if l.blank() {
			continue
		}
		if name, rest, ok := symbolOf(l.text); ok {
			b.hasSymbol, b.symbol, b.symbolAt, b.body = true, name, l.at+1, i+1
			b.afterSymbol(i, rest)
		}
		return
	}
}

// symbolOf reads the name from the first line of a comment. Up to the colon that ends the line everything is the name, as
// it is to QEMU's parser, so that a name that cannot be one gives the finding that says so.
func symbolOf(text string) (name, rest string, ok bool) {
	if !strings.HasPrefix(text, "@") {
		return "", "", false
	}
	if i := strings.IndexAny(text, " \t,:"); i > 0 && text[i:] == ":" {
		return text[1:i], text[i:], true
	}
	return atName(text)
}

// afterSymbol makes what is after the name, on its line, the first line of the text.
func (b *block) afterSymbol(i int, rest string) {
	l := b.lines[i]
	if text := strings.TrimLeft(rest, " :"); text != "" && b.symbol != "" {
		b.lines[i].text, b.lines[i].at = text, l.at+len(l.text)-len(text)
		b.body = i
	}
}

// freeform makes the text of a block that documents no definition; nil when it is empty.
func (p *parser) freeform(b *block) *qapi.Freeform {
	text := p.prose(b.lines, 0)
	if text.IsZero() {
		return nil
	}
	return &qapi.Freeform{Pos: p.pos(b.at), Text: text}
}
