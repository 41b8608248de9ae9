package page

// Index is a page that every reference has.
type Index struct {
	Name, Title, Description string
	Page                     func() *Page
}

// Target leads to the page.
func (i Index) Target() Target { return Target{Kind: ToList, Name: i.Name} }

// Indexes lists the pages that every reference has, the landing page first.
func (p *Pages) Indexes() []Index {
	list := []Index{{ListHome, p.homeTitle(), homeDescription, p.home}}
	for _, l := range Lists {
		list = append(list, Index{l.Name, l.Title, l.Description, func() *Page { return p.list(l) }})
	}
	if p.History != nil {
		list = append(list, Index{ListChanges, changesTitle, changesDescription, p.changesPage})
	}
	list = append(list, p.programLists()...)
	if p.Config.Releases != nil {
		list = append(list, Index{ListReleases, releasesTitle, releasesDescription, p.releasesPage})
	}
	return append(list,
		Index{ListDeprecated, deprecatedTitle, deprecatedDescription, p.deprecatedPage},
		Index{ListExamples, examplesTitle, examplesDescription, p.examplesPage},
		Index{ListGuides, guidesTitle, guidesDescription, p.guidesPage})
}

// home makes the landing page.
func (p *Pages) home() *Page {
	page := &Page{Form: HomeForm, Title: p.homeTitle(), Description: homeDescription, Heading: p.homeTitle()}
	page.Lead = Blocks{&Words{Tag, []Span{plain(p.WholeName())}}, &Words{LeadWords, []Span{plain(p.welcome())}}, &SearchBox{}, p.counts()}
	if help := p.Help(); help != nil {
		page.Lead = append(page.Lead, firstSteps(help))
	}
	if w := p.warning(); w != nil {
		page.Lead = append(page.Lead, w)
	}
	if p.programLists() != nil {
		page.Lead = append(page.Lead, p.programLinks())
	}
	for _, g := range p.Programs() {
		page.Sections = append(page.Sections, Section{Title: g.Title(), Blocks: Blocks{p.contents(g.Chapters)}})
	}
	return page
}

// firstSteps leads a reader who does not know QMP yet.
func firstSteps(help []Link) Block {
	spans := []Span{plain("New to QMP? Begin with ")}
	for i, l := range help {
		if i > 0 {
			spans = append(spans, plain(", then read "))
		}
		spans = append(spans, Span{Text: l.Text, To: l.To})
	}
	return &Words{Spans: append(spans, plain(", or see what the "), Span{Text: "guides", To: Target{Kind: ToList, Name: ListGuides}}, plain(" explain step by step."))}
}

// programLinks lead to the pages of the programs, and to the table that compares them.
func (p *Pages) programLinks() Block {
	spans := []Span{plain("What each program has: ")}
	lists := p.programLists()
	table := lists[len(lists)-1]
	for i, list := range lists[:len(lists)-1] {
		if i > 0 {
			spans = append(spans, plain(", "))
		}
		spans = append(spans, Span{Text: list.Title, To: list.Target()})
	}
	return &Words{Spans: append(spans, plain(". "), Span{Text: table.Title, To: table.Target()}, plain(" compares them."))}
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
	return "Everything that a program can say to QEMU over its JSON protocol, and what QEMU says back, as its source describes it."
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
	spans := []Span{plain("Before you build on something, see what is ")}
	for _, w := range warned {
		count := p.countWarned(w.feature)
		if count == "" {
			continue
		}
		if len(spans) > 1 {
			spans = append(spans, plain(" or "))
		}
		spans = append(spans, Span{Text: w.feature, To: Target{Kind: ToList, Name: ListDeprecated, ID: w.feature}}, plain(" ("+count+")"))
	}
	if len(spans) == 1 {
		return nil
	}
	return &Words{Spans: append(spans, plain("."))}
}

// NotFound makes what a server shows for an address that does not exist.
func (p *Pages) NotFound() *Page {
	list := func(l List) Span { return Span{Text: l.word + "s", To: Target{Kind: ToList, Name: l.Name}} }
	return &Page{
		Form: IndexForm, Title: notFoundTitle, Description: "There is no such page.", Heading: notFoundTitle,
		Lead: Blocks{
			&Words{Missing, []Span{plain("This reference has no such page. The search finds the names nearest to it:")}},
			&SearchBox{},
			&Words{Spans: []Span{
				plain("Addresses are made of kind and name, in the case that the schema gives: "), code("commands/query-status.html"), plain(", "),
				code("events/STOP.html"), plain(", "), code("types/RunState.html"), plain(". Look through the "),
				list(Lists[0]), plain(", the "), list(Lists[1]), plain(" or the "), list(Lists[2]), plain("."),
			}},
		},
	}
}
