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
	kind     kind
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
	// Of an object that was replaced: a member that it lost, and the branch that had it.
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
	told        bool // one of the two is open or told in words: nothing here is more than documentation
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

// walker compares two schemas of one program.
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
	w.commands()
	if !w.names {
		w.events()
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
func (w *walker) root(kind qapi.Kind, name, step string, def *qapi.Def, direction Direction, told bool, features []wire.Feature) *root {
	r := &root{Thing: Thing{Kind: kind, Name: name}, def: def, direction: direction, told: told, node: &node{},
		unstable: experimental(name) || wire.HasFeature(features, "unstable"), marked: wire.HasFeature(features, "deprecated")}
	if step != "" {
		r.Steps = []Step{{Name: step}}
	}
	w.roots = append(w.roots, r)
	return r
}

func (w *walker) commands() {
	news := w.newCommands()
	for _, c := range w.old.Commands {
		if d := w.new.Command(c.Name); d != nil {
			if !w.names {
				w.command(c, d)
			}
			continue
		}
		r := w.root(qapi.Command, c.Name, "", c.Def, Input, false, c.Features)
		d := w.gone(r.node, commandRemoved, nil, place{old: c.Pos}, c.If, c.Def, "")
		d.news = news
		if w.new.Introspected && c.Def.Keyword == "" {
			d.kind = undescribed
		}
	}
	for _, c := range w.new.Commands {
		if w.old.Command(c.Name) != nil {
			continue
		}
		d := w.came(w.root(qapi.Command, c.Name, "", c.Def, Input, false, nil).node, commandAdded, nil, place{new: c.Pos}, c.If, c.Def, "")
		if w.old.Introspected && c.Def.Keyword == "" {
			d.kind = undescribed
		}
	}
}

func (w *walker) newCommands() []string {
	var names []string
	for _, c := range w.new.Commands {
		if w.old.Command(c.Name) == nil {
			names = append(names, c.Name)
		}
	}
	return names
}

func (w *walker) events() {
	for _, e := range w.old.Events {
		if f := w.new.Event(e.Name); f != nil {
			w.event(e, f)
			continue
		}
		r := w.root(qapi.Event, e.Name, "", e.Def, Output, false, e.Features)
		d := w.gone(r.node, eventRemoved, nil, place{old: e.Pos}, e.If, e.Def, "")
		if w.new.Introspected && e.Def.Keyword == "" {
			d.kind = undescribed
		}
	}
	for _, e := range w.new.Events {
		if w.old.Event(e.Name) == nil {
			w.came(w.root(qapi.Event, e.Name, "", e.Def, Output, false, nil).node, eventAdded, nil, place{new: e.Pos}, e.If, e.Def, "")
		}
	}
}

// command compares what two sides have under one name.
func (w *walker) command(a, b *wire.Command) {
	at := place{old: a.Pos, new: b.Pos}
	self := w.root(qapi.Command, a.Name, "", a.Def, Input, false, a.Features)
	w.marks(self.node, nil, at, a.Def, "", marked{a.Features, a.If}, marked{b.Features, b.If}, experimental(a.Name))
	w.flags(self.node, at, a, b)
	told := a.Open || b.Open || a.ArgumentsFrom >= wire.FromText || b.ArgumentsFrom >= wire.FromText
	if a.Open != b.Open {
		w.add(self.node, described, []Step{{Name: "arguments"}}, at).detail = openness(a.Open)
	}
	arguments := w.root(qapi.Command, a.Name, "arguments", a.Def, Input, told, a.Features)
	arguments.described = a.Open != b.Open
	w.shape(arguments.node, nil, at, a.Arguments, b.Arguments)
	told = a.ReturnsFrom >= wire.FromText || b.ReturnsFrom >= wire.FromText
	w.shape(w.root(qapi.Command, a.Name, "returns", a.Def, Output, told, a.Features).node, nil, at, a.Returns, b.Returns)
}

func openness(before bool) string {
	if before {
		return "described now"
	}
	return "open now"
}

// flags compares the switches of a command, as far as both sides know them: a program tells of out-of-band only.
func (w *walker) flags(n *node, at place, a, b *wire.Command) {
	w.flag(n, at, a.Flags.AllowOOB, b.Flags.AllowOOB, oobGained, oobLost)
	if w.old.Introspected || w.new.Introspected {
		return
	}
	w.flag(n, at, a.Flags.AllowPreconfig, b.Flags.AllowPreconfig, preconfigGained, preconfigLost)
	w.flag(n, at, a.Flags.SuccessResponse, b.Flags.SuccessResponse, replyGained, replyLost)
	if a.Def.Keyword == "" || b.Def.Keyword == "" {
		return
	}
	for _, f := range []struct {
		name          string
		before, after bool
	}{{"gen", a.Flags.Gen, b.Flags.Gen}, {"coroutine", a.Flags.Coroutine, b.Flags.Coroutine}, {"boxed", a.Flags.Boxed, b.Flags.Boxed}} {
		if f.before != f.after {
			w.add(n, declaration, nil, at).detail = "'" + f.name + "'"
		}
	}
}

func (w *walker) flag(n *node, at place, before, after bool, gained, lost kind) {
	switch {
	case after && !before:
		w.add(n, gained, nil, at)
	case before && !after:
		w.add(n, lost, nil, at)
	}
}

func (w *walker) event(a, b *wire.Event) {
	at := place{old: a.Pos, new: b.Pos}
	self := w.root(qapi.Event, a.Name, "", a.Def, Output, false, a.Features)
	w.marks(self.node, nil, at, a.Def, "", marked{a.Features, a.If}, marked{b.Features, b.If}, experimental(a.Name))
	told := a.DataFrom >= wire.FromText || b.DataFrom >= wire.FromText
	w.shape(w.root(qapi.Event, a.Name, "data", a.Def, Output, told, a.Features).node, nil, at, a.Data, b.Data)
}

// place is where both sides declare what is compared.
type place struct{ old, new diag.Pos }

func (w *walker) add(n *node, k kind, steps []Step, at place) *difference {
	d := &difference{kind: k, steps: steps, old: at.old, new: at.new}
	n.differences = append(n.differences, d)
	return d
}

// gone notes that NEW lacks something that has a condition in OLD.
func (w *walker) gone(n *node, k kind, steps []Step, at place, given condition.Formula, owner *qapi.Def, part string) *difference {
	return w.lacks(w.new, w.add(n, k, steps, at), given, owner, part)
}

// came notes that OLD lacks something that has a condition in NEW.
func (w *walker) came(n *node, k kind, steps []Step, at place, given condition.Formula, owner *qapi.Def, part string) *difference {
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
