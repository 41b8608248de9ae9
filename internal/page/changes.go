package page

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/releasenotes"
	"qmpdoc/qapi"
)

const changesTitle = "Changes"

// Changes is what changed in one release.
type Changes struct {
	Release, Before string    // the numbers of the release and of the one that it is compared with
	Date            time.Time // of the release; zero when unknown
	Summary         string    // how many changes of which level, in words
	Parts           []releasenotes.Part
}

// ChangesOf keeps of a comparison what pages say, and nothing else of the two sources.
func ChangesOf(c *compare.Comparison) *Changes {
	n := releasenotes.Notes{
		Old: releasenotes.Source{Release: c.Old.Release}, New: releasenotes.Source{Release: c.New.Release},
		Downgrade: c.Downgrade, Changes: c.Changes,
	}
	return &Changes{Release: Number(c.New.Release), Before: Number(c.Old.Release), Date: c.New.Date, Summary: n.Summary(), Parts: n.Parts()}
}

// Target leads to the page about the release.
func (c *Changes) Target() Target { return Target{Kind: ToChanges, Name: c.Release} }

// Describe says in one sentence what the page is about.
func (c *Changes) Describe() string {
	if c.Summary == "" {
		return "What changed from QEMU " + c.Before + ": nothing."
	}
	return "What changed from QEMU " + c.Before + ": " + c.Summary + "."
}

// ChangesIn makes the page about what changed in one release.
func (p *Pages) ChangesIn(c *Changes) *Page {
	page := &Page{
		Form: IndexForm, Title: c.title(), Description: c.Describe(), Heading: c.title(),
		Trail: []Link{p.trail(nil)[0], {changesTitle, Target{Kind: ToList, Name: ListChanges}}},
		Lead:  Blocks{&Words{LeadWords, []Span{plain(c.Describe())}}},
	}
	if spans := p.neighbours(c); spans != nil {
		page.Lead = append(page.Lead, &Words{Spans: spans})
	}
	for i := range c.Parts {
		page.add(p.changesPart(c, &c.Parts[i]))
	}
	page.Outline = outline(page)
	return page
}

// neighbours leads to the pages about the releases before and after.
func (p *Pages) neighbours(c *Changes) []Span {
	var spans []Span
	i := slices.Index(p.Changes, c)
	if i > 0 {
		spans = append(spans, plain("Previous release: "), releaseSpan(p.Changes[i-1].Release), plain(". "))
	}
	if i+1 < len(p.Changes) {
		spans = append(spans, plain("Next release: "), releaseSpan(p.Changes[i+1].Release), plain("."))
	}
	return spans
}

// releaseSpan leads to what changed in a release.
func releaseSpan(number string) Span {
	return Span{Text: number, To: Target{Kind: ToChanges, Name: number}}
}

// levelWords explain the levels to those who read a page about a release.
var levelWords = map[compare.Level]string{
	compare.Breaking:      "Clients that followed the documentation of the previous release can fail.",
	compare.Announced:     "Breaking, but deprecated before.",
	compare.Unstable:      "Breaking, in interfaces about which QEMU promises nothing.",
	compare.Risky:         "Some clients can fail.",
	compare.Deprecation:   "Still there, and to be removed in a later release.",
	compare.Documentation: "Nothing that a client sees.",
}

func (p *Pages) changesPart(c *Changes, part *releasenotes.Part) *Section {
	s := &Section{ID: part.Level.String(), Title: part.Title}
	if words := levelWords[part.Level]; words != "" {
		s.Blocks = append(s.Blocks, &Words{Intro, []Span{plain(words)}})
	}
	var groups []ChangeGroup
	for _, g := range part.Groups {
		groups = append(groups, p.changeGroup(c, g))
	}
	s.Blocks = append(s.Blocks, listOf(groups, &ChangeList{groups})...)
	if part.Texts != nil {
		links := &Links{Title: "The text changed", Folded: true}
		for _, t := range part.Texts {
			links.Links = append(links.Links, Link{t.Name, p.targetOf(t.Kind, 0, t.Name)})
		}
		s.Blocks = append(s.Blocks, links)
	}
	return s
}

func (p *Pages) changeGroup(c *Changes, g *releasenotes.Group) ChangeGroup {
	out := ChangeGroup{Link: Link{Text: g.Name}, Kind: g.Kind.String()}
	if g.IsProgram {
		out.Kind = "program"
	} else {
		out.To = p.targetOf(g.Kind, g.Products, g.Name)
		if first := program(g.Products); first != QEMU {
			out.Program = first
		}
	}
	for _, item := range g.Items {
		one := ChangeItem{Said: item.Said()}
		if w := item.Witness; w != nil {
			one.Witness = &Witness{w.Messages, []string{c.Before + ": " + w.Old, c.Release + ": " + w.New}}
		}
		out.Items = append(out.Items, one)
	}
	return out
}

// targetOf leads to the page of a definition, present or removed, or nowhere when there is none. Without products any program's
// counts.
func (p *Pages) targetOf(kind qapi.Kind, products qapi.Products, name string) Target {
	sign := (&Def{Kind: kind.String()}).Sign()
	programs := []Program{QEMU, StorageDaemon, GuestAgent}
	if products != 0 {
		programs = []Program{program(products), QEMU, StorageDaemon}
		if products == qapi.GuestAgent {
			programs = programs[:1]
		}
	}
	for _, one := range programs {
		if named := p.names[nameKey{sign, one, name}]; named != nil {
			return named.Target()
		}
	}
	return Target{}
}

// changesPage leads to what changed in each release, and to what was removed.
func (p *Pages) changesPage(page *Page) {
	table := &Table{Head: []string{"Release", "Compared with the previous release"}}
	for _, c := range slices.Backward(p.Changes) {
		table.add(releaseSpan(c.Release), plain(cmp.Or(c.Summary, "nothing changed")))
	}
	page.add(section("releases", "Releases", orNone(listOf(table.Rows, table))...), p.whatWent())
	page.Outline = outline(page)
}

// whatWent lists what earlier releases had.
func (p *Pages) whatWent() *Section {
	const id, title = "gone", "Removed"
	if p.gone == nil {
		return section(id, title, none())
	}
	counts := map[string]int{}
	table := &Table{Head: []string{"Name", "Kind", "Last release"}}
	for _, d := range p.gone {
		counts[d.Sign()]++
		kind := d.Kind
		if d.Program != QEMU {
			kind += " of " + d.Program.subject()
		}
		table.add(Span{Text: d.Name, To: d.Target()}, plain(kind), plain(d.Until))
	}
	words := fmt.Sprintf("%s, %s and %s that this release does not have. Each keeps its page, as it was documented last.",
		countOf(counts[CommandSign], "command"), countOf(counts[EventSign], "event"), countOf(counts[TypeSign], "type"))
	return section(id, title, &Words{Intro, []Span{plain(words)}}, table)
}

// releasesPage lists the releases whose sites are published together.
func (p *Pages) releasesPage(page *Page) {
	page.Lead = Blocks{&Words{LeadWords, []Span{plain("Each release of QEMU has a reference of its own.")}}}
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
		table.add(Span{Text: "QEMU " + number, To: to}, changed)
	}
	page.add(section("", "", table))
}
