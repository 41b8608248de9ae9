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
	for end := p.paragraphEnd(s, p.count()); n.to < end && p.addToLineBlock(n, n.to, s.col); {
		n.to++
	}
	return n
}

// addToLineBlock gives line i to n, whose bars are in column col, if it is one of its lines. A line that is indented
// more goes on with the one above it.
func (p *run) addToLineBlock(n *lineBlock, i, col int) bool {
	switch start, stop := p.starts[i]+p.indent(i), p.starts[i+1]; {
	case p.barAt(i, col):
		addLine(n, barText(spot{offset: start, text: p.src[start : stop-1]}), stop)
	case p.indent(i) > col:
		p.join(n)
		addLine(n, start, stop)
	default:
		return false
	}
	return true
}

// join makes the end of the last line of n a blank, unless that line is empty.
func (p *run) join(n ast.Node) {
	last := n.Lines().At(n.Lines().Len() - 1)
	if last.Len() == len("\n") {
		return
	}
	if p.doc.joined == nil {
		p.doc.joined = map[int]bool{}
	}
	p.doc.joined[last.Stop-1] = true
}

// barAt reports whether line i has the bar of a line block in column col and nothing before it.
func (l *lines) barAt(i, col int) bool { return l.indent(i) == col && isBarLine(l.at(i)[col:]) }

func isBarLine(s []byte) bool {
	return len(s) > 0 && s[0] == '|' && (len(s) == 1 || s[1] == ' ')
}

// barText returns the offset of the text after the bar at s.
func barText(s spot) int { return s.offset + min(2, len(s.text)) }
