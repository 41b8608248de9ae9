package page

// Printers that cannot fold print the types of rows as deep as the page unfolds them, or one level less, and so on, until
// the rows are few enough to be read from top to bottom. Where they end, the type leads further.
const (
	MarkdownRows     = 400
	MarkdownTypeRows = 100 // on the pages of types, which are read on the way to a command
	TerminalRows     = 60
)

// Depth is how many levels of types a printer unfolds that prints at most so many rows, beside those of the page itself.
func (p *Page) Depth(most int) int {
	depth, last := 0, p.unfolded(0)
	for {
		n := p.unfolded(depth + 1)
		if n > most || n == last {
			return depth
		}
		depth, last = depth+1, n
	}
}

// unfolded counts the rows in the folds of the page's rows, down to depth.
func (p *Page) unfolded(depth int) int {
	n := 0
	for i := range p.Sections {
		for _, g := range rowGroups(&p.Sections[i]) {
			n += unfoldedRows(g.Rows, depth)
		}
	}
	return n
}

func unfoldedRows(rows []Row, depth int) int {
	n := 0
	for i := range rows {
		n += len(rows[i].Nested) + unfoldedRows(rows[i].Nested, depth)
		if f := rows[i].Fold; f != nil && depth > 0 {
			for _, g := range f.Groups {
				n += len(g.Rows) + unfoldedRows(g.Rows, depth-1)
			}
		}
	}
	return n
}
