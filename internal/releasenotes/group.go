package releasenotes

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/printable"
	"qmpdoc/qapi"
)

// Group is the changes of one definition; or one change of several things, and then it has no name.
type Group struct {
	compare.Thing
	Products  qapi.Products
	Program   string // the names of its programs, unless QEMU is among them
	IsProgram bool   // the name is that of a program
	Items     []*Item
}

// Item is changes that one sentence tells.
type Item struct {
	*compare.Change
	likewise []*compare.Change // of something beside it
}

// groups sorts changes, which are sorted worst first, by their definitions.
func groups(list []*compare.Change) []*Group {
	type key struct{ kind, name, program string }
	byName := map[key]*Group{}
	var all []*Group
	for _, c := range list {
		if len(c.Also) > 0 {
			all = append(all, &Group{Products: c.Products, Items: []*Item{{Change: c}}})
			continue
		}
		k := key{kindOf(c), c.Name, program(c)}
		g := byName[k]
		if g == nil {
			g = &Group{Thing: compare.Thing{Kind: c.Kind, Name: c.Name}, Products: c.Products, Program: k.program, IsProgram: c.IsProgram()}
			byName[k] = g
			all = append(all, g)
		}
		g.add(c)
	}
	return all
}

// add adds a change to the item that tells the same of something beside it, or to a new one.
func (g *Group) add(c *compare.Change) {
	if at := slices.IndexFunc(g.Items, func(i *Item) bool { return like(i.Change, c) }); at >= 0 {
		g.Items[at].likewise = append(g.Items[at].likewise, c)
		return
	}
	g.Items = append(g.Items, &Item{Change: c})
}

// like reports whether two changes of one definition differ in the name of one thing only.
func like(a, b *compare.Change) bool {
	at := own(a)
	if a.Rule != b.Rule || a.Level != b.Level || len(b.Steps) != len(a.Steps) || at < 1 || len(a.Also)+len(b.Also) > 0 || a.Because != b.Because {
		return false
	}
	return a.Steps[at].Kind == b.Steps[at].Kind && slices.Equal(a.Steps[:at], b.Steps[:at]) && slices.Equal(a.Steps[at+1:], b.Steps[at+1:]) &&
		a.Predicate == b.Predicate
}

// own is the number of the step to what changed itself, within the thing that has it: the last, or the one before a JSON type.
func own(c *compare.Change) int {
	last := len(c.Steps) - 1
	if last > 0 && c.Steps[last].Kind == compare.ToAlternative {
		return last - 1
	}
	return last
}

// program names the programs of a change where that is not QEMU, or not QEMU alone.
func program(c *compare.Change) string {
	names := c.Products.Names()
	if c.IsProgram() || len(names) == 0 || names[0] == "qmp" {
		return ""
	}
	return strings.ReplaceAll(strings.Join(names, ", "), "-", " ")
}

// Said is the sentence, without period, to be read below the name of the definition.
func (i *Item) Said() string {
	said := strings.Replace(i.Message, fmt.Sprintf("%s '%s'", i.Kind, i.Name), "the "+i.Kind.String(), 1)
	if len(i.Also) > 0 {
		return printable.Line(said + ": " + things(i.Change) + i.reaching())
	}
	if i.ReplacedBy != "" {
		said += "; use " + quoted(i.ReplacedBy)
	}
	return printable.Line(said + i.likewiseWords() + i.reaching())
}

// quoted quotes each of several names.
func quoted(names string) string { return "'" + strings.ReplaceAll(names, ", ", "', '") + "'" }

// likewiseWords name the further things of which the sentence holds.
func (i *Item) likewiseWords() string {
	var names []string
	for _, c := range i.likewise {
		name := "'" + c.Steps[own(c)].Name + "'"
		if c.ReplacedBy != "" && c.ReplacedBy != i.ReplacedBy {
			name += " (use " + quoted(c.ReplacedBy) + ")"
		}
		names = append(names, name)
	}
	if names == nil {
		return ""
	}
	return "; likewise " + strings.Join(names, ", ")
}

// reaching tells whom else a change reaches, the first few by name.
func (i *Item) reaching() string {
	const most = 4
	var names []string
	for _, r := range i.Reaches {
		of := func(t compare.Thing) bool { return t.Name == r.Name }
		if r.Name != i.Name && !slices.ContainsFunc(i.Also, of) && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	slices.Sort(names)
	more := ""
	if n := len(names) - most; n > 1 {
		names, more = names[:most], fmt.Sprintf(" and %d more", n)
	}
	if names == nil {
		return ""
	}
	return " (also in " + strings.Join(names, ", ") + more + ")"
}

// things lists all things of which a change says the same.
func things(c *compare.Change) string {
	var names []string
	for _, t := range append([]compare.Thing{c.Thing}, c.Also...) {
		names = append(names, strings.TrimSpace(t.Name+" "+t.Path()))
	}
	return strings.Join(names, ", ")
}
