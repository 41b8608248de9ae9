package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// List is one of the indexes of definitions: what it is called and what it has.
type List struct {
	Name, Title string
	Sign        string // of the kinds that it has

	word string
}

// Lists are all of them.
var Lists = []List{
	{ListCommands, "Commands", CommandSign, "command"},
	{ListEvents, "Events", EventSign, "event"},
	{ListTypes, "Types", TypeSign, "type"},
}

// of keeps the definitions of the kinds that l has.
func (l List) of(defs []*Def) []*Def {
	return kept(defs, func(d *Def) bool { return d.Sign() == l.Sign })
}

// Listed is what l has, from A to Z.
func (p *Pages) Listed(l List) []*Def { return l.of(p.sorted) }

// list is the page of l: a section for each letter.
func (p *Pages) list(page *Page, l List) {
	defs := p.Listed(l)
	page.Form, page.Label, page.Acts = ListForm, strconv.Itoa(len(defs)), true
	if l.Name == ListCommands && p.programLists() != nil {
		page.Lead = Blocks{&Words{Intro, []Span{toList(programsTitle, ListPrograms), plain(" tells which program has which, and when it may be sent.")}}}
	}
	for len(defs) > 0 {
		n, letter := 1, letterOf(defs[0].Name)
		for n < len(defs) && letterOf(defs[n].Name) == letter {
			n++
		}
		page.add(section(anchor("letter-", letter), letter, p.lettered(defs[:n])))
		defs = defs[n:]
	}
	page.Outline = outline(page)
	if page.Sections == nil {
		page.add(section("", "", none()))
	}
}

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
	if c := strings.ToUpper(name[:min(len(name), 1)]); c >= "A" && c <= "Z" {
		return c
	}
	return "#"
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
