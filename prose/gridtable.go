package prose

import (
	"bytes"
	"slices"
)

// isGridRule tells whether s is a rule across a whole grid table: "+---+===+".
func isGridRule(s []byte) bool {
	return len(s) >= 3 && s[0] == '+' && s[len(s)-1] == '+' && len(bytes.Trim(s, "+-=")) == 0 && (s[1] == '-' || s[1] == '=')
}

// gridTable reads the grid table whose upper rule stands at s, and gives its end. It is nil when a cell spans rows or its
// lines do not fit; such a table stays readable as it was drawn.
func (l *lines) gridTable(s spot) (*table, int) {
	end := s.line
	for end < l.count() && len(l.at(end)) > s.col && l.indent(end) == s.col && bytes.IndexByte([]byte("+|"), l.at(end)[s.col]) >= 0 {
		end++
	}
	bounds := l.gridBounds(s, end)
	t := &table{}
	from := s.line + 1
	for i := from; i < end; i++ {
		line := l.at(i)[s.col:]
		if line[0] == '|' {
			continue
		}
		if !isGridRule(line) || i == from {
			return nil, end
		}
		cells, ok := l.gridRow(from, i, bounds)
		if !ok {
			return nil, end
		}
		t.rows = append(t.rows, cells)
		if bytes.IndexByte(line, '=') >= 0 {
			t.head, t.rows = append(t.head, t.rows...), nil
		}
		from = i + 1
	}
	if from != end || (len(t.rows) == 0 && len(t.head) == 0) {
		return nil, end
	}
	return t, end
}

// gridBounds gives the columns in which some rule has a +.
func (l *lines) gridBounds(s spot, end int) []int {
	var bounds []int
	for i := s.line; i < end; i++ {
		line := l.at(i)
		if !isGridRule(line[s.col:]) {
			continue
		}
		for col := s.col; col < min(len(line), s.col+maxTableWidth); col++ {
			if line[col] == '+' {
				bounds = append(bounds, col)
			}
		}
	}
	slices.Sort(bounds)
	return slices.Compact(bounds)
}

// gridRow reads one row: its cells end where every line has a bar.
func (l *lines) gridRow(from, to int, bounds []int) (row, bool) {
	var cells row
	start, width := bounds[0], 0
	for _, b := range bounds[1:] {
		width++
		if !l.barsAt(from, to, b) {
			continue
		}
		cells = append(cells, cell{text: l.cell(from, to, columns{start + 1, b}), width: width})
		start, width = b, 0
	}
	return cells, width == 0 && l.barsAt(from, to, bounds[0])
}

func (l *lines) barsAt(from, to, col int) bool {
	for i := from; i < to; i++ {
		line := l.at(i)
		if at := byteColumn(line, col); at >= len(line) || line[at] != '|' {
			return false
		}
	}
	return true
}
