package page

import (
	"strconv"

	"qmpdoc/qapi"
)

// Several programs share commands and types. What they share has one page; each program has a page of its own that lists
// everything that it has, and one table tells who has which command.

// programLists are the pages of the programs, where there are several.
func (p *Pages) programLists() []Index {
	groups := p.programsWithCommands()
	if len(groups) < 2 {
		return nil
	}
	var list []Index
	for _, product := range groups {
		product := product
		word := program(product).Word()
		list = append(list, Index{
			programList(product), capital(word), "What the " + word + " has: chapters, commands, events and types.",
			func() *Page { return p.programPage(product) },
		})
	}
	return append(list, Index{ListPrograms, programsTitle, programsDescription, p.programsPage})
}

const (
	programsTitle       = "Commands by program"
	programsDescription = "Which program has which command, and what you may send before the machine starts."
)

// chaptersID is the section of a program's chapters.
const chaptersID = "chapters"

// programList is the name of the list of one program.
func programList(product qapi.Products) string { return "all-" + string(program(product)) }

// programsWithCommands are the programs that the reference is about.
func (p *Pages) programsWithCommands() []qapi.Products {
	var list []qapi.Products
	for _, product := range qapi.AllProducts {
		for _, d := range p.ref.Defs {
			if d.Kind == qapi.Command && d.Products.Has(product) {
				list = append(list, product)
				break
			}
		}
	}
	return list
}

// programPage lists what one program has.
func (p *Pages) programPage(product qapi.Products) *Page {
	word := program(product).Word()
	page := &Page{
		Form: IndexForm, Title: capital(word), Description: "What the " + word + " has: chapters, commands, events and types.", Heading: capital(word),
		Lead: Blocks{&Words{LeadWords, []Span{
			plain("Everything that the " + word + " has, whether or not it shares it with other programs. "),
			{Text: programsTitle, To: Target{Kind: ToList, Name: ListPrograms}}, plain(" compares them."),
		}}},
	}
	if chapters := p.chaptersWith(product); chapters != nil {
		page.Sections = append(page.Sections, Section{ID: chaptersID, Title: "Chapters", Blocks: Blocks{&Contents{chapters}}})
	}
	for _, l := range Lists {
		list := &Entries{}
		for _, d := range p.Listed(l) {
			if p.of[d].Products.Has(product) {
				list.List = append(list.List, p.entry(d))
			}
		}
		if list.List != nil {
			title := l.Title + ": " + strconv.Itoa(len(list.List))
			page.Sections = append(page.Sections, Section{ID: l.Name, Title: title, Blocks: Blocks{list}})
		}
	}
	page.Outline = outline(page)
	return page
}

// chaptersWith lists the chapters and sections that have something of a program, counted for it.
func (p *Pages) chaptersWith(product qapi.Products) []ChapterEntry {
	var list []ChapterEntry
	for _, c := range p.chapters {
		var defs []*Def
		for _, d := range c.Defs {
			if p.of[d].Products.Has(product) {
				defs = append(defs, d)
			}
		}
		if defs == nil {
			continue
		}
		list = append(list, ChapterEntry{Link: Link{c.Title, c.Target()}, Summary: p.ChapterSummary(c), Count: definitionCount(defs)})
	}
	return list
}

// programsPage is the table of commands by program.
func (p *Pages) programsPage() *Page {
	page := &Page{
		Form: IndexForm, Title: programsTitle, Description: programsDescription, Heading: programsTitle,
		Lead: Blocks{&Words{LeadWords, []Span{
			plain("“Preconfig” tells whether a command may be sent before the machine is built, with "), code("--preconfig"),
			plain("; “out of band” whether "), code("exec-oob"), plain(" may run it."),
		}}},
	}
	programs := p.programsWithCommands()
	table := &Table{Head: []string{"Command"}}
	for _, product := range programs {
		table.Head = append(table.Head, capital(program(product).Word()))
	}
	table.Head = append(table.Head, "Preconfig", "Out of band")
	for _, d := range p.Listed(Lists[0]) {
		def := p.of[d]
		row := TableRow{ID: anchor("command-", string(d.Program)+"-"+d.Name), Cells: []Cell{{Spans: []Span{{Text: d.Name, Style: Code, To: d.Target()}}}}}
		for _, product := range programs {
			row.Cells = append(row.Cells, yes(def.Products.Has(product)))
		}
		row.Cells = append(row.Cells, yes(def.Flags.AllowPreconfig), yes(def.Flags.AllowOOB))
		table.Rows = append(table.Rows, row)
	}
	page.Sections = []Section{{Blocks: Blocks{table}}}
	return page
}

func yes(is bool) Cell {
	if is {
		return Cell{Spans: []Span{plain("yes")}}
	}
	return Cell{Spans: []Span{}}
}
