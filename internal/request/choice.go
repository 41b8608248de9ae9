package request

import (
	"slices"
	"strings"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// choice is the value of a discriminator, and the branch that it selects; nil when the value adds no members.
type choice struct {
	name   string
	branch *qapi.Member
}

// branch chooses the branch of a union: the one that the plan names, else the first that can hold what the plan wants, else
// the best. Within a value of the same type that is the shallowest one, so that the value ends.
func (g *generator) branch(u *qapi.Def, members []qapi.Inherited, p *plan) choice {
	tag, _ := g.ref.Tag(u)
	if to := p.member(tag.Name); to != nil {
		if word, ok := to.word(); ok {
			return g.branchCalled(u, word)
		}
	}
	if u.Flavor == qapi.Simple {
		return g.bestBranch(u, nil)
	}
	return g.bestBranch(u, without(p.wants(), members))
}

// without returns the members whose names are not in the list.
func without(names []string, members []qapi.Inherited) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.ContainsFunc(members, func(m qapi.Inherited) bool { return m.Name == name })
	})
}

func (g *generator) branchCalled(u *qapi.Def, word string) choice {
	for _, b := range u.Branches {
		if b.Name == word {
			return choice{word, b}
		}
	}
	if u.Flavor == qapi.Simple || !g.hasBareValue(u, word) {
		g.fail("%s has no branch %s", u.Name, word)
	}
	return choice{name: word}
}

// hasBareValue reports whether word is a value of the discriminator. A discriminator that is a string takes no others than
// the names of branches.
func (g *generator) hasBareValue(u *qapi.Def, word string) bool {
	return slices.ContainsFunc(g.ref.BareValues(u), func(v *qapi.Member) bool { return v.Name == word })
}

func (g *generator) bestBranch(u *qapi.Def, wanted []string) choice {
	g.spend(len(u.Branches) / perByte)
	again := g.isAgain(u)
	values := g.tagValues(u)
	best, bestPenalty := choice{}, -1
	consider := func(c choice, penalty int) {
		if bestPenalty < 0 || penalty < bestPenalty {
			best, bestPenalty = c, penalty
		}
	}
	for _, b := range u.Branches {
		n := g.ranks.of(g.ref, u, b.Type)
		if n == maxNesting || !g.holds(u, b.Type, wanted, 0) {
			continue
		}
		penalty := g.penalty(u, b, values[b.Name])
		if again {
			penalty += (n + 1) * worst
		}
		consider(choice{b.Name, b}, penalty)
	}
	if len(wanted) == 0 && u.Flavor == qapi.Flat && (again || bestPenalty < 0) {
		for _, v := range g.ref.BareValues(u) {
			consider(choice{name: v.Name}, penaltyOf(v.If, v.Features))
		}
	}
	if bestPenalty < 0 {
		g.fail("no branch of %s has a finite value with %s", u.Name, strings.Join(wanted, ", "))
	}
	return best
}

// isAgain reports whether a value of type u is made within another one.
func (g *generator) isAgain(u *qapi.Def) bool {
	n := 0
	for _, d := range g.inner {
		if d == u {
			n++
		}
	}
	return n > 1
}

func (g *generator) tagValues(u *qapi.Def) map[string]*qapi.Member {
	enum := g.ref.Discriminator(u)
	if enum == nil {
		return nil
	}
	m := make(map[string]*qapi.Member, len(enum.Values))
	for _, v := range enum.Values {
		m[v.Name] = v
	}
	return m
}

// The penalties of a choice. A greater one outweighs all smaller ones.
const (
	notShown    = 1 << iota // no example of the command has it
	useless                 // its type is called as unfit says
	discouraged             // deprecated or unstable
	conditional             // not every build has it
	worst
)

// unfit are parts of the names of types whose branches commands refuse: what QEMU keeps for the command line
// (NetLegacyNicOptions), and drivers that cannot do it (BlockdevCreateNotSupported).
var unfit = []string{"Legacy", "NotSupported"}

func (g *generator) penalty(u *qapi.Def, b *qapi.Member, v *qapi.Member) int {
	penalty := penaltyOf(b.If, b.Features)
	if v != nil {
		penalty |= penaltyOf(v.If, v.Features)
	}
	if b.Type != nil && slices.ContainsFunc(unfit, func(w string) bool { return strings.Contains(b.Type.Name, w) }) {
		penalty |= useless
	}
	if to := g.ref.Type(u, b.Type); to != nil {
		penalty |= penaltyOf(to.If, to.Features)
	}
	if !g.shown[b.Name] {
		penalty |= notShown
	}
	return penalty
}

