// Package releasenotes prints what changed between two sources: as text for people, as Markdown for release notes, and as JSON
// (qmpdoc-changes/1). For SARIF, GitHub and the baseline, Findings makes findings of changes, which internal/report prints.
package releasenotes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
)

// Notes are the changes between two sources, as they were chosen to be printed.
type Notes struct {
	Old, New  Source
	Downgrade bool
	Changes   []*compare.Change // sorted; suppressed ones among them
}

// Source is one side of a comparison.
type Source struct {
	Name    string // as it was named on the command line
	Release string // "" when unknown
	// Place names a file of the source for people; nil: it is the name.
	Place func(file string) string
}

func (s *Source) place(p diag.Pos) string {
	if s.Place != nil {
		p.File = s.Place(p.File)
	}
	p.Col = 0
	return p.String()
}

// labels name the two sources before what each says of a message: by their releases, if these tell them apart.
func (n *Notes) labels() (old, new string) {
	if n.Old.Release == n.New.Release && n.Old.Release != "" {
		return "OLD", "NEW"
	}
	return n.Old.title(), n.New.title()
}

func (s *Source) title() string {
	if s.Release == "" {
		return s.Name
	}
	return s.Release
}

func (n *Notes) counting() []*compare.Change {
	return slices.DeleteFunc(slices.Clone(n.Changes), func(c *compare.Change) bool { return c.Suppressed != "" })
}

// Summary counts the changes of each level in words: "1 breaking, 3 risky, 12 additions"; "" when there are none.
func (n *Notes) Summary() string {
	counts := map[compare.Level]int{}
	suppressed := 0
	for _, c := range n.Changes {
		if c.Suppressed != "" {
			suppressed++
			continue
		}
		counts[c.Level]++
	}
	var words []string
	for _, l := range compare.Levels {
		if counts[l] > 0 {
			words = append(words, counted(l, counts[l]))
		}
	}
	if suppressed > 0 {
		words = append(words, fmt.Sprintf("%d suppressed", suppressed))
	}
	return strings.Join(words, ", ")
}

// counted says how many changes of a level there are.
func counted(l compare.Level, n int) string {
	switch l {
	case compare.Breaking, compare.Announced, compare.Unstable, compare.Risky:
		return fmt.Sprintf("%d %s", n, l)
	case compare.Build:
		return fmt.Sprintf("%d not built", n)
	case compare.Documentation:
		return fmt.Sprintf("%d in the documentation", n)
	default:
		if n == 1 {
			return "1 " + l.String()
		}
		return fmt.Sprintf("%d %ss", n, l)
	}
}

func (n *Notes) heading() string {
	old, new := n.Old.title(), n.New.title()
	switch {
	case n.Old.Release == n.New.Release && n.New.Release != "":
		old, new = n.Old.Name, n.New.Name+" (QEMU "+n.New.Release+")"
	case n.Old.Release != "":
		old = "QEMU " + old
	case n.New.Release != "":
		new = "QEMU " + new
	}
	if n.Downgrade {
		new += " (a downgrade)"
	}
	return old + " to " + new
}

// definition is the changes of one command, event or type.
type definition struct {
	compare.Thing
	program string
	rows    []row
}

// row is changes that one sentence tells.
type row struct {
	*compare.Change
	likewise []*compare.Change
}

// definitions groups changes, which are sorted worst first, by their definitions. A change of several things has a group of its
// own, without a name.
func definitions(list []*compare.Change) []*definition {
	type key struct{ kind, name, program string }
	byName := map[key]*definition{}
	var all []*definition
	for _, c := range list {
		if len(c.Also) > 0 {
			all = append(all, &definition{rows: []row{{Change: c}}})
			continue
		}
		k := key{kindOf(c), c.Name, program(c)}
		d := byName[k]
		if d == nil {
			d = &definition{Thing: compare.Thing{Kind: c.Kind, Name: c.Name}, program: k.program}
			byName[k] = d
			all = append(all, d)
		}
		d.add(c)
	}
	return all
}

// add adds a change to the row that tells the same of something beside it, or to a new one.
func (d *definition) add(c *compare.Change) {
	for i := range d.rows {
		if like(d.rows[i].Change, c) {
			d.rows[i].likewise = append(d.rows[i].likewise, c)
			return
		}
	}
	d.rows = append(d.rows, row{Change: c})
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

func ownName(c *compare.Change) string { return c.Steps[own(c)].Name }

// kindOf is the kind of the definition in JSON: a program has one of its own.
func kindOf(c *compare.Change) string {
	if c.IsProgram() {
		return "program"
	}
	return c.Kind.String()
}

// program names the programs of a change where that is not QEMU, or not QEMU alone.
func program(c *compare.Change) string {
	names := c.Products.Names()
	if c.IsProgram() || len(names) == 0 || names[0] == "qmp" {
		return ""
	}
	return strings.ReplaceAll(strings.Join(names, ", "), "-", " ")
}

// reachWords tells whom else a change reaches, the first few by name.
func reachWords(c *compare.Change) string {
	const most = 4
	var names []string
	for _, r := range c.Reaches {
		of := func(t compare.Thing) bool { return t.Name == r.Name }
		if r.Name != c.Name && !slices.ContainsFunc(c.Also, of) && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	slices.SortStableFunc(names, cmp.Compare)
	switch {
	case len(names) == 0:
		return ""
	case len(names) > most+1:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	default:
		return strings.Join(names, ", ")
	}
}

// alsoWords lists the further things of which a change says the same.
func alsoWords(c *compare.Change) string {
	var names []string
	for _, t := range append([]compare.Thing{c.Thing}, c.Also...) {
		name := t.Name
		if p := t.Path(); p != "" {
			name += " " + p
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
