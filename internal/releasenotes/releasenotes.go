// Package releasenotes prints what changed between two sources: as text for people, as Markdown for release notes, and as JSON
// (qmpdoc-changes/1). For SARIF, GitHub and the baseline, Findings makes findings of changes, which internal/report prints.
package releasenotes

import (
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

// kindOf is the kind of the definition in JSON: a program has one of its own.
func kindOf(c *compare.Change) string {
	if c.IsProgram() {
		return "program"
	}
	return c.Kind.String()
}
