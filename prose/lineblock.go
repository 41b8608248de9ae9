package prose

import "github.com/yuin/goldmark/ast"

// openLineBlock takes lines that begin with "| " and keep their line breaks. QEMU 2.9 to 5.1 wrote example messages
// like that; those become literal text.
func (p *run) openLineBlock(_ ast.Node, s spot) ast.Node {
	if !isBarLine(s.text) {
		return nil
	}
	n := &lineBlock{extent: extent{s.line + 1}}
	if !p.text.Document && isMessage(p.src[barText(s):p.starts[s.line+1]]) {
		for p.barAt(n.to, s.col) {
			n.to++
		}
		return &literal{extent: n.extent, body: p.collect(s.line, n.to, func(i int) (int, int) { return s.col + 2, len(p.at(i)) })}
	}
	addLine(n, barText(s), p.starts[s.line+1])
	for end := p.paragraphEnd(s, p.count()); n.to < end && (p.barAt(n.to, s.col) || p.indent(n.to) > s.col); n.to++ {
		start := p.starts[n.to] + p.indent(n.to) // of a line that goes on with the one above it
		if p.barAt(n.to, s.col) {
			start = min(start+len("| "), p.starts[n.to+1]-1)
		}
		addLine(n, start, p.starts[n.to+1])
	}
	return n
}

// barAt reports whether line i has the bar of a line block in column col and nothing before it.
func (l *lines) barAt(i, col int) bool { return l.indent(i) == col && isBarLine(l.at(i)[col:]) }

func isBarLine(s []byte) bool {
	return len(s) > 0 && s[0] == '|' && (len(s) == 1 || s[1] == ' ')
}

// barText returns the offset of the text after the bar at s.
func barText(s spot) int { return s.offset + min(2, len(s.text)) }
