package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// literalParser takes the indented block behind a paragraph that ends in "::".
type literalParser struct{ leaf }

func (literalParser) Open(parent ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	before, ok := parent.LastChild().(*paragraph)
	p := running(pc)
	s := p.at(r)
	if !ok || !before.literal || s.col <= before.col {
		return nil, parser.NoChildren
	}
	return p.literal(s.line, p.doc.lines.body(s.line, before.col)), parser.NoChildren
}

func (p *run) literal(from, to int) *literal {
	l := p.doc.lines
	return &literal{extent: extent{to}, body: l.cut(from, to, l.leastIndent(from, to))}
}

// layoutParser takes lines whose author arranged them by eye: JSON, diagrams, columns. They are shown as they are.
type layoutParser struct{ leaf }

func (layoutParser) Open(_ ast.Node, r gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := running(pc)
	s := p.at(r)
	end := p.laidOut(s)
	if end == s.line {
		return nil, parser.NoChildren
	}
	l := p.doc.lines
	body := l.collect(s.line, end, func(i int) int {
		if i == s.line { // it may stand behind the marker of a list's item
			return s.col
		}
		return min(s.col, l.indent(i))
	})
	return &literal{extent: extent{end}, body: body}, parser.NoChildren
}

// laidOutLines is how many lines of a block are looked at to tell whether it is laid out by eye.
const laidOutLines = 40

// laidOut gives the end of the laid-out block at s, s.line when the text there is prose.
func (p *run) laidOut(s spot) int {
	l := p.doc.lines
	end, gaps, code := s.line, 0, isMessage(s.text)
	for end < l.count() && !l.blank(end) && (end == s.line || l.indent(end) >= s.base) {
		if end-s.line < laidOutLines && hasGap(l.at(end)) {
			gaps++
		}
		end++
		if end-s.line > laidOutLines && gaps < 2 && !code {
			return s.line
		}
	}
	switch {
	case code || gaps >= 2:
		return end
	default:
		return s.line
	}
}

// isMessage tells whether s begins as an example message does.
func isMessage(s []byte) bool {
	for _, sign := range []string{"-> ", "<- ", "{ \"", "{\"", "[ {", "[{"} {
		if bytes.HasPrefix(s, []byte(sign)) {
			return true
		}
	}
	return false
}

// hasGap tells whether line has three blanks in a row behind its first word: more than the two after a sentence.
func hasGap(line []byte) bool {
	line = line[leadingBlanks(line):]
	return bytes.Contains(line, []byte("   "))
}
