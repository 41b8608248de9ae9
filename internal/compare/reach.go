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
}

// travelled is what the way to a place says of everything there.
type travelled struct{ unstable, marked, told bool }

// state is a place that a way has come to.
type state struct {
	node *node
	travelled
}

// way leads from a command or event to a pair of shapes.
type way struct {
	state
	steps []Step
}

// reach follows all ways from the commands and events of one program. Each pair is visited once for each kind of way, the
// shortest first, so that a stable way counts besides an unstable one.
func (g *grader) reach(w *walker) {
	for _, r := range w.roots {
		if len(g.options.Only) > 0 && !slices.Contains(g.options.Only, r.Name) {
			continue
		}
		begin := way{state{r.node, travelled{r.unstable, r.marked && g.all(r.def, "") || g.announced(r.def, "", r), r.told}}, r.Steps}
		seen := map[state]bool{begin.state: true}
		for next := []way{begin}; len(next) > 0; next = next[1:] {
			at := next[0]
			for _, d := range at.node.differences {
				g.met(w, r, at, d)
			}
			for i := range at.node.edges {
				e := &at.node.edges[i]
				to := state{e.to, travelled{at.unstable || e.unstable, at.marked || e.marked && g.all(e.owner, e.part) || g.announced(e.owner, e.part, r), at.told || at.node.told}}
				if !seen[to] {
					seen[to] = true
					next = append(next, way{to, slices.Concat(at.steps, e.steps)})
				}
			}
		}
	}
}

// all tells whether something that OLD marks as deprecated was so in every release up to NEW, as far as that is known.
func (g *grader) all(def *qapi.Def, part string) bool {
	return g.options.Deprecated == nil || g.options.Deprecated(def, part)
}

// announced tells whether QEMU's lists announced that something would go.
func (g *grader) announced(def *qapi.Def, part string, r *root) bool {
	return g.notices.find(def, part, r.Name) != nil
}

// met notes that a way leads to a difference.
func (g *grader) met(w *walker, r *root, at way, d *difference) {
	level := d.kind.grade(r.direction).level
	if level == None {
		return
	}
	unstable := at.unstable || d.unstable
	whole := table[d.kind].removal
	switch {
	case at.told || at.node.told:
		level = Documentation
		if whole && !g.comparison.Downgrade && g.announced(d.owner, d.part, r) {
			level = Announced // QEMU's list says that it was there
		}
	case level != Breaking && level != Risky && !whole || level <= Addition:
	case (level == Breaking || whole) && !g.comparison.Downgrade &&
		(at.marked || d.marked && g.all(d.owner, d.part) || g.announced(d.owner, d.part, r)):
		level = Announced
	case unstable:
		level = Unstable
	}
	g.collect(w.old.Product, d, Reach{
		Thing:     Thing{Kind: r.Kind, Name: r.Name, Steps: slices.Concat(at.steps, d.steps)},
		Direction: r.direction, Level: level,
	})
}
