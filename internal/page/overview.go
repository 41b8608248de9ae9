package page

import (
	"fmt"
	"slices"
	"strconv"

	"qmpdoc/internal/guides"
	"qmpdoc/qapi"
)

// examplesPage lists every example, by what was found in it.
func (p *Pages) examplesPage(page *Page) {
	var lists [len(outcomes)]*ExampleList
	for i, o := range outcomes {
		lists[i] = &ExampleList{Outcome: o.id}
	}
	var counts [len(outcomes)]int
	all := 0
	for _, d := range p.ref.Defs {
		for i, e := range p.examples[d] {
			o, entry := p.exampleEntry(d, i, e)
			lists[o].add(p.link(d), entry)
			counts[o]++
			all++
		}
	}
	page.Label = strconv.Itoa(all)
	summary := fmt.Sprintf("%d checked, %d with findings.", all-counts[unchecked], counts[flawed])
	page.Lead = Blocks{&Words{LeadWords, []Span{plain(summary)}}}
	for i, o := range outcomes {
		page.add(section(o.id, o.title, listOf(lists[i].Groups, lists[i])...))
	}
}

// add appends an example of the definition that by leads to.
func (l *ExampleList) add(by Link, e ExampleEntry) {
	if n := len(l.Groups); n == 0 || l.Groups[n-1].Link != by {
		l.Groups = append(l.Groups, ExampleGroup{Link: by})
	}
	last := &l.Groups[len(l.Groups)-1]
	last.Examples = append(last.Examples, e)
}

// exampleEntry links the example of d with index i.
func (p *Pages) exampleEntry(d *qapi.Def, i int, e qapi.Example) (outcome, ExampleEntry) {
	o, found := p.check(e)
	to := p.Def(d).Target()
	to.ID = exampleID(i)
	entry := ExampleEntry{Link{e.Title, to}, countOf(len(e.Messages), "message"), p.runs(d, e), found}
	switch {
	case e.Title != "":
	case len(p.examples[d]) == 1:
		entry.Text = "Example"
	default:
		entry.Text = fmt.Sprintf("Example %d", i+1)
	}
	return o, entry
}

// runs names the commands that an example of d sends, except d itself.
func (p *Pages) runs(d *qapi.Def, e qapi.Example) string {
	var names []string
	for _, m := range e.Messages {
		if m.Direction == "<-" {
			continue
		}
		for _, name := range guides.Called(m.Text.Raw) {
			to := p.ref.Lookup(d.Products.First(), name)
			if name != d.Name && !slices.Contains(names, name) && (to == nil || to.Kind == qapi.Command) {
				names = append(names, name)
			}
		}
	}
	return few(3, names)
}
