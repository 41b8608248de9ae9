package page

// releasesPage makes the list of the releases whose sites stand together.
func (p *Pages) releasesPage() *Page {
	page := &Page{
		Form: IndexForm, Title: releasesTitle, Description: releasesDescription, Heading: releasesTitle,
		Lead: Blocks{&Words{LeadWords, []Span{plain("Each release of QEMU has a reference of its own.")}}},
	}
	table := &Table{Head: []string{"Release", "What changed in it"}}
	summaries := map[string]string{}
	for _, c := range p.Changes {
		summaries[c.Release] = c.Summary
	}
	for i, number := range p.Releases {
		to := Target{Kind: ToRelease, Name: number}
		if i == 0 {
			to = Target{Kind: ToList, Name: ListHome}
		}
		changed := Span{Text: summaries[number]}
		if changed.Text != "" {
			changed.To = Target{Kind: ToChanges, Name: number}
		}
		table.Rows = append(table.Rows, TableRow{Cells: []Cell{{Spans: []Span{{Text: "QEMU " + number, To: to}}}, {Spans: []Span{changed}}}})
	}
	page.Sections = []Section{{Blocks: Blocks{table}}}
	return page
}
