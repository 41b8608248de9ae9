package site

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// ListPage lists all definitions of a kind from A to Z.
type ListPage struct {
	Page
	Count   int
	Letters []Letter
}

// Letter is the definitions that begin with one letter.
type Letter struct {
	ID, Letter string
	Entries    []ListEntry
}

// ListEntry is a definition in a list of several programs.
type ListEntry struct {
	Entry
	Program string // when it is not QEMU's
}

// list is one of the indexes: what it is called and what it holds.
type list struct {
	address, title, description string
	holds                       func(qapi.Kind) bool
}

var lists = []list{
	{"commands.html", "Commands", "Every command from A to Z.", func(k qapi.Kind) bool { return k == qapi.Command }},
	{"events.html", "Events", "Every event from A to Z.", func(k qapi.Kind) bool { return k == qapi.Event }},
	{"types.html", "Types", "Every type from A to Z.", qapi.Kind.IsType},
}

func (s *site) listPage(l list) *ListPage {
	v := s.viewAt(l.address, nil)
	p := &ListPage{Page: s.frame(l.address, l.title, l.description)}
	p.Side = s.side(v.root, nil, nil)
	for _, d := range s.listed(l) {
		p.Count++
		name := letterOf(d.Name)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Letter != name {
			p.Letters = append(p.Letters, Letter{ID: anchor("letter-", name), Letter: name})
		}
		e := ListEntry{Entry: v.entry(d)}
		if !d.Products.Has(qapi.QMP) {
			e.Program = programName(d.Products.First())
		}
		at := &p.Letters[len(p.Letters)-1]
		at.Entries = append(at.Entries, e)
	}
	return p
}

// letterOf gives the heading that name stands under.
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
func alphabetical(defs []*qapi.Def) []*qapi.Def {
	sorted := slices.Clone(defs)
	slices.SortStableFunc(sorted, func(a, b *qapi.Def) int {
		return cmp.Or(
			cmp.Compare(letterOf(a.Name), letterOf(b.Name)),
			cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			cmp.Compare(a.Name, b.Name))
	})
	return sorted
}

// listed gives what l holds, from A to Z.
func (s *site) listed(l list) []*qapi.Def {
	var kept []*qapi.Def
	for _, d := range s.sorted {
		if l.holds(d.Kind) {
			kept = append(kept, d)
		}
	}
	return kept
}
