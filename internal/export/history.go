package export

import (
	"slices"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/qapi"
)

// since is when something appeared, by program. All is empty in a reference without a history.
type since struct {
	First    map[string]string `json:"first,omitempty"`    // the first release that has it
	Named    map[string]string `json:"named,omitempty"`    // the first that has it under this name, when that is another one
	Last     map[string]string `json:"last,omitempty"`     // the last release that has it, of what was removed
	Open     []string          `json:"open,omitempty"`     // the programs whose clients may have used it before
	Restated []string          `json:"restated,omitempty"` // the programs whose documentation named an earlier release once
	Gap      []string          `json:"gap,omitempty"`      // the programs in whose history the release before is missing
}

func sinceOf(ages history.Ages) since {
	var out since
	put := func(m *map[string]string, program, release string) {
		if *m == nil {
			*m = map[string]string{}
		}
		(*m)[program] = release
	}
	for _, a := range ages {
		program := a.Product.Word()
		put(&out.First, program, a.First)
		if a.Named != a.First {
			put(&out.Named, program, a.Named)
		}
		if a.Last != "" {
			put(&out.Last, program, a.Last)
		}
		for _, flag := range []struct {
			is   bool
			list *[]string
		}{{a.Open, &out.Open}, {a.Restated, &out.Restated}, {a.Gap, &out.Gap}} {
			if flag.is {
				*flag.list = append(*flag.list, program)
			}
		}
	}
	return out
}

func (in *since) restore() history.Ages {
	var ages history.Ages
	for _, product := range qapi.AllProducts {
		program := product.Word()
		first, ok := in.First[program]
		if !ok {
			continue
		}
		a := history.Age{Product: product, First: first, Named: first, Last: in.Last[program],
			Open: slices.Contains(in.Open, program), Restated: slices.Contains(in.Restated, program), Gap: slices.Contains(in.Gap, program)}
		if named, ok := in.Named[program]; ok {
			a.Named = named
		}
		ages = append(ages, a)
	}
	return ages
}

// entry is a change of a definition.
type entry struct {
	Release string `json:"release"`
	Level   string `json:"level"`
	Rule    string `json:"rule"`
	Path    string `json:"path"`
	Message string `json:"message"`
}

func entryOf(e history.Entry) entry {
	return entry{e.Release, e.Level.String(), e.Rule, e.Path, e.Message}
}

func (in entry) restore() (history.Entry, error) {
	level, err := compare.ParseLevel(in.Level)
	return history.Entry{Release: in.Release, Level: level, Rule: in.Rule, Path: in.Path, Message: in.Message}, err
}

// pastRelease is a release that the history was made from.
type pastRelease struct {
	Release  string   `json:"release"`
	Products []string `json:"products"`
	Program  bool     `json:"program,omitempty"` // a program described itself
}

// removed is a definition that no program has any more, as it last was.
type removed struct {
	definition
	Release string   `json:"release"` // the last that had it
	Without string   `json:"without"` // the first that lacks it
	Became  []string `json:"became"`  // the types that went on in its place
}

// excerpt is what definitions that went lead to, as it was in the last release that had them.
type excerpt struct {
	Release      string       `json:"release"`
	Products     []string     `json:"products"`
	Introspected bool         `json:"introspected,omitempty"`
	SignedOnly   bool         `json:"signed_only,omitempty"`
	Definitions  []definition `json:"definitions"`
	Notices      []notice     `json:"notices,omitempty"` // of its list of deprecated features, about these and about what was removed
}

