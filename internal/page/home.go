package page

import "slices"

// Index is a page that lists things: a reference has one of each.
type Index struct {
	Name, Title, Description string

	fill func(*Page)
}

// Target leads to the page.
func (i Index) Target() Target { return Target{Kind: ToList, Name: i.Name} }

// Page makes the page.
func (i Index) Page() *Page {
	page := &Page{Form: IndexForm, Title: i.Title, Description: i.Description, Heading: i.Title}
	i.fill(page)
	return page
}

// Indexes lists the pages that list things, the landing page first.
func (p *Pages) Indexes() []Index {
	list := []Index{{ListHome, p.homeTitle(), "Reference of the QEMU Machine Protocol: every command, event and type.", p.home}}
	for _, l := range Lists {
		list = append(list, Index{l.Name, l.Title, "Every " + l.word + " from A to Z.", func(page *Page) { p.list(page, l) }})
	}
	if p.History != nil {
		list = append(list, Index{ListChanges, changesTitle, "What changed from release to release, and what is no longer there.", p.changesPage})
	}
	list = append(list, p.programLists()...)
	if p.Config.Releases != nil {
		list = append(list, Index{ListReleases, "Releases", "The reference of each release.", p.releasesPage})
	}
	return append(list,
		Index{ListDeprecated, "Deprecated and unstable", "What will go away, and what may change without notice.", p.deprecatedPage},
		Index{ListExamples, "Examples", "Every example message of the documentation.", p.examplesPage},
		Index{ListGuides, guidesTitle, "How to connect, how the protocol works, and what QEMU’s documents explain with QMP messages.", p.guidesPage})
}

// Maker makes a page.
type Maker struct {
	Target Target // that leads to it
	Make   func() *Page
}

// All lists all pages of a site, definitions first.
func (p *Pages) All() []Maker {
	var list []Maker
	for _, d := range slices.Concat(p.defs, p.gone) {
		list = append(list, Maker{d.Target(), func() *Page { return p.Definition(d) }})
	}
	for _, c := range p.Changes {
		list = append(list, Maker{c.Target(), func() *Page { return p.ChangesIn(c) }})
	}
	for _, c := range p.chapters {
		list = append(list, Maker{c.Target(), func() *Page { return p.Chapter(c) }})
	}
	for _, g := range p.guides {
		list = append(list, Maker{g.Target(), func() *Page { return p.Guide(g) }})
	}
	for _, index := range p.Indexes() {
		list = append(list, Maker{index.Target(), index.Page})
	}
	return list
}

// home is the landing page.
func (p *Pages) home(page *Page) {
	page.Form = HomeForm
	page.Lead = Blocks{&Words{Tag, []Span{plain(p.WholeName())}}, &Words{LeadWords, []Span{plain(p.welcome())}}, &SearchBox{}, p.counts()}
	if help := p.Help(); help != nil {
		page.Lead = append(page.Lead, firstSteps(help))
	}
	if w := p.warning(); w != nil {
		page.Lead = append(page.Lead, w)
	}
	if lists := p.programLists(); lists != nil {
		page.Lead = append(page.Lead, programLinks(lists))
	}
	for _, g := range p.Programs() {
		page.add(section("", g.Title(), p.contents(g.Chapters)...))
	}
}

// firstSteps leads a reader who does not know QMP yet.
func firstSteps(help []Link) Block {
	var links []Span
	for _, l := range help {
		links = also(links, ", then read ", Span{Text: l.Text, To: l.To})
	}
	return &Words{Spans: slices.Concat([]Span{plain("New to QMP? Begin with ")}, links,
		[]Span{plain(", or see what the "), toList("guides", ListGuides), plain(" explain step by step.")})}
}

// programLinks lead to the pages of the programs, and to the table that compares them.
func programLinks(lists []Index) Block {
	var links []Span
	last := len(lists) - 1
	for _, l := range lists[:last] {
		links = also(links, ", ", toList(l.Title, l.Name))
	}
	return &Words{Spans: slices.Concat([]Span{plain("What each program has: ")}, links,
		[]Span{plain(". "), toList(lists[last].Title, lists[last].Name), plain(" compares them.")})}
}

func (p *Pages) homeTitle() string {
	if p.Sample {
		return "A sample protocol"
	}
	return "QMP reference"
}

func (p *Pages) welcome() string {
	if p.Sample {
		return "The management protocol of an imaginary greenhouse, small enough to be read in one sitting. It comes with qmpdoc, which calls it sample."
	}
	who := QEMU.subject()
	if programs := p.programsWithCommands(); len(programs) == 1 {
		who = program(programs[0]).subject()
	}
	return "Everything that a program can say to " + who + " over its JSON protocol, and what " + who + " says back, as its source describes it."
}

func (p *Pages) counts() *Counts {
	list := &Counts{}
	add := func(n int, name, word string) {
		list.List = append(list.List, Count{n, Link{plural(n, word), Target{Kind: ToList, Name: name}}})
	}
	for _, l := range Lists {
		add(len(p.Listed(l)), l.Name, l.word)
	}
	examples := 0
	for _, d := range p.ref.Defs {
		examples += len(p.examples[d])
	}
	add(examples, ListExamples, "example")
	return list
}

// warning leads to what is deprecated or unstable; nil when nothing is.
func (p *Pages) warning() Block {
	var links []Span
	for _, w := range warned {
		if count := p.countWarned(w.kind); count != "" {
			to := Target{Kind: ToList, Name: ListDeprecated, ID: string(w.kind)}
			links = also(links, " or ", Span{Text: string(w.kind), To: to}, plain(" ("+count+")"))
		}
	}
	if links == nil {
		return nil
	}
	return &Words{Spans: slices.Concat([]Span{plain("Before you build on something, see what is ")}, links, []Span{plain(".")})}
}

const notFoundTitle = "Not found"

// NotFound makes what a server shows for an address that does not exist.
func (p *Pages) NotFound() *Page {
	return &Page{
		Form: IndexForm, Title: notFoundTitle, Description: "There is no such page.", Heading: notFoundTitle, Acts: true,
		Lead: Blocks{
			&Words{Missing, []Span{plain("This reference has no such page. The search finds the names nearest to it:")}},
			&SearchBox{},
			&Words{Spans: []Span{
				plain("Addresses are made of kind and name, in the case that the schema gives: "), code("commands/query-status.html"), plain(", "),
				code("events/STOP.html"), plain(", "), code("types/RunState.html"), plain(". Look through the "),
				toList("commands", ListCommands), plain(", the "), toList("events", ListEvents), plain(" or the "), toList("types", ListTypes), plain("."),
			}},
		},
	}
}
