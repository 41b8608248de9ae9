package hxparse

import (
	"unicode/utf8"

	"qmpdoc/qapi"
)

// table reads a .hx file from top to bottom.
func (p *parser) table() {
	p.comments = true
	for p.space(); !p.eof(); p.space() {
		if here := p.cursor; p.ignores && qapi.IsIgnore(here.rest().text) {
			p.rest()
			continue
		}
		if p.marker() {
			continue
		}
		switch c := p.src[p.off]; {
		case c == '#' && p.firstOnLine():
			p.directive()
		case c == ',' || c == ';':
			p.off++
		case c == '{' && p.entryAhead():
			p.dropStray()
			p.entry()
		default:
			if ln := p.rest(); p.stray.text == "" {
				p.stray = ln
			}
		}
	}
	p.dropStray()
	for _, c := range p.conditions.open {
		p.report(c.pos, ruleCondition, "%s without #endif", excerpt(c.lines[0]))
	}
}

// marker reads a line that begins or ends a text, and the text itself. False means that the line is none.
func (p *parser) marker() bool {
	if p.off != p.bol {
		return false
	}
	switch ln, _ := p.peek(); {
	case isMarker(ln, "SQMP"):
		p.dropStray()
		p.block()
	case isMarker(ln, "EQMP"):
		p.report(p.here(), ruleBlockClose, "EQMP without SQMP").Help = "put SQMP at the start of a line before the text"
		p.stray = line{}
		p.rest()
	case isMarker(ln, "STEXI"):
		p.skipTo("ETEXI")
	case isMarker(ln, "SRST"):
		p.skipTo("ERST")
	default:
		return false
	}
	return true
}

func isMarker(ln line, word string) bool { return ln.col == 1 && ln.text == word }

// block reads the text after an SQMP line.
func (p *parser) block() {
	start := p.here()
	p.rest()
	var t text
	for {
		here := p.cursor
		ln, ok := p.next()
		switch {
		case isMarker(ln, "EQMP"):
			p.documents(t.lines, start, ln.no)
			return
		case !ok, isMarker(ln, "SQMP"), opensEntry(ln, p.cursor):
			p.cursor = here
			p.report(start, ruleBlockOpen, "SQMP without EQMP").Help = "put EQMP on a line after the text"
			p.documents(t.lines, start, 0)
			return
		}
		t.add(ln)
	}
}

// opensEntry reports whether an entry begins here: its text's EQMP is missing.
func opensEntry(ln line, after cursor) bool {
	if last := len(ln.text) - 1; last < 0 || ln.text[last] != '{' || len(ln.trimmed().text) > 1 {
		return false
	}
	next, _ := after.peek()
	return next.trimmed().has(".name")
}

// skipTo leaves out the text of another manual: .hx files of the human monitor have it.
func (p *parser) skipTo(word string) {
	for {
		if ln, ok := p.next(); !ok || isMarker(ln, word) {
			return
		}
	}
}

// dropStray reports the text that belongs to nothing.
func (p *parser) dropStray() {
	if p.stray.text != "" {
		p.report(p.at(p.stray, p.stray.col), ruleStray, "text outside of SQMP and EQMP: %q", excerpt(p.stray.text))
	}
	p.stray = line{}
}

// excerpt is the start of a text, short enough for a message.
func excerpt(text string) string {
	const most = 40
	start := []rune(text[:min(len(text), most*utf8.UTFMax)])
	if len(start) <= most {
		return text
	}
	return string(start[:most]) + "…"
}