// gone lists what was removed, and what that leads to.
func (w writer) gone() (list []removed, rest []excerpt) {
	seen := map[*qapi.Def]bool{}
	var references []*qapi.Reference
	for _, g := range w.h.Gone {
		seen[g.Def] = true
		if len(references) == 0 || references[len(references)-1] != g.Reference {
			references = append(references, g.Reference)
		}
		list = append(list, removed{definition: writer{g.Reference, w.h}.definition(g.Def), Release: g.Last, Without: g.Without, Became: listed(g.Became)})
	}
	for _, r := range references {
		e := excerpt{Release: r.Release, Products: r.Products.Names(), Introspected: r.Introspected, SignedOnly: r.SignedOnly, Definitions: []definition{}}
		for _, d := range r.Defs {
			if !seen[d] {
				e.Definitions = append(e.Definitions, writer{r, nil}.definition(d))
			}
		}
		e.Notices = mapped(r.Notices, noticeOf)
		if len(e.Definitions)+len(e.Notices) > 0 {
			rest = append(rest, e)
		}
	}
	return list, rest
}

// ReadHistory reads what WithHistory wrote, of the wanted programs; 0 means all. It is nil when the reference has no history.
func ReadHistory(data []byte, want qapi.Products) (*history.History, error) {
	saved := savedHistory{
		Saved:   history.Saved{Ages: map[any]history.Ages{}, Entries: map[*qapi.Def][]history.Entry{}},
		notices: map[*qapi.Reference][]notice{},
	}
	if _, err := read(data, want, &saved); err != nil {
		return nil, err
	}
	if len(saved.Releases) == 0 {
		return nil, nil
	}
	h := history.Restore(saved.Saved)
	for r, list := range saved.notices {
		r.Notices = mapped(list, func(n notice) *qapi.Notice { return n.restore(r) })
	}
	return h, nil
}

// savedHistory is a history that is read.
type savedHistory struct {
	history.Saved
	notices map[*qapi.Reference][]notice // about what was removed, for references that are complete
}

// historyIn is what a file has of a history besides its definitions.
type historyIn struct {
	Removed []removed `json:"removed"`
	With    []excerpt `json:"removed_with"`
}

// restore reads what was removed, for history.Restore. Definitions that were removed together are in one reference.
func (in *historyIn) restore(saved *savedHistory, releases []pastRelease, want qapi.Products) error {
	for _, r := range releases {
		saved.Releases = append(saved.Releases, history.Release{Number: r.Release, Products: productsOf(r.Products) & want, Program: r.Program})
	}
	references := map[string]*qapi.Reference{}
	of := func(release string) *qapi.Reference {
		if references[release] == nil {
			references[release] = &qapi.Reference{Release: release, Products: want}
		}
		return references[release]
	}
	for i := range in.Removed {
		one := &in.Removed[i]
		d, err := one.definition.restore(want, saved)
		if err != nil {
			return err
		}
		if d.Products == 0 {
			continue
		}
		r := of(one.Release)
		r.Defs = append(r.Defs, d)
		saved.Gone = append(saved.Gone, &history.Gone{Def: d, Reference: r, Last: one.Release, Without: one.Without, Became: one.Became})
	}
	for i := range in.With {
		r := of(in.With[i].Release)
		r.Products, r.Introspected, r.SignedOnly = productsOf(in.With[i].Products)&want, in.With[i].Introspected, in.With[i].SignedOnly
		for j := range in.With[i].Definitions {
			d, err := in.With[i].Definitions[j].restore(want, nil)
			if err != nil {
				return err
			}
			r.Defs = append(r.Defs, d)
		}
		saved.notices[r] = in.With[i].Notices
	}
	return nil
}

// date keeps the ages of something that was read.
func (x restorer) date(of any, s *since) {
	if x.saved == nil {
		return
	}
	if ages := s.restore(); len(ages) > 0 {
		x.saved.Ages[of] = ages
	}
}

// history keeps the ages and changes of a definition that was read.
func (x restorer) history(in *definition) error {
	x.date(x.def, &in.since)
	if x.saved == nil {
		return nil
	}
	for _, e := range in.History {
		one, err := e.restore()
		if err != nil {
			return err
		}
		x.saved.Entries[x.def] = append(x.saved.Entries[x.def], one)
	}
	return nil
}
