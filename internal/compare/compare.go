// Package compare finds what changed for the clients of QMP between two sources.
//
//	old, new := compare.Prepare(oldReference), compare.Prepare(newReference)
//	c := compare.Compare(old, new, compare.Options{})
//	for _, change := range c.Changes { … change.Level, change.Name, change.Path(), change.Message … }
//	c.Prove() // adds messages that show the changes
//
// What is compared is what a client sees (internal/wire), never the way in which a schema is written. The work has four steps:
//
//	walk.go, shapes.go, objects.go, union.go, marks.go   two schemas side by side: differences, each at the pair of shapes where it is
//	reach.go                                   which commands and events a difference reaches, and its level in each
//	merge.go                                   one cause is one change, whatever it reaches
//	witness.go                                 for each change of an incompatible kind, messages that show it
//
// A difference has a kind. kinds.go has the rule, the levels and the witness of each.
package compare

import (
	"slices"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/notices"
	"qmpdoc/internal/request"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// Side is one of the sources of a comparison. What it needs is made once, when it is first needed, for all comparisons that it
// takes part in. It is not safe for concurrent use.
type Side struct {
	Reference *qapi.Reference
	programs  map[qapi.Products]*Program
	requests  *request.Requests // made by Prove
}

// Program is what the clients of one program see, and the shapes of all its types.
type Program struct {
	*wire.Schema
	Types map[*qapi.Def]*wire.Shape

	validator *examples.Validator
}

// Prepare makes a side of a reference.
func Prepare(r *qapi.Reference) *Side {
	return &Side{Reference: r, programs: map[qapi.Products]*Program{}}
}

// Program returns one of the side's programs.
func (s *Side) Program(product qapi.Products) *Program {
	p := s.programs[product]
	if p == nil {
		p = &Program{validator: examples.NewValidator(s.Reference, product)}
		p.Schema, p.Types = p.validator.Shapes()
		p.Introspected = OfProgram(s.Reference)
		s.programs[product] = p
	}
	return p
}

// Options restrict a comparison. The zero Options compare everything.
type Options struct {
	Products qapi.Products // 0: all
	Only     []string      // names of commands and events; empty: all
	// Between are the releases on the way from OLD to NEW, as far as they are known. What one of them deprecated was announced.
	Between []*qapi.Reference
}

// Comparison is what changed between two sources.
type Comparison struct {
	Old, New  *qapi.Reference
	Downgrade bool // OLD is of a later release than NEW
	Changes   []*Change

	sides  [2]*Side // OLD and NEW
	solved map[qapi.Products]*introspect.Solution
}

// Compare compares two sources. The changes are sorted by level, worst first, then by name and path.
func Compare(old, new *Side, o Options) *Comparison {
	c := &Comparison{Old: old.Reference, New: new.Reference, Downgrade: downgrade(old.Reference, new.Reference), sides: [2]*Side{old, new}, solved: map[qapi.Products]*introspect.Solution{}}
	g := &grader{comparison: c, new: new, options: o, notices: noticesOf(c, o.Between), between: markedIn(o.Between), deprecated: deprecatedBefore(c), met: map[*node]bool{}}
	for _, product := range products(c, o) {
		switch {
		case !old.Reference.Products.Has(product):
			g.program(programAdded, product)
			continue
		case !new.Reference.Products.Has(product):
			g.program(programRemoved, product)
			continue
		}
		w := walk(old.Program(product).Schema, new.Program(product).Schema, old.Reference.NamesOnly || new.Reference.NamesOnly)
		c.solved[product] = w.solution
		g.reach(w)
	}
	g.documentation(products(c, o))
	c.Changes = g.merged()
	return c
}

// OfProgram reports whether a program told what it has: it has no conditions and no documentation.
func OfProgram(r *qapi.Reference) bool { return r.Introspected || r.NamesOnly }

// products lists the programs to compare: those of both sources, unless one is a program that described itself.
func products(c *Comparison, o Options) []qapi.Products {
	return slices.DeleteFunc(slices.Clone(qapi.AllProducts), func(p qapi.Products) bool {
		switch {
		case o.Products != 0 && !o.Products.Has(p):
			return true
		case OfProgram(c.Old) && !c.Old.Products.Has(p), OfProgram(c.New) && !c.New.Products.Has(p):
			return true
		}
		return !c.Old.Products.Has(p) && !c.New.Products.Has(p)
	})
}

// downgrade reports whether OLD is of a later release than NEW. Unknown releases come in no order.
func downgrade(old, new *qapi.Reference) bool {
	a, ok := qapi.ParseRelease(old.Release)
	b, known := qapi.ParseRelease(new.Release)
	return ok && known && b.Before(a)
}

// Solution says which symbols a program was built with; nil unless one side is a source tree and the other a program.
func (c *Comparison) Solution(product qapi.Products) *introspect.Solution { return c.solved[product] }

// noticesOf collects what QEMU's lists announce about the things of OLD: the entries of its own list, those of the lists of
// the releases after it, and those of NEW's list of removed features.
func noticesOf(c *Comparison, between []*qapi.Reference) announcements {
	a, known := announcements{}, map[string]bool{}
	for _, n := range c.Old.Notices {
		if !n.Removed {
			a.add(n)
			known[n.Heading] = true
		}
	}
	var later []*qapi.Notice
	for _, r := range between {
		for _, n := range r.Notices {
			if !n.Removed && !known[n.Heading] {
				later = append(later, n)
				known[n.Heading] = true
			}
		}
	}
	for _, n := range notices.Tie(c.Old, append(later, removedIn(c)...)) {
		a.add(n)
	}
	return a
}

func markedIn(releases []*qapi.Reference) map[dated]bool {
	marked := map[dated]bool{}
	for _, r := range releases {
		for _, d := range r.Defs {
			d.EachDeclared(func(part string, features []*qapi.Member) {
				if qapi.FindFeature(features, "deprecated") != nil {
					marked[dated{d.Name, part}] = true
				}
			})
		}
	}
	return marked
}

// removedIn lists the entries of NEW's list of removed features that are not older than OLD.
func removedIn(c *Comparison) []*qapi.Notice {
	old, known := qapi.ParseRelease(c.Old.Release)
	var removed []*qapi.Notice
	for _, n := range c.New.Notices {
		since, ok := qapi.ParseRelease(n.Release)
		if n.Removed && (!known || !ok || old.Series().Before(since)) {
			removed = append(removed, n)
		}
	}
	return removed
}
