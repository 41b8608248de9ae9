package compare

import (
	"slices"

	"qmpdoc/qapi"
)

// grader finds out whom differences reach, and collects those of one cause.
type grader struct {
	comparison *Comparison
	new        *Side
	options    Options
	notices    announcements
	groups     map[cause]*group
	order      []*group
	between    map[dated]bool // what a release between OLD and NEW marks as deprecated
	deprecated map[dated]bool // what was deprecated before NEW, as its list says
	steps      int            // how many places the ways have come to
	met        map[*node]bool // where any way has come to
	written    int            // steps of reaches
	located    int            // how many entries of lists have been located
}

// dated is a definition, member or value by its names, which are the same in several releases.
type dated struct{ def, part string }

// mostSteps bounds how many places are visited on the ways from all commands and events. Comparing a release of QEMU with the
// first one takes some thousands. Beyond that each place is reached from one command or event only.
const mostSteps = 500_000

// travelled is what the way to a place says of everything there.
type travelled struct{ unstable, marked, told bool }

// state is a place that a way has come to.
type state struct {
	node *node
	travelled
}

// way leads from a command or event to a pair of shapes. Ways share their beginnings.
type way struct {
	state
	before *way
	steps  []Step // of the last edge, or of the root
	length int    // in steps, those before included
}

// all writes the whole way and some more steps.
func (w *way) all(more []Step) []Step {
	list := make([]Step, w.length+len(more))
	copy(list[w.length:], more)
	for at := w; at != nil; at = at.before {
		copy(list[at.length-len(at.steps):], at.steps)
	}
	return list
}

// reach follows all ways from the commands and events of one program. Each pair is visited once for each kind of way, the
// shortest first, so that a stable way also counts where there is an unstable one.
func (g *grader) reach(w *walker) {
	for _, r := range w.roots {
		if len(g.options.Only) > 0 && !slices.Contains(g.options.Only, r.Name) {
			continue
		}
		begin := &way{state{r.node, travelled{r.unstable, r.marked || g.announced(r.def, "", r), r.told}}, nil, r.Steps, len(r.Steps)}
		seen := map[state]bool{begin.state: true}
		for next := []*way{begin}; len(next) > 0; next = next[1:] {
			at := next[0]
			for _, d := range at.node.differences {
				g.meet(w, r, at, d)
			}
			for i := range at.node.edges {
				e := &at.node.edges[i]
				to := state{e.to, travelled{at.unstable || e.unstable, at.marked || e.marked || g.announced(e.owner, e.part, r), at.told || at.node.told}}
				if g.steps++; g.steps > mostSteps && g.met[e.to] {
					continue
				}
				if !seen[to] {
					seen[to], g.met[e.to] = true, true
					next = append(next, &way{to, at, e.steps, at.length + len(e.steps)})
				}
			}
		}
	}
}

// announced reports whether QEMU announced that something would go, in its lists or in a release between OLD and NEW.
func (g *grader) announced(def *qapi.Def, part string, r *root) bool {
	return g.notices.find(def, part, r.Name) != nil || def != nil && g.between[dated{def.Name, part}]
}

// meet notes that a way leads to a difference.
func (g *grader) meet(w *walker, r *root, at *way, d *difference) {
	level := d.kind.grade(r.direction).level
	if level == None {
		return
	}
	unstable := at.unstable || d.unstable
	whole := d.kind.removes
	switch {
	case at.told || at.node.told:
		level = Documentation
		switch {
		case whole && !g.comparison.Downgrade && g.announced(d.owner, d.part, r):
			level = Announced // QEMU's list says that it was there
		case r.described:
			return
		}
	case d.kind == deprecated && d.owner != nil && g.deprecated[dated{d.owner.Name, d.part}]:
		level = Documentation
	case level != Breaking && level != Risky && !whole || level <= Addition:
	case (level == Breaking || whole) && !g.comparison.Downgrade &&
		(at.marked || d.marked || g.announced(d.owner, d.part, r)):
		level = Announced
	case unstable:
		level = Unstable
	}
	group := g.group(w.old.Product, d)
	key := reached{r.Kind, r.Name, r.direction}
	i, known := group.index[key]
	length := at.length + len(d.steps)
	switch {
	case known && level <= group.reaches[i].Level && (level < group.reaches[i].Level || length >= len(group.reaches[i].Steps)):
		return
	case g.written > mostWritten && len(group.reaches) > 0:
		return
	}
	g.written += length
	group.add(key, Reach{Thing: Thing{Kind: r.Kind, Name: r.Name, Steps: at.all(d.steps)}, Direction: r.direction, Level: level})
}

// mostWritten bounds the steps of all reaches together.
const mostWritten = 4_000_000
