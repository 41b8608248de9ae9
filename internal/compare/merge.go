package compare

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// cause is what differences of one change have in common: what is declared at one place changed in one way.
type cause struct {
	kind     *kind
	old, new diag.Pos
	detail   string
	step     string
	alone    *difference // of what has no place
}

// group is the differences of one cause, and whom they reach.
type group struct {
	cause
	first    *difference
	products qapi.Products
	reaches  []Reach
	index    map[reached]int
}

// reached is a command or event in one direction.
type reached struct {
	kind      qapi.Kind
	name      string
	direction Direction
}

func causeOf(d *difference) cause {
	c := cause{kind: d.kind, old: d.old, new: d.new, detail: d.detail}
	if len(d.steps) > 0 {
		c.step = d.steps[len(d.steps)-1].String()
	}
	switch d.kind {
	case memberRemoved, optionalRemoved, valueRemoved, scattered, alternateRemoved:
		c.new = diag.Pos{}
	case memberAdded, mandatoryAdded, valueAdded, alternateAdded:
		c.old = diag.Pos{}
	}
	if c.old.IsZero() && c.new.IsZero() {
		c.alone = d
	}
	return c
}

// group finds the change that a difference belongs to, or begins it.
func (g *grader) group(product qapi.Products, d *difference) *group {
	c := causeOf(d)
	at := g.groups[c]
	if at == nil {
		at = &group{cause: c, first: d, index: map[reached]int{}}
		if g.groups == nil {
			g.groups = map[cause]*group{}
		}
		g.groups[c] = at
		g.order = append(g.order, at)
	}
	at.products |= product
	return at
}

// add adds a reach, in the place of the one that the same command or event has.
func (g *group) add(key reached, r Reach) {
	if i, known := g.index[key]; known {
		g.reaches[i] = r
		return
	}
	g.index[key] = len(g.reaches)
	g.reaches = append(g.reaches, r)
}

// collect adds a reach that is known without a way.
func (g *grader) collect(product qapi.Products, d *difference, r Reach) {
	g.group(product, d).add(reached{r.Kind, r.Name, r.Direction}, r)
}

func (g *grader) merged() []*Change {
	var list []*Change
	for _, at := range g.order {
		list = append(list, g.change(at))
	}
	list = g.listed(list)
	list = together(list)
	slices.SortStableFunc(list, func(a, b *Change) int {
		return cmp.Or(-cmp.Compare(a.Level, b.Level), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Path(), b.Path()),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message), a.Old.Compare(b.Old), a.New.Compare(b.New))
	})
	return list
}

func (g *grader) change(at *group) *Change {
	slices.SortStableFunc(at.reaches, func(a, b Reach) int {
		return cmp.Or(-cmp.Compare(a.Level, b.Level), cmp.Compare(len(a.Steps), len(b.Steps)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Direction, b.Direction))
	})
	d, first := at.first, at.reaches[0]
	c := &Change{
		Rule: d.kind.grade(first.Direction).rule, Level: first.Level, Products: at.products, Thing: first.Thing,
		Old: d.old, New: d.new, Because: d.because, Reaches: at.reaches, kind: d.kind,
	}
	c.Near = c.New
	switch of := causeOf(d); {
	case of.new.IsZero() && !of.old.IsZero():
		c.New = diag.Pos{}
	case of.old.IsZero():
		c.Old = diag.Pos{}
	case d.kind != notBuilt && d.kind != undescribed:
	case OfProgram(g.comparison.New):
		c.New = diag.Pos{}
	default:
		c.Old = diag.Pos{}
	}
	if d.owner != nil && d.owner.Kind.IsType() {
		c.Type = d.owner.Name
	}
	c.Subject, c.Predicate = said(d, first)
	c.Message = c.Subject + " " + c.Predicate
	c.ReplacedBy = g.successor(d, first)
	c.diffs = []*difference{d}
	return c
}

// successor names what clients use instead of what went or will go.
func (g *grader) successor(d *difference, r Reach) string {
	if !d.kind.removes && d.kind != deprecated {
		return ""
	}
	if d.kind.removes && len(r.Steps) == 0 || len(d.steps) > 0 {
		name := r.Name
		if len(d.steps) > 0 {
			name = d.steps[len(d.steps)-1].Name
		}
		if to := renamedTo(name, d.news); to != "" {
			return to
		}
	}
	if n := g.notices.find(d.owner, d.part, r.Name); n != nil {
		return strings.Join(n.InsteadOf(qapi.Declared{Def: d.owner, Name: d.part}), ", ")
	}
	return ""
}

// renamedTo finds the name that is the same except for "x-", case, and the sign between words.
func renamedTo(name string, news []string) string {
	same := plain(name)
	for _, n := range news[:min(len(news), mostNews)] {
		if n != name && plain(n) == same {
			return n
		}
	}
	return ""
}

// mostNews bounds how many new names are looked at: each is compared with each that was removed.
const mostNews = 200

var signs = strings.NewReplacer("_", "-", ".", "-")

func plain(name string) string {
	return strings.ToLower(signs.Replace(strings.TrimPrefix(strings.TrimPrefix(name, "x-"), "x_")))
}

// together joins changes that say one thing of many: one condition, one flag.
func together(list []*Change) []*Change {
	type key struct {
		rule, detail, because string
		level                 Level
	}
	first := map[key]*Change{}
	var kept []*Change
	for _, c := range list {
		if !c.kind.joins {
			kept = append(kept, c)
			continue
		}
		k := key{c.Rule, c.diffs[0].detail + c.diffs[0].text, c.Because, c.Level}
		if c.kind == notBuilt {
			k.detail = ""
		}
		to := first[k]
		if to == nil {
			first[k] = c
			kept = append(kept, c)
			continue
		}
		to.Also = append(to.Also, c.Thing)
		to.Reaches = append(to.Reaches, c.Reaches...)
		to.Products |= c.Products
		to.diffs = append(to.diffs, c.diffs...)
	}
	for _, c := range kept {
		c.things()
	}
	return kept
}

// things sorts the things of a change that says one thing of many, and takes the first for the whole.
func (c *Change) things() {
	if len(c.Also) == 0 {
		return
	}
	all := append(c.Also, c.Thing)
	slices.SortStableFunc(all, func(a, b Thing) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Path(), b.Path()))
	})
	c.Thing, c.Also = all[0], all[1:]
	c.Subject, c.Message = "", ofMany(all, c.Predicate)
}
