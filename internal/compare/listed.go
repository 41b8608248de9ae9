package compare

import (
	"slices"
	"strings"

	"qmpdoc/internal/notices"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

func (g *grader) program(k *kind, product qapi.Products) {
	d := &difference{kind: k, text: strings.Join(product.Words(), " and ")}
	g.collect(product, d, Reach{Thing: Thing{Name: product.Word()}, Level: k.grade(Input).level})
}

// listed adds what NEW's list of deprecated features has more than OLD's. What the schema marks at the same time is one change,
// and the list says what to use instead. Entries about what is new in NEW do not count.
func (g *grader) listed(list []*Change) []*Change {
	if g.comparison.Downgrade || OfProgram(g.comparison.Old) { // a program has no list
		return list
	}
	marked, added := map[qapi.Declared]*Change{}, map[qapi.Declared]bool{}
	for _, c := range list {
		switch d := c.diffs[0]; c.kind {
		case deprecated:
			if d.owner != nil {
				marked[qapi.Declared{Def: g.comparison.sameDef(d.owner), Name: d.part}] = c
			}
		case memberAdded, mandatoryAdded, valueAdded:
			added[qapi.Declared{Def: d.owner, Name: d.part}] = true
		}
	}
	for _, n := range g.comparison.New.Notices {
		if n.Removed || g.comparison.knownBefore(n) {
			continue
		}
		for _, s := range n.Subjects {
			if !added[s.Declared()] {
				list = g.notice(list, marked, n, s)
			}
		}
	}
	return g.uses(list)
}

// uses adds what NEW's list of removed features says about uses of things that are still there: no schema mentions them.
func (g *grader) uses(list []*Change) []*Change {
	var partial []*qapi.Notice
	for _, n := range removedIn(g.comparison) {
		if _, dated := qapi.ParseRelease(n.Release); dated {
			partial = append(partial, n)
		}
	}
	for _, n := range notices.Tie(g.comparison.New, partial) {
		for _, s := range n.Subjects {
			if n.Partial && s.Def != nil {
				list = append(list, g.listedChange(useRemoved, Announced, n, s, "no longer supports one use: \""+plainHeading(n)+"\"")...)
			}
		}
	}
	return list
}

func plainHeading(n *qapi.Notice) string { return strings.ReplaceAll(n.Heading, "``", "'") }

// listedChange makes a change of what an entry says about one of its subjects; none if the subject is not where clients meet it.
func (g *grader) listedChange(k *kind, level Level, n *qapi.Notice, s qapi.Subject, predicate string) []*Change {
	things, product := g.locate(s)
	if len(things) == 0 {
		return nil
	}
	for i := range things {
		things[i].Level = level
	}
	about := s.Declared()
	d := &difference{kind: k, owner: about.Def, part: about.Name}
	c := &Change{
		Rule: k.grade(things[0].Direction).rule, Level: level, Products: product, Thing: things[0].Thing, New: n.Pos, Near: n.Pos,
		ReplacedBy: strings.Join(n.InsteadOf(about), ", "), Reaches: things, kind: k, diffs: []*difference{d},
		Subject: noun(things[0].Thing), Predicate: predicate, Message: noun(things[0].Thing) + " " + predicate,
	}
	if d.owner.Kind.IsType() {
		c.Type = d.owner.Name
	}
	return []*Change{c}
}

// sameDef is the definition of NEW that has the name of one of OLD; def itself when there is none.
func (c *Comparison) sameDef(def *qapi.Def) *qapi.Def {
	if d := c.New.Lookup(def.Products.First(), def.Name); d != nil {
		return d
	}
	return def
}

// knownBefore reports whether an entry of NEW's list was known in OLD: OLD's list has it, or its date is before OLD.
func (c *Comparison) knownBefore(n *qapi.Notice) bool {
	old, known := qapi.ParseRelease(c.Old.Release)
	since, ok := qapi.ParseRelease(n.Release)
	if known && ok && !old.Series().Before(since) {
		return true
	}
	for _, o := range c.Old.Notices {
		if !o.Removed && strings.EqualFold(o.Heading, n.Heading) {
			return true
		}
	}
	return false
}

// deprecatedBefore lists what the lists say was deprecated in OLD, whether its schema has marks or not.
func deprecatedBefore(c *Comparison) map[dated]bool {
	list := map[dated]bool{}
	add := func(n *qapi.Notice) {
		for _, s := range n.Subjects {
			if about := s.Declared(); about.Def != nil && !n.Removed && !n.Partial {
				list[dated{about.Def.Name, about.Name}] = true
			}
		}
	}
	for _, n := range c.Old.Notices {
		add(n)
	}
	for _, n := range c.New.Notices {
		if c.knownBefore(n) {
			add(n)
		}
	}
	return list
}

// notice adds a change for one subject of an entry, unless the schema marks it too.
func (g *grader) notice(list []*Change, marked map[qapi.Declared]*Change, n *qapi.Notice, s qapi.Subject) []*Change {
	if s.Def == nil {
		return list
	}
	key := s.Declared()
	if c := marked[key]; c != nil {
		if c.ReplacedBy == "" {
			c.ReplacedBy = strings.Join(n.InsteadOf(key), ", ")
		}
		return list
	}
	predicate := "is now listed as deprecated"
	if n.Partial {
		predicate = "has one use that is now listed as deprecated: \"" + plainHeading(n) + "\""
	}
	made := g.listedChange(deprecated, Deprecation, n, s, predicate)
	for _, c := range made {
		marked[key] = c
	}
	return append(list, made...)
}

// mostLocated bounds how many entries about members of types are located: each takes as long as the schema is large.
const mostLocated = 500

// locate finds where clients of OLD meet the subject of an entry in NEW.
func (g *grader) locate(s qapi.Subject) (list []Reach, in qapi.Products) {
	if g.located++; g.located > mostLocated && s.Def.Kind.IsType() {
		return nil, 0
	}
	for _, product := range qapi.AllProducts {
		if !s.Def.Products.Has(product) || g.options.Products != 0 && !g.options.Products.Has(product) || !g.comparison.Old.Products.Has(product) {
			continue
		}
		found := slices.DeleteFunc(whereMet(g.new.Program(product).Schema, s, g.options.Only), func(r Reach) bool {
			return g.comparison.Old.Lookup(product, r.Name) == nil
		})
		if len(found) == 0 {
			continue
		}
		if in == 0 {
			list = found
		}
		in |= product
	}
	return list, in
}

// whereMet lists the commands and events in which clients meet the subject.
func whereMet(schema *wire.Schema, s qapi.Subject, only []string) []Reach {
	var list []Reach
	look := func(kind qapi.Kind, name, step string, shape *wire.Shape, direction Direction) {
		if len(only) > 0 && !slices.Contains(only, name) || !s.Def.Kind.IsType() && s.Def.Name != name {
			return
		}
		if s.Owner == nil {
			if step != "returns" && !s.Def.Kind.IsType() {
				list = append(list, Reach{Thing: Thing{kind, name, nil}, Direction: direction, Level: Deprecation})
			}
			return
		}
		if steps := stepsTo(shape, s.Owner, s.Part()); steps != nil {
			list = append(list, Reach{Thing: Thing{kind, name, append([]Step{{Name: step}}, steps...)}, Direction: direction, Level: Deprecation})
		}
	}
	for _, c := range schema.Interfaces() {
		step, direction := dataOf(c)
		look(c.Kind, c.Name, step, c.Data, direction)
		if c.Returns != nil {
			look(c.Kind, c.Name, "returns", c.Returns, Output)
		}
	}
	return list
}

// stepsTo finds the shortest way to a member or value that a definition declares.
func stepsTo(from *wire.Shape, owner *qapi.Def, part string) []Step {
	type place struct {
		shape *wire.Shape
		steps []Step
	}
	seen := map[*wire.Shape]bool{from: true}
	next := []place{{from, nil}}
	visit := func(at place, s *wire.Shape, steps ...Step) {
		if !seen[s] {
			seen[s] = true
			next = append(next, place{s, append(append([]Step(nil), at.steps...), steps...)})
		}
	}
	for ; len(next) > 0; next = next[1:] {
		at := next[0]
		for _, m := range at.shape.Members {
			if m.Owner == owner && m.Name == part {
				return append(append([]Step(nil), at.steps...), Step{Name: part})
			}
			visit(at, m.Shape, Step{Name: m.Name})
		}
		if at.shape.Kind == wire.Enum && at.shape.Def == owner && at.shape.Value(part) != nil {
			return append(append([]Step(nil), at.steps...), Step{Kind: ToValue, Name: part})
		}
		for _, b := range at.shape.Branches {
			visit(at, b.Shape, Step{Kind: ToBranch, Name: b.Name, Tag: at.shape.Tag})
		}
		if at.shape.Element != nil {
			visit(at, at.shape.Element)
		}
		for _, c := range at.shape.Choices {
			visit(at, c.Shape)
		}
	}
	return nil
}
