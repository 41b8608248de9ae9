package prose

import (
	"bytes"
	"slices"
)

// isGridRule reports whether s is a rule across a whole grid table: "+---+===+".
func isGridRule(s []byte) bool {
	return len(s) >= 3 && s[0] == '+' && s[len(s)-1] == '+' && len(bytes.Trim(s, "+-=")) == 0 && (s[1] == '-' || s[1] == '=')
}

// grid is a drawing of a table. Its rows and cols are the lines and columns in which some cell has a border: they divide it
// into units, of which a cell takes one, or several that no border parts.
type grid struct {
	lines      *lines
	from, left int      // its first line and column in lines
	chars      [][]rune // its lines, from its first column on
	rows, cols []int    // both count from the upper left corner of the grid
	taken      [][]bool // units that belong to a cell
}

// gridTable reads the grid table whose upper rule is at s, and returns its end. The table is nil when its lines do not fit;
// it is then shown as it was drawn. The upper rule may follow the marker of an item or a field on its line.
func (l *lines) gridTable(s spot) (*table, int) {
	end := s.line + 1
	for end < l.count() && !l.blank(end) && l.indent(end) == s.col && isUpright(rune(l.at(end)[s.col])) {
		end++
	}
	g := &grid{lines: l, from: s.line, left: s.col}
	for i := s.line; i < end; i++ {
		g.chars = append(g.chars, []rune(string(l.at(i)[s.col:])))
	}
	if !isGridRule(l.at(end - 1)[s.col:]) || !g.divide() || !g.framed() {
		return nil, end
	}
	return g.table(), end
}

// char returns the character in a column of a line, a blank outside the drawing.
func (g *grid) char(line, col int) rune {
	if line < 0 || line >= len(g.chars) || col < 0 || col >= len(g.chars[line]) {
		return ' '
	}
	return g.chars[line][col]
}

// isCorner reports whether borders meet at a place.
func (g *grid) isCorner(line, col int) bool {
	return g.char(line, col) == '+' && (isUpright(g.char(line-1, col)) || isUpright(g.char(line+1, col))) &&
		(isLevel(g.char(line, col-1)) || isLevel(g.char(line, col+1)))
}

func isUpright(c rune) bool { return c == '|' || c == '+' }

func isLevel(c rune) bool { return c == '-' || c == '=' || c == '+' }

// divide finds the borders. Borders side by side, with no room for a cell between them, are none.
func (g *grid) divide() bool {
	for line, chars := range g.chars {
		before := -1 // the corner from which a border has come so far
		for col := range chars[:min(len(chars), maxTableWidth)] {
			switch {
			case g.isCorner(line, col):
				g.cols = append(g.cols, col)
				if before >= 0 && (len(g.rows) == 0 || g.rows[len(g.rows)-1] != line) {
					g.rows = append(g.rows, line)
				}
				before = col
			case !isLevel(chars[col]):
				before = -1
			}
		}
	}
	slices.Sort(g.cols)
	g.cols = slices.Compact(g.cols)
	return apart(g.rows) && apart(g.cols)
}

// apart reports whether list has at least two numbers, and none that follows directly on another.
func apart(list []int) bool {
	for i := 1; i < len(list); i++ {
		if list[i] == list[i-1]+1 {
			return false
		}
	}
	return len(list) > 1
}

// framed reports whether there is a border all around, and makes room for the units in taken.
func (g *grid) framed() bool {
	for r := range g.rows[1:] {
		if !g.parted(r, -1) || !g.parted(r, len(g.cols)-2) {
			return false
		}
		g.taken = append(g.taken, make([]bool, len(g.cols)-1))
	}
	return g.rows[0] == 0 && g.rows[len(g.rows)-1] == len(g.chars)-1
}

// parted reports whether unit row r has a border on the right of unit column c.
func (g *grid) parted(r, c int) bool {
	for line := g.rows[r] + 1; line < g.rows[r+1]; line++ {
		if g.char(line, g.cols[c+1]) != '|' {
			return false
		}
	}
	return true
}

// ruled reports whether unit column c has a border below unit row r.
func (g *grid) ruled(r, c int) bool {
	for col := g.cols[c] + 1; col < g.cols[c+1]; col++ {
		if !isLevel(g.char(g.rows[r+1], col)) {
			return false
		}
	}
	return true
}

// table makes the cells; nil when some are not rectangles.
func (g *grid) table() *table {
	t := &table{}
	for r := range g.taken {
		var cells row
		for c := range g.taken[r] {
			if g.taken[r][c] {
				continue
			}
			made := g.cell(r, c)
			if made == nil {
				return nil
			}
			cells = append(cells, made)
		}
		t.rows = append(t.rows, cells)
		if rule := g.lines.at(g.from + g.rows[r+1]); bytes.IndexByte(rule, '=') >= 0 && isGridRule(bytes.TrimLeft(rule, " ")) {
			t.head = len(t.rows)
		}
	}
	return t
}

// cell makes the cell whose upper left unit is at r and c.
func (g *grid) cell(r, c int) *cell {
	bottom, right := r, c
	for !g.parted(r, right) {
		right++
	}
	for !g.ruled(bottom, c) {
		bottom++
		if bottom == len(g.taken) {
			return nil
		}
	}
	for i := r; i <= bottom; i++ {
		for k := c; k <= right; k++ {
			if g.taken[i][k] || g.parted(i, k) != (k == right) || g.ruled(i, k) != (i == bottom) {
				return nil
			}
			g.taken[i][k] = true
		}
	}
	at := columns{g.left + g.cols[c] + 1, g.left + g.cols[right+1]} // below the first line there are only blanks before left
	text := g.lines.cell(g.from+g.rows[r]+1, g.from+g.rows[bottom+1], at)
	return &cell{text: text, col: c, width: right - c + 1, height: bottom - r + 1}
}
