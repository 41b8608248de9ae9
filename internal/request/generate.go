package request

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/qjson"
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
	useful bool            // what a text or a habit demands is in it, see needs
	shown  map[string]bool // words that examples of the command hold: branches of these names are preferred
	top    int             // how many definitions are around what a text calls the top level of a command
	inner  []*qapi.Def     // the command, and the types around the value that is made
	size   int
	err    error // the first one
}

// schema is what all messages of one reference are generated from.
type schema struct {
	ref   *qapi.Reference
	ranks ranks
	needs map[*qapi.Def][]need // by the type, see needsOf
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

// object makes the members of an object: the mandatory ones of members, those that the plan wants, and those of a branch
// when u is a union. Of a type written in place u is nil.
func (g *generator) object(u *qapi.Def, members []qapi.Inherited, p *plan) []qjson.Member {
	g.spend(len(members) / perByte)
	branched := u != nil && len(u.Branches) > 0
	var tag string
	var branch choice
	if branched {
		t, ok := g.ref.Tag(u)
		if !ok {
			g.fail("%s has no discriminator", u.Name)
			return nil
		}
		tag, branch = t.Name, g.branch(u, members, p)
	}
	var list []qjson.Member
	for _, m := range members {
		to := p.member(m.Name)
		switch {
		case g.err != nil:
			return nil
		case to.is(absent):
		case branched && m.Name == tag:
			list = g.add(list, m.Name, text(branch.name))
		case !m.Optional || to.wanted():
			list = g.add(list, m.Name, g.member(m, to))
		}
	}
	if branched {
		list = g.branchMembers(list, u, branch, p.without(members))
	}
	return list
}

func (g *generator) add(list []qjson.Member, name string, v *qjson.Value) []qjson.Member {
	g.spend(len(name))
	return append(list, qjson.Member{Name: name, Value: v})
}

// member makes the value of a member. Texts that are decoded before anything else happens are such that they can be.
func (g *generator) member(m qapi.Inherited, p *plan) *qjson.Value {
	v := g.value(m.Owner, m.Type, m.Name, p)
	if v == nil || v.Kind != qjson.String || m.Type.Name != "str" || !p.free() {
		return v
	}
	switch {
	case m.Name == "port": // looked up as a service if it is not a number
		return text("10809")
	case strings.Contains(m.Name, "b64") || m.Doc != nil && strings.Contains(m.Doc.Text.Raw, "base64"):
		return text(base64.StdEncoding.EncodeToString([]byte(v.Text)))
	default:
		return v
	}
}

// branchMembers adds the members of a branch. Those of a simple union are in a member of their own.
func (g *generator) branchMembers(list []qjson.Member, u *qapi.Def, b choice, p *plan) []qjson.Member {
	if u.Flavor == qapi.Simple {
		const data = "data"
		if to := p.member(data); b.branch != nil && !to.is(absent) {
			return g.add(list, data, g.value(u, b.branch.Type, b.name, to))
		}
		return list
	}
	if b.branch == nil {
		return list
	}
	to := g.ref.Type(u, b.branch.Type)
	if to == nil {
		g.fail("branch %s of %s has no known type", b.name, u.Name)
		return list
	}
	g.within(to, func() {
		p := g.completed(to, p)
		for _, m := range g.object(to, g.ref.AllMembers(to), p) {
			if !slices.ContainsFunc(list, func(has qjson.Member) bool { return has.Name == m.Name }) {
				list = append(list, m)
			}
		}
	})
	return list
}

// within makes a part of a value of type d.
func (g *generator) within(d *qapi.Def, part func()) {
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

// value makes a value of type t, as written in owner, for the member called name.
func (g *generator) value(owner *qapi.Def, t *qapi.TypeRef, name string, p *plan) *qjson.Value {
	switch {
	case g.err != nil:
		return nil
	case t == nil:
		return object()
	case !t.Array:
		return g.single(owner, t, name, p)
	case p.free() && !g.finite(owner, t):
		return array()
	default:
		return array(g.single(owner, t, name, p))
	}
}

// finite reports whether an element of type t can be made within the values around it.
func (g *generator) finite(owner *qapi.Def, t *qapi.TypeRef) bool {
	if t.Name == "" || qapi.LookupBuiltin(t.Name) != nil {
		return true
	}
	to := g.ref.Type(owner, t)
	_, ok := g.ranks[to]
	return ok && !slices.Contains(g.inner, to)
}

func (g *generator) single(owner *qapi.Def, t *qapi.TypeRef, name string, p *plan) *qjson.Value {
	if t.Name == "" {
		return object(g.object(nil, nested(owner, t), p)...)
	}
	if b := qapi.LookupBuiltin(t.Name); b != nil {
		v := builtinValue(b, name, p)
		g.spend(len(v.Text))
		return v
	}
	to := g.ref.Type(owner, t)
	if to == nil {
		g.fail("no type is called %s", t.Name)
		return nil
	}
	if _, ok := g.ranks[to]; !ok && p.free() {
		g.fail("%s has no finite value", to.Name)
		return nil
	}
	var v *qjson.Value
	g.within(to, func() {
		switch to.Kind {
		case qapi.Enum:
			v = g.enumValue(to, p)
		case qapi.Alternate:
			v = g.alternate(to, name, p)
		case qapi.Struct, qapi.Union:
			v = object(g.object(to, g.ref.AllMembers(to), g.completed(to, p))...)
		case qapi.Command, qapi.Event:
			g.fail("%s is not a type", to.Name)
		}
	})
	return v
}

// alternate makes a value of the alternate d. A word that names the branch says nothing of the value in it.
func (g *generator) alternate(d *qapi.Def, name string, p *plan) *qjson.Value {
	b := g.alternative(d, p)
	if b == nil {
		return nil
	}
	if _, ok := p.word(); ok && g.alternativeIs(d, b, p) {
		p = &plan{members: p.members, names: p.names}
	}
	return g.value(d, b.Type, name, p)
}

// builtinValue takes the name of a member for its text, in capitals as manuals write what is to be replaced.
func builtinValue(b *qapi.Builtin, name string, p *plan) *qjson.Value {
	word, fixed := p.word()
	switch b.JSON {
	case qapi.JSONInteger, qapi.JSONNumber:
		if !fixed {
			word = "1"
		}
		return &qjson.Value{Kind: qjson.Number, Text: word}
	case qapi.JSONBoolean:
		if word == "false" {
			return &qjson.Value{Kind: qjson.False}
		}
		return &qjson.Value{Kind: qjson.True}
	case qapi.JSONNull:
		return &qjson.Value{Kind: qjson.Null}
	case qapi.JSONObject:
		return object()
	case qapi.JSONArray:
		return array()
	case qapi.JSONString, qapi.JSONAny:
	}
	switch {
	case fixed:
		return text(word)
	case b.Values != nil:
		return text(b.Values[0])
	case !p.free():
		return object()
	default:
		return text(strings.ToUpper(name))
	}
}

func text(s string) *qjson.Value { return &qjson.Value{Kind: qjson.String, Text: s} }

func object(members ...qjson.Member) *qjson.Value {
	return &qjson.Value{Kind: qjson.Object, Members: members}
}

func array(elements ...*qjson.Value) *qjson.Value {
	return &qjson.Value{Kind: qjson.Array, Elements: elements}
}
