package qapi

import (
	"fmt"
	"strings"

	"qmpdoc/diag"
)

// checker applies the rules about whole schemas: those of scripts/qapi/schema.py, and those of expr.py and parser.py that
// need a pragma or the documented definition. A program is checked with its own pragmas and its own types; what two
// programs share is reported once.
type checker struct {
	r     *Reference
	found *diag.List
	said  map[said]bool

	bounds Reading // From and Until of the findings being reported

	prog      *program
	typeNames []string // of prog, for suggestions; filled at first need
	searches  int      // suggestions looked for so far
	visits    map[*Def]visit

	// What was found out about a definition, kept for all that use it.
	own         map[*Def]map[string]*Member
	pairs       map[[2]*Def]clash
	values      map[typ]map[string]bool
	textual     map[*Def][]JSONType
	conditional map[*Def]*Member
	implicit    map[*Def]*Def // enums of simple unions
}

// cached returns what known has for a key. The first time it calls find.
func cached[K comparable, V any](known map[K]V, key K, find func() V) V {
	v, ok := known[key]
	if !ok {
		v = find()
		known[key] = v
	}
	return v
}

// said identifies a finding, so that none comes twice.
type said struct {
	pos             diag.Pos
	rule, msg, from string
}

func newChecker(r *Reference, found *diag.List) *checker {
	return &checker{
		r: r, found: found, said: map[said]bool{},
		own: map[*Def]map[string]*Member{}, pairs: map[[2]*Def]clash{}, values: map[typ]map[string]bool{},
		textual: map[*Def][]JSONType{}, conditional: map[*Def]*Member{}, implicit: map[*Def]*Def{},
	}
}

// program checks one schema.
func (c *checker) program(p *program) {
	c.prog, c.typeNames, c.visits = p, nil, map[*Def]visit{}
	for _, d := range p.defs {
		c.types(d)
		if d.Products.First() == p.product { // else an earlier program has found what is wrong with d itself
			c.def(d)
		}
	}
	c.countFeatures()
}

func (c *checker) def(d *Def) {
	c.names(d)
	c.features(d)
	switch d.Kind {
	case Command, Event:
		c.ownClashes(d)
		c.arguments(d)
		c.returns(d)
	case Struct:
		c.object(d)
	case Union:
		c.object(d)
		c.union(d)
	case Alternate:
		c.alternate(d)
	case Enum:
		c.clashes(d, "value", headsOf(d.Values))
	default:
		panic("qapi: unknown kind " + d.Kind.String())
	}
	c.documentation(d)
}

// object checks what structs and unions have in common.
func (c *checker) object(d *Def) {
	c.base(d)
	c.loops(d)
	c.ownClashes(d)
	c.baseClashes(d)
}

// report adds a finding about d. As in QEMU it is at the definition's opening brace; the exact place at is used
// where it is on that line, and told as related otherwise.
func (c *checker) report(d *Def, rule diag.Rule, at diag.Pos, format string, args ...any) *diag.Diagnostic {
	pos := d.Pos
	var related []diag.Related
	switch {
	case at.File == pos.File && at.Line == pos.Line:
		pos = at
	case !at.IsZero():
		related = []diag.Related{{Pos: at, Msg: "here"}}
	}
	f := c.reportAt(d, rule, pos, format, args...)
	f.Related = append(f.Related, related...)
	return f
}

// reportAt adds a finding about d at exactly pos.
func (c *checker) reportAt(d *Def, rule diag.Rule, pos diag.Pos, format string, args ...any) *diag.Diagnostic {
	key := said{pos, rule.ID, fmt.Sprintf(format, args...), c.bounds.From}
	if c.said[key] {
		return &diag.Diagnostic{}
	}
	c.said[key] = true
	f := c.found.Report(pos, rule, "%s", key.msg)
	f.Definition, f.Product = d.Name, c.prog.product.Word()
	f.From, f.Until = c.bounds.From, c.bounds.Until
	return f
}

// suggest returns the help "did you mean …" for a name that is not one of candidates.
func (c *checker) suggest(name string, candidates []string) string {
	if c.searches++; c.searches > maxSuggestions {
		return ""
	}
	if near := Nearest(name, candidates); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	return ""
}

// role names what a member of a definition is called in findings.
func role(d *Def) string {
	if d.Kind == Command || d.Kind == Event {
		return "parameter"
	}
	return "member"
}

// heads are the names that a finding is about.
type heads []Head

func headsOf(list []*Member) heads {
	names := make(heads, len(list))
	for i, m := range list {
		names[i] = Head{m.Name, m.Pos}
	}
	return names
}

// related returns the places after the first, which the finding itself has.
func (h heads) related() []diag.Related {
	var list []diag.Related
	for _, x := range h[1:min(len(h), mostListed+1)] {
		list = append(list, diag.Related{Pos: x.Pos, Msg: "and here"})
	}
	return list
}

// number picks the form of a word that fits how many things a sentence is about.
func (h heads) number(one, more string) string {
	if len(h) == 1 {
		return one
	}
	return more
}

// String joins the names for a sentence: 'a', 'b'; of a long list only the beginning.
func (h heads) String() string {
	var words []string
	for _, x := range h[:min(len(h), mostListed)] {
		words = append(words, quote(x.Name))
	}
	if len(h) > mostListed {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}

// mostListed bounds the names and the further places in one finding.
const mostListed = 6
