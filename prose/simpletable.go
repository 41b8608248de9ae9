package prose

import (
	"bytes"
	"math"
)

// simpleColumns returns the columns, from column col on, that a rule of a simple table marks: runs of = with blanks between
// them. Another line has none.
func simpleColumns(s []byte, col int) []columns {
	var list []columns
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == ' ':
		case s[i] != '=':
			return nil
		case i == 0 || s[i-1] == ' ':
			list = append(list, columns{col + i, col + i + 1})
		default:
			list[len(list)-1].to = col + i + 1
		}
	}
	return list
}

// simpleTable reads the simple table whose upper rule is at s, nil when it has no lower rule or its text does not fit
// the columns, and returns its end.
func (l *lines) simpleTable(s spot) (*table, int) {
	cols := simpleColumns(s.text, s.col)
	rules := []int{s.line}
	i := s.line + 1
	for ; i < l.count() && (l.blank(i) || l.indent(i) >= s.col); i++ {
		if line := l.at(i); len(line) <= s.col || len(simpleColumns(line[s.col:], 0)) == 0 {
			continue
		}
		rules = append(rules, i)
		if i+1 >= l.count() || l.blank(i+1) || l.indent(i+1) < s.col || len(rules) == 3 {
			break
		}
	}
	last := rules[len(rules)-1]
	if len(rules) < 2 {
		return nil, l.paragraphEnd(s, l.count())
	}
	t := &table{}
	for i, rule := range rules[1:] {
		rows, ok := l.simpleRows(rules[i]+1, rule, cols)
		if !ok {
			return nil, last + 1
		}
		if i > 0 {
			t.head = len(t.rows)
		}
		t.rows = append(t.rows, rows...)
	}
	return t, last + 1
}

// simpleRows reads rows. A line with nothing in its first column goes on with the row above it.
func (l *lines) simpleRows(from, to int, cols []columns) ([]row, bool) {
	var rows []row
	for i := from; i < to; {
		next := i + 1
		for next < to && !l.blank(next) && l.clear(next, next+1, cols[0]) {
			next++
		}
		if !l.blank(i) {
			cells, ok := l.simpleRow(i, next, cols)
			if !ok {
				return rows, false
			}
			rows = append(rows, cells)
		}
		i = next
	}
	return rows, true
}

// simpleRow reads one row. The last column is open to the right; no text runs through the blanks between two columns.
func (l *lines) simpleRow(from, to int, cols []columns) (row, bool) {
	var cells row
	for i, c := range cols {
		if i+1 < len(cols) && !l.clear(from, to, columns{c.to, cols[i+1].from}) {
			return nil, false
		}
		if i+1 == len(cols) {
			c.to = math.MaxInt
		}
		cells = append(cells, &cell{text: l.cell(from, to, c), col: i, width: 1})
	}
	return cells, true
}

// clear reports whether columns c of some lines are empty.
func (l *lines) clear(from, to int, c columns) bool {
	for i := from; i < to; i++ {
		if len(bytes.TrimLeft(c.slice(l.at(i)), " ")) > 0 {
			return false
		}
	}
	return true
}
