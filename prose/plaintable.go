package prose

import (
	"strings"
	"unicode/utf8"
)

// table prints a table with aligned columns. A cell that spans rows or columns is in the first of them.
func (p plainPrinter) table(t *table) string {
	width := t.width()
	var rows [][]string
	for _, r := range t.rows {
		rows = append(rows, p.row(r, width))
	}
	widths := columnWidths(rows)
	var lines []string
	for i, cells := range rows {
		if i == t.head && i > 0 {
			lines = append(lines, tableRule(widths))
		}
		lines = append(lines, alignedRow(cells, widths))
	}
	return strings.Join(lines, "\n")
}

func (p plainPrinter) row(r row, width int) []string {
	cells := make([]string, width)
	for _, c := range r {
		inner := plainPrinter{doc: c.doc, width: p.width}
		cells[c.col] = strings.Join(strings.Fields(inner.blocks(c.doc.root.FirstChild())), " ")
	}
	return cells
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, cells := range rows {
		for i, c := range cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if i+1 == len(cells) || cells[i+1] != "" { // not the first of a span, which is as wide as it needs to be
				widths[i] = max(widths[i], utf8.RuneCountInString(c))
			}
		}
	}
	return widths
}

func tableRule(widths []int) string {
	parts := make([]string, len(widths))
	for i, w := range widths {
		parts[i] = strings.Repeat("-", max(w, 1))
	}
	return strings.Join(parts, "  ")
}

func alignedRow(cells []string, widths []int) string {
	var b strings.Builder
	for i, c := range cells {
		b.WriteString(c)
		b.WriteString(strings.Repeat(" ", max(widths[i]-utf8.RuneCountInString(c), 0)+2))
	}
	return strings.TrimRight(b.String(), " ")
}
