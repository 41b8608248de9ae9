package page

import (
	"fmt"
	"slices"

	"qmpdoc/qapi"
)

// Several programs share commands and types. What they share has one page; each program has a page of its own that lists
// everything that it has, and one table tells who has which command.

// programLists are the pages of the programs, where there are several.
func (p *Pages) programLists() []Index {
	programs := p.programsWithCommands()
	if len(programs) < 2 {
		return nil
	}
	var list []Index
	for _, product := range programs {
		one := program(product)
		list = append(list, Index{
			"all-" + string(one), capital(one.Word()), "What " + one.subject() + " has: chapters, commands, events and types.",
			func(page *Page) { p.programPage(page, product) },
		})
	}
	return append(list, Index{ListPrograms, programsTitle, "Which program has which command, and what you may send before the machine starts.", p.programsPage})
}

const programsTitle = "Commands by program"

// programsWithCommands are the programs that the reference is about.
func (p *Pages) programsWithCommands() []qapi.Products {
	return kept(qapi.AllProducts[:], func(product qapi.Products) bool {
		return slices.ContainsFunc(p.ref.Defs, func(d *qapi.Def) bool { return d.Kind == qapi.Command && d.Products.Has(product) })
	})
}

// programPage lists what one program has.
func (p *Pages) programPage(page *Page, product qapi.Products) {
	page.Lead = Blocks{&Words{LeadWords, []Span{
		plain("Everything that " + program(product).subject() + " has, whether or not it shares it with other programs. "),
		toList(programsTitle, ListPrograms), plain(" compares them."),
	}}}
	has := func(d *Def) bool { return d.source.Products.Has(product) }
	var chapters []ChapterEntry
	for _, c := range p.chapters {
		if defs := kept(c.Defs, has); defs != nil {
			chapters = append(chapters, ChapterEntry{Link: Link{c.Title, c.Target()}, Summary: p.ChapterSummary(c), Count: definitionCount(defs)})
		}
	}
	page.Acts = chapters != nil
	page.add(section("chapters", "Chapters", listOf(chapters, &Contents{chapters})...))
	for _, l := range Lists {
		defs := kept(p.Listed(l), has)
		page.add(section(l.Name, fmt.Sprintf("%s: %d", l.Title, len(defs)), p.entries(defs)...))
	}
	page.Outline = outline(page)
}

// programsPage is the table of commands by program.
func (p *Pages) programsPage(page *Page) {
	page.Acts = true
	page.Lead = Blocks{&Words{LeadWords, []Span{
		plain("“Preconfig” tells whether a command may be sent before the machine is built, with "), code("--preconfig"),
		plain("; “out of band” whether "), code("exec-oob"), plain(" may run it."),
	}}}
	programs := p.programsWithCommands()
	table := &Table{Head: []string{"Command"}}
	for _, product := range programs {
		table.Head = append(table.Head, capital(program(product).Word()))
	}
	table.Head = append(table.Head, "Preconfig", "Out of band")
	for _, d := range p.Listed(Lists[0]) {
		def := d.source
		row := TableRow{ID: anchor("command-", string(d.Program)+"-"+d.Name), Cells: []Cell{{Spans: []Span{{Text: d.Name, Style: Code, To: d.Target()}}}}}
		for _, product := range programs {
			row.Cells = append(row.Cells, yes(def.Products.Has(product)))
		}
		row.Cells = append(row.Cells, yes(def.Flags.AllowPreconfig), yes(def.Flags.AllowOOB))
		table.Rows = append(table.Rows, row)
	}
	page.add(section("", "", table))
}

func yes(is bool) Cell {
	if is {
		return Cell{Spans: []Span{plain("yes")}}
	}
	return Cell{Spans: []Span{}}
}
