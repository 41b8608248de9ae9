package prose

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// openTable takes simple tables ("===  ===") and grid tables ("+---+---+").
func (p *run) openTable(_ ast.Node, s spot) ast.Node {
	var n *table
	var end int
	switch {
	case p.depth+tableDepth > maxDepth || len(s.text) > maxTableWidth:
		return nil
	case isGridRule(s.text):
		n, end = p.gridTable(s)
	case len(simpleColumns(s.text, 0)) > 1:
		n, end = p.simpleTable(s)
	default:
		return nil
	}
	if n == nil {
		p.report(s.offset, ruleBadTable, "rows and columns of the table do not match")
		return p.asWritten(s, end)
	}
	n.to = end
	p.tables = append(p.tables, n)
	return n
}

// tableDepth is what a table adds to the depth of its cells' text: tables are seldom nested, and never deeply.
const tableDepth = maxDepth / 4

// maxTableWidth bounds the columns of a table, because each line is looked at for each of them.
const maxTableWidth = 400

// parseCells reads the text of a table's cells.
func (p *run) parseCells(t *table) {
	d := p.doc
	for _, c := range slices.Concat(t.rows...) {
		c.doc, _ = parse(c.text, p.depth+tableDepth, p)
		d.refs = append(d.refs, c.doc.refs...)
		d.found = append(d.found, c.doc.found...)
	}
	slices.SortStableFunc(d.refs, func(a, b Ref) int { return a.Pos.Compare(b.Pos) })
}

// columns is a range of columns, in characters.
type columns struct{ from, to int }

// slice returns the characters of line in columns c.
func (c columns) slice(line []byte) []byte {
	from, to := byteColumn(line, c.from), byteColumn(line, c.to)
	return line[from:to]
}

// byteColumn returns the offset of the character in column col.
func byteColumn(line []byte, col int) int {
	offset := 0
	for ; col > 0 && offset < len(line); col-- {
		if line[offset] < utf8.RuneSelf {
			offset++
			continue
		}
		_, n := utf8.DecodeRune(line[offset:])
		offset += n
	}
	return offset
}

// cell cuts the text in columns c out of the lines from (inclusive) to (exclusive).
func (l *lines) cell(from, to int, c columns) Text {
	least := c.to - c.from
	for i := from; i < to; i++ {
		if s := c.slice(l.at(i)); len(bytes.TrimLeft(s, " ")) > 0 {
			least = min(least, leadingBlanks(s))
		}
	}
	t := l.collect(from, to, func(i int) (int, int) {
		return byteColumn(l.at(i), c.from+least), byteColumn(l.at(i), c.to)
	})
	t.Document = l.text.Document
	return t
}

// paragraphEnd returns the end of the lines at s up to the next empty one, or limit.
func (l *lines) paragraphEnd(s spot, limit int) int {
	i := s.line
	for i < min(l.count(), limit) && !l.blank(i) && (i == s.line || l.indent(i) >= s.base) {
		i++
	}
	return i
}
