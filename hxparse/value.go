package hxparse

import (
	"strings"

	"qmpdoc/qapi"
)

// value reads a C expression up to the comma or brace after it. Strings next to each other are one; anything but
// strings is kept as written, with its white space folded.
func (p *parser) value(e *qapi.HxEntry) string {
	var v value
	for {
		p.space()
		if p.eof() || p.markerAhead() {
			return v.text()
		}
		start := p.off
		switch c := p.src[p.off]; {
		case v.depth == 0 && (c == ',' || c == '}'):
			return v.text()
		case c == '"':
			p.skipString(e)
			v.strings.WriteString(escapes.Replace(strings.TrimSuffix(p.src[start+1:p.off], `"`)))
		case c == '#' && p.firstOnLine():
			p.fieldDirective(e)
			continue
		case v.depth == 0 && c == '.' && v.end > 0:
			p.report(p.here(), ruleField, "no comma between fields of %s", called(e)).Help = "add a comma"
			return v.text()
		default:
			p.skipWord()
			v.nest(c)
		}
		v.add(p.src, start, p.off)
	}
}

// value is an expression as far as it is read.
type value struct {
	written strings.Builder
	strings strings.Builder // what its strings say
	other   bool            // not all of it are strings
	depth   int             // of open brackets
	end     int             // offset after the latest piece
}

func (v *value) add(src string, start, end int) {
	if v.end > 0 && v.end < start {
		v.written.WriteByte(' ')
	}
	v.written.WriteString(src[start:end])
	v.end = end
}

// escapes are those that strings of such tables have.
var escapes = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\'`, `'`, `\n`, "\n", `\t`, "\t", "\\\n", "", "\\\r\n", "")

// nest counts the bracket, if a word begins with one.
func (v *value) nest(c byte) {
	v.other = true
	switch c {
	case '(', '[', '{':
		v.depth++
	case ')', ']', '}':
		v.depth = max(v.depth-1, 0)
	}
}

func (v *value) text() string {
	if v.other {
		return v.written.String()
	}
	return v.strings.String()
}

// skipWord goes over a bracket, a character constant, or what is up to the next space, string or bracket.
func (p *parser) skipWord() {
	const ends = " \t\r\n\v\f,\"'()[]{}"
	c := p.src[p.off]
	p.off++
	switch {
	case c == '\'':
		p.quoted('\'')
	case strings.IndexByte(ends, c) < 0:
		for !p.eof() && strings.IndexByte(ends, p.src[p.off]) < 0 {
			p.off++
		}
	}
}

func (p *parser) skipString(e *qapi.HxEntry) {
	pos := p.here()
	p.off++
	if !p.quoted('"') {
		p.report(pos, ruleStringOpen, "unterminated string in %s", called(e)).Help = "close it with a quote"
	}
}

// quoted goes after the closing quote, or to the end of the line when there is none. A backslash at the end of a line
// continues it.
func (p *parser) quoted(quote byte) bool {
	for !p.eof() {
		switch c := p.src[p.off]; {
		case c == quote:
			p.off++
			return true
		case c == '\n':
			return false
		case c == '\\' && p.off+1 < len(p.src):
			p.off++
			if p.startsWith("\r\n") {
				p.off++
			}
			if p.src[p.off] == '\n' {
				p.newline()
			} else {
				p.off++
			}
		default:
			p.off++
		}
	}
	return false
}
