package compare

import (
	"qmpdoc/diag"
	"qmpdoc/internal/condition"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// difference is one difference between two schemas of one program, at the pair of shapes where it is.
type difference struct {
	kind     *kind
	steps    []Step // from the pair
	old, new diag.Pos
	detail   string // what distinguishes it from others at the same place: "CONFIG_X", "integer instead of string"
	because  string
	element  bool // it is about the elements of the array at steps
	unstable bool // what changed is unstable itself
	marked   bool // it is marked as deprecated in OLD

	owner *qapi.Def // in OLD, or in NEW for what is new: what declares it
	part  string    // the member or value of owner that it is, "" for a whole definition
	news  []string  // names of what came at the same place, when something went
	// Of an object that was replaced: a member that it lost, and the branch with it.
	lost   string
	branch []Step
	value  string // of a type that changed: one that only the old or only the new type has
	text   string // of the message, for kinds whose words are not made of steps and detail
}

// node is a pair of shapes with different meanings. Each pair is compared once, wherever it is used.
type node struct {
	old, new    *wire.Shape
	at          place // where both are declared
	differences []*difference
	edges       []edge
	told        bool // one of the two is open or described in words only: nothing here is more than documentation
}

// edge leads from a pair of shapes to a pair of parts.
type edge struct {
	steps    []Step
	to       *node
	unstable bool // the member or value on the way
	marked   bool
	owner    *qapi.Def
	part     string
}

// root is where the clients' way begins: the arguments, reply or data of a command or event.
type root struct {
	Thing
	def       *qapi.Def // in OLD; in NEW for what is new
	direction Direction
	node      *node
	unstable  bool
	marked    bool
	told      bool
	described bool // only one side describes the arguments: one change says so of all that is in them
}

type walker struct {
	old, new *wire.Schema
	names    bool // one of the two sides has the names of commands only
	solution *introspect.Solution
	nodes    map[[2]*wire.Shape]*node
	waiting  []*node
	roots    []*root
	symbols  []string // of NEW, when they are first asked for
}

func walk(old, new *wire.Schema, names bool) *walker {
	w := &walker{old: old, new: new, names: names, nodes: map[[2]*wire.Shape]*node{}}
	switch {
	case new.Introspected && !old.Introspected:
		w.solution = introspect.Solve(old, new)
	case old.Introspected && !new.Introspected:
		w.solution = introspect.Solve(new, old)
	}
	w.interfaces(old.Commands, new.Commands, Input, commandRemoved, commandAdded)
	if !w.names {
		w.interfaces(old.Events, new.Events, Output, eventRemoved, eventAdded)
	}
	for len(w.waiting) > 0 {
		last := len(w.waiting) - 1
		n := w.waiting[last]
		w.waiting = w.waiting[:last]
		w.compare(n)
	}
	return w
}

// root adds what a client meets first, and returns its node.
func (w *walker) root(c *wire.Interface, step string, direction Direction, told bool, features []wire.Feature) *root {
	r := &root{Thing: Thing{Kind: c.Kind, Name: c.Name}, def: c.Def, direction: direction, told: told, node: &node{},
		unstable: experimental(c.Name) || wire.HasFeature(features, "unstable"), marked: wire.HasFeature(features, "deprecated")}
	if step != "" {
		r.Steps = []Step{{Name: step}}
	}
	w.roots = append(w.roots, r)
	return r
}

// dataOf is the step to the arguments of a command or the data of an event, and who sends them.
func dataOf(c *wire.Interface) (step string, direction Direction) {
	if c.Kind == qapi.Event {
		return "data", Output
	}
	return "arguments", Input
}

// interfaces compares the commands or the events of both sides.
func (w *walker) interfaces(olds, news []*wire.Interface, direction Direction, removed, added *kind) {
	var came []string
	for _, c := range news {
		if w.old.Find(c.Kind, c.Name) == nil {
			came = append(came, c.Name)
		}
	}
	for _, c := range olds {
		if other := w.new.Find(c.Kind, c.Name); other != nil {
			if !w.names {
				w.both(c, other)
			}
			continue
		}
		d := w.gone(w.root(c, "", direction, false, c.Features).node, removed, nil, place{old: c.Pos}, c.If, c.Def, "")
		if d.news = came; w.new.Introspected && c.Def.Keyword == "" {
			d.kind = undescribed
		}
	}
	for _, c := range news {
		if w.old.Find(c.Kind, c.Name) != nil {
			continue
		}
		d := w.came(w.root(c, "", direction, false, nil).node, added, nil, place{new: c.Pos}, c.If, c.Def, "")
		if w.old.Introspected && c.Def.Keyword == "" {
			d.kind = undescribed
		}
	}
}

func (w *walker) both(a, b *wire.Interface) {
	at := place{old: a.Pos, new: b.Pos}
	step, direction := dataOf(a)
	self := w.root(a, "", direction, false, a.Features)
	w.marks(self.node, nil, at, a.Def, "", marked{a.Features, a.If}, marked{b.Features, b.If}, experimental(a.Name))
	w.flags(self.node, at, a, b)
	if a.Open != b.Open {
		w.add(self.node, described, []Step{{Name: step}}, at).detail = openness(a.Open)
	}
	data := w.root(a, step, direction, a.Open || b.Open || a.DataFrom >= wire.FromText || b.DataFrom >= wire.FromText, a.Features)
	data.described = a.Open != b.Open
	w.shape(data.node, nil, at, a.Data, b.Data)
	if a.Returns != nil {
		told := a.ReturnsFrom >= wire.FromText || b.ReturnsFrom >= wire.FromText
		w.shape(w.root(a, "returns", Output, told, a.Features).node, nil, at, a.Returns, b.Returns)
	}
}

func openness(before bool) string {
	if before {
		return "described now"
	}
	return "open now"
}

// flags compares the switches of a command, as far as both sides know them: a program only tells out-of-band.
func (w *walker) flags(n *node, at place, a, b *wire.Interface) {
	of := func(before, after bool, gained, lost *kind, detail string) {
		switch {
		case after && !before:
			w.add(n, gained, nil, at).detail = detail
		case before && !after:
			w.add(n, lost, nil, at).detail = detail
		}
	}
	of(a.Flags.AllowOOB, b.Flags.AllowOOB, oobGained, oobLost, "")
	if w.old.Introspected || w.new.Introspected {
		return
	}
	of(a.Flags.AllowPreconfig, b.Flags.AllowPreconfig, preconfigGained, preconfigLost, "")
	of(a.Flags.SuccessResponse, b.Flags.SuccessResponse, replyGained, replyLost, "")
	if a.Def.Keyword != "" && b.Def.Keyword != "" {
		of(a.Flags.Gen, b.Flags.Gen, declaration, declaration, "'gen'")
		of(a.Flags.Coroutine, b.Flags.Coroutine, declaration, declaration, "'coroutine'")
		of(a.Flags.Boxed, b.Flags.Boxed, declaration, declaration, "'boxed'")
	}
}

// place is where both sides declare what is compared.
type place struct{ old, new diag.Pos }

func (w *walker) add(n *node, k *kind, steps []Step, at place) *difference {
	d := &difference{kind: k, steps: steps, old: at.old, new: at.new}
	n.differences = append(n.differences, d)
	return d
}

// gone notes that NEW lacks something that has a condition in OLD.
func (w *walker) gone(n *node, k *kind, steps []Step, at place, given condition.Formula, owner *qapi.Def, part string) *difference {
	return w.lacks(w.new, w.add(n, k, steps, at), given, owner, part)
}

// came notes that OLD lacks something that has a condition in NEW.
func (w *walker) came(n *node, k *kind, steps []Step, at place, given condition.Formula, owner *qapi.Def, part string) *difference {
	return w.lacks(w.old, w.add(n, k, steps, at), given, owner, part)
}

// lacks says what a side lacks, and whether that is a program that was built without it.
func (w *walker) lacks(side *wire.Schema, d *difference, given condition.Formula, owner *qapi.Def, part string) *difference {
	d.owner, d.part = owner, part
	if w.solution != nil && side.Introspected {
		if because, ok := w.solution.Because(given); ok {
			d.kind, d.because = notBuilt, because
		}
	}
	return d
}
