package request

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// maxSize bounds a generated message: the bytes of the names and values in it.
const maxSize = 8 << 10

// perByte is how many members or branches are looked at for one byte of maxSize: those of real types cost next to nothing.
const perByte = 32

// generator makes one value that fulfils a plan. Without a plan every value is the shallowest of the preferred branches, so
// nothing is tried that has to be given up again.
type generator struct {
	*schema
	*program
	useful bool            // what a text or a habit demands is in it, see needs
	shown  map[string]bool // words that examples of the command hold: branches of these names are preferred
	top    int             // how many definitions are around what a text calls the top level of a command
	inner  []*qapi.Def     // the command, and the types around the value that is made
	size   int
	err    error // the first one
}

// schema is what all messages of one reference are generated from.
type schema struct {
	ref      *qapi.Reference
	programs map[qapi.Products]*program
	needs    map[*qapi.Def][]need // by the type, see needsOf
}

// program is one program of a reference.
type program struct {
	*wire.Schema
	ranks     ranks
	validator *examples.Validator
}

// program returns the first program that has d.
func (s *schema) program(d *qapi.Def) *program {
	product := d.Products.First()
	p := s.programs[product]
	if p == nil {
		p = &program{validator: examples.NewValidator(s.ref, product)}
		all, types := p.validator.Shapes()
		p.Schema, p.ranks = all, rank(types)
		s.programs[product] = p
	}
	return p
}

func (s *schema) generator(d *qapi.Def) *generator {
	return &generator{schema: s, program: s.program(d)}
}

func (g *generator) fail(format string, args ...any) {
	if g.err == nil {
		g.err = fmt.Errorf(format, args...)
	}
}

func (g *generator) spend(n int) {
	if g.size += n; g.size > maxSize {
		g.fail("the message would be longer than %d bytes", maxSize)
	}
}

// object makes the members of an object: the mandatory ones, those that the plan wants, and those of a branch of a union.
func (g *generator) object(s *wire.Shape, p *plan) []qjson.Member {
	g.spend(len(s.Members) / perByte)
	var branch choice
	if s.Tag != "" {
		branch = g.branch(s, p)
	}
	var list []qjson.Member
	for _, m := range s.Members {
		to := p.member(m.Name)
		switch {
		case g.err != nil:
			return nil
		case to.is(absent):
		case s.Tag == m.Name:
			list = g.add(list, m.Name, text(branch.name))
		case !m.Optional || to.wanted():
			list = g.add(list, m.Name, g.member(m, to))
		}
	}
	if branch.adds != nil {
		list = g.branchMembers(list, branch.adds, p.without(s.Members))
	}
	return list
}

func (g *generator) add(list []qjson.Member, name string, v *qjson.Value) []qjson.Member {
	g.spend(len(name))
	return append(list, qjson.Member{Name: name, Value: v})
}

// member makes the value of a member. Texts that are decoded before anything else happens are such that they can be.
func (g *generator) member(m *wire.Member, p *plan) *qjson.Value {
	v := g.value(m.Shape, m.Name, p)
	if v == nil || m.Shape.Kind != wire.String || !p.free() {
		return v
	}
	switch {
	case m.Name == "port": // looked up as a service if it is not a number
		return text("10809")
	case strings.Contains(m.Name, "b64") || m.Decl != nil && m.Decl.Doc != nil && strings.Contains(m.Decl.Doc.Text.Raw, "base64"):
		return text(base64.StdEncoding.EncodeToString([]byte(v.Text)))
	default:
		return v
	}
}

// branchMembers adds the members of a branch that the object does not have.
func (g *generator) branchMembers(list []qjson.Member, adds *wire.Shape, p *plan) []qjson.Member {
	g.within(adds.Def, func() {
		for _, m := range g.object(adds, g.completed(adds.Def, p)) {
			if !slices.ContainsFunc(list, func(has qjson.Member) bool { return has.Name == m.Name }) {
				list = append(list, m)
			}
		}
	})
	return list
}

// within makes a part of a value of type d; nil for what is written in place.
func (g *generator) within(d *qapi.Def, part func()) {
	if d == nil {
		part()
		return
	}
	if g.spend(1); len(g.inner) >= 2*maxNesting {
		g.fail("values nest more than %d deep", 2*maxNesting)
	}
	if g.err != nil {
		return
	}
	g.inner = append(g.inner, d)
	part()
	g.inner = g.inner[:len(g.inner)-1]
}

// value makes a value of s for the member called name.
func (g *generator) value(s *wire.Shape, name string, p *plan) (v *qjson.Value) {
	switch {
	case g.err != nil:
		return nil
	case s.Kind == wire.Array && p.free() && (!g.ranks.finite(s.Element) || slices.Contains(g.inner, s.Element.Def)):
		return array()
	case s.Kind == wire.Array:
		return array(g.value(s.Element, name, p))
	case s.Kind == wire.Enum:
		return g.enumValue(s, p)
	case s.Kind != wire.Object && s.Kind != wire.Alternate:
		v = g.scalar(s, name, p)
		g.spend(len(v.Text))
		return v
	case hasRank(s) && p.free() && !g.ranks.finite(s):
		g.fail("%s has no finite value", s.Def.Name)
		return nil
	}
	g.within(s.Def, func() {
		if s.Kind == wire.Alternate {
			v = g.alternate(s, name, p)
		} else {
			v = object(g.object(s, g.completed(s.Def, p))...)
		}
	})
	return v
}

// alternate makes a value of an alternate. A word that names the branch says nothing of the value in it.
func (g *generator) alternate(s *wire.Shape, name string, p *plan) *qjson.Value {
	b := g.alternative(s, p)
	if b == nil {
		return nil
	}
	if _, ok := p.word(); ok && alternativeIs(b, p) {
		p = &plan{members: p.members, names: p.names}
	}
	return g.value(b.Shape, name, p)
}

// scalar takes the name of a member for its text, in capitals as manuals write what is to be replaced.
func (g *generator) scalar(s *wire.Shape, name string, p *plan) *qjson.Value {
	word, fixed := p.word()
	switch {
	case s.Kind == wire.Integer, s.Kind == wire.Number:
		return &qjson.Value{Kind: qjson.Number, Text: cmp.Or(word, "1")}
	case s.Kind == wire.Boolean && word == "false":
		return &qjson.Value{Kind: qjson.False}
	case s.Kind == wire.Boolean:
		return &qjson.Value{Kind: qjson.True}
	case s.Kind == wire.Null:
		return &qjson.Value{Kind: qjson.Null}
	case isUnknown(s):
		g.fail("nothing declares the type of %s", name)
	case fixed:
		return text(word)
	case !p.free():
		return object()
	}
	return text(strings.ToUpper(name))
}

func text(s string) *qjson.Value { return &qjson.Value{Kind: qjson.String, Text: s} }

func object(members ...qjson.Member) *qjson.Value {
	return &qjson.Value{Kind: qjson.Object, Members: members}
}

func array(elements ...*qjson.Value) *qjson.Value {
	return &qjson.Value{Kind: qjson.Array, Elements: elements}
}
