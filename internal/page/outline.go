package page

// maxOutlineRows keeps "On this page" short: a longer list of rows is left out of it. Branches are what one chooses from, so
// that more of them are listed.
const (
	maxOutlineRows     = 40
	maxOutlineBranches = 120
)

// outline lists a page's sections, with the rows of its members, values and branches.
func outline(p *Page) []OutlineEntry {
	var list []OutlineEntry
	for _, s := range p.Sections {
		if s.ID == "" {
			continue
		}
		list = append(list, OutlineEntry{ID: s.ID, Text: s.Title})
		if !listed(s.ID) {
			continue
		}
		groups := rowGroups(&s)
		n := countRows(groups)
		if n > maxOutlineRows && (s.ID != branchesID || n > maxOutlineBranches) {
			continue
		}
		for _, g := range groups {
			for _, r := range g.Rows {
				list = append(list, OutlineEntry{r.ID, r.Name, true})
			}
		}
	}
	return list
}

// listed reports whether the rows of the section called id are in "On this page".
func listed(id string) bool {
	switch id {
	case "arguments", "data", "members", "values", branchesID:
		return true
	default:
		return false
	}
}

func countRows(groups []RowGroup) int {
	n := 0
	for _, g := range groups {
		n += len(g.Rows)
	}
	return n
}