func penaltyOf(condition *qapi.Cond, features []*qapi.Member) int {
	penalty := 0
	if condition != nil {
		penalty |= conditional
	}
	if isDiscouraged(features) {
		penalty |= discouraged
	}
	return penalty
}

func isDiscouraged(features []*qapi.Member) bool {
	return slices.ContainsFunc(features, func(f *qapi.Member) bool { return f.Name == "deprecated" || f.Name == "unstable" })
}

// holds reports whether a value of type t, as written in owner, can have the members wanted.
func (g *generator) holds(owner *qapi.Def, t *qapi.TypeRef, wanted []string, depth int) bool {
	if len(wanted) == 0 {
		return true
	}
	to := g.ref.Type(owner, t)
	if to == nil || depth > maxNesting {
		return false
	}
	rest := without(wanted, g.ref.AllMembers(to))
	return len(rest) == 0 || to.Kind == qapi.Union && slices.ContainsFunc(to.Branches, func(b *qapi.Member) bool {
		return g.holds(to, b.Type, rest, depth+1)
	})
}

// enumValue takes the value that is demanded, else the first that every build has and nobody advises against.
func (g *generator) enumValue(d *qapi.Def, p *plan) *qjson.Value {
	if word, ok := p.word(); ok {
		if !slices.ContainsFunc(d.Values, func(v *qapi.Member) bool { return v.Name == word }) {
			g.fail("%s has no value %s", d.Name, word)
		}
		return text(word)
	}
	g.spend(len(d.Values) / perByte)
	best, bestPenalty := "", -1
	for _, v := range d.Values {
		penalty := penaltyOf(v.If, v.Features)
		if !g.shown[v.Name] {
			penalty |= notShown
		}
		if bestPenalty < 0 || penalty < bestPenalty {
			best, bestPenalty = v.Name, penalty
		}
	}
	if bestPenalty < 0 {
		g.fail("%s has no values", d.Name)
	}
	g.spend(len(best))
	return text(best)
}

// alternative chooses the branch of an alternate: the one demanded, else one that holds what is wanted, else the simplest,
// so that something is referred to rather than defined in place.
func (g *generator) alternative(d *qapi.Def, p *plan) *qapi.Member {
	if _, ok := p.word(); ok {
		for _, b := range d.Branches {
			if g.alternativeIs(d, b, p) {
				return b
			}
		}
	}
	var best *qapi.Member
	bestComplexity := -1
	for _, b := range d.Branches {
		if !g.takes(d, b, p) {
			continue
		}
		if n := g.complexity(d, b.Type); n < 5+maxNesting && (best == nil || n < bestComplexity) {
			best, bestComplexity = b, n
		}
	}
	if best == nil {
		g.fail("no alternative of %s fits", d.Name)
	}
	return best
}

// alternativeIs reports whether the word of the plan names b, a branch of the alternate d.
func (g *generator) alternativeIs(d *qapi.Def, b *qapi.Member, p *plan) bool {
	word, _ := p.word()
	return word == b.Name || word == string(g.jsonType(d, b.Type))
}

// takes reports whether a branch of an alternate can be what the plan says.
func (g *generator) takes(d *qapi.Def, b *qapi.Member, p *plan) bool {
	if p.free() {
		return true
	}
	word, isWord := p.word()
	to := g.ref.Type(d, b.Type)
	if isWord {
		if to != nil && to.Kind == qapi.Enum {
			return slices.ContainsFunc(to.Values, func(v *qapi.Member) bool { return v.Name == word })
		}
		return to == nil && g.jsonType(d, b.Type) == qapi.JSONString
	}
	if to == nil || to.Kind == qapi.Enum {
		return false
	}
	return g.holds(d, b.Type, p.wants(), 0)
}

// complexity orders the branches of an alternate: strings and enums, other scalars, null, arrays, objects by their rank.
func (g *generator) complexity(d *qapi.Def, t *qapi.TypeRef) int {
	switch g.jsonType(d, t) {
	case qapi.JSONString:
		return 0
	case qapi.JSONInteger, qapi.JSONNumber, qapi.JSONBoolean:
		return 1
	case qapi.JSONNull:
		return 2
	case qapi.JSONArray:
		return 3
	case qapi.JSONAny, qapi.JSONObject:
	}
	return 4 + g.ranks.of(g.ref, d, t) + 1
}

func (g *generator) jsonType(d *qapi.Def, t *qapi.TypeRef) qapi.JSONType {
	if t == nil {
		return qapi.JSONObject
	}
	if t.Array {
		return qapi.JSONArray
	}
	if b := qapi.LookupBuiltin(t.Name); b != nil {
		return b.JSON
	}
	if to := g.ref.Type(d, t); to != nil && to.Kind == qapi.Enum {
		return qapi.JSONString
	}
	return qapi.JSONObject
}
