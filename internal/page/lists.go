package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// List is one of the indexes of definitions: what it is called and what it has.
type List struct {
	Name, Title, Description string
	Sign                     string // of the kinds that it has

	word string
}

// Lists are all of them.
var Lists = []List{
	{ListCommands, "Commands", "Every command from A to Z.", CommandSign, "command"},
	{ListEvents, "Events", "Every event from A to Z.", EventSign, "event"},
	{ListTypes, "Types", "Every type from A to Z.", TypeSign, "type"},
}

// Listed is what l has, from A to Z.
func (p *Pages) Listed(l List) []*Def {
	var kept []*Def
	for _, d := range p.sorted {
		if d.Sign() == l.Sign {
			kept = append(kept, d)
		}
	}
	return kept
}

// list makes the page of l: a section for each letter.
func (p *Pages) list(l List) *Page {
	defs := p.Listed(l)
	page := &Page{Form: ListForm, Title: l.Title, Description: l.Description, Heading: l.Title, Label: strconv.Itoa(len(defs))}
	if l.Name == ListCommands && p.programLists() != nil {
		page.Lead = Blocks{&Words{Intro, []Span{{Text: programsTitle, To: Target{Kind: ToList, Name: ListPrograms}}, plain(" tells which program has which, and when it may be sent.")}}}
	}
	for len(defs) > 0 {
		n, letter := 1, letterOf(defs[0].Name)
		for n < len(defs) && letterOf(defs[n].Name) == letter {
			n++
		}
		s := Section{ID: anchor("letter-", letter), Title: letter, Blocks: Blocks{p.lettered(defs[:n])}}
		page.Sections = append(page.Sections, s)
		page.Outline = append(page.Outline, OutlineEntry{ID: s.ID, Text: letter})
		defs = defs[n:]
	}
	if page.Sections == nil {
		page.Sections = []Section{{Blocks: Blocks{none()}}}
	}
	return page
}

// none is said where a list has nothing.
func none() Block { return &Words{Spans: []Span{plain("None.")}} }

// lettered lists definitions of several programs.
func (p *Pages) lettered(defs []*Def) Block {
	list := &Entries{}
	for _, d := range defs {
		e := p.entry(d)
		if d.Program != QEMU {
			e.Program = d.Program
		}
		list.List = append(list.List, e)
	}
	return list
}

// letterOf is the heading that name is under.
func letterOf(name string) string {
	if name == "" {
		return "#"
	}
	c := strings.ToUpper(name[:1])
	if c < "A" || c > "Z" {
		return "#"
	}
	return c
}

// alphabetical sorts without regard to case, "#" first, and keeps the source order of what is equal then.
func alphabetical(defs []*Def) []*Def {
	sorted := slices.Clone(defs)
	slices.SortStableFunc(sorted, func(a, b *Def) int {
		return cmp.Or(
			cmp.Compare(letterOf(a.Name), letterOf(b.Name)),
			cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			cmp.Compare(a.Name, b.Name))
	})
	return sorted
}
