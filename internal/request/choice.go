package request

import (
	"slices"
	"strings"

	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// choice is the value of a discriminator, and what it adds to the object; nil when it adds no members.
type choice struct {
	name string
	adds *wire.Shape
}

// branch chooses the branch of a union: the one that the plan names, else the first that can hold what the plan wants, else
// the best. Within a value of the same type that is the shallowest one, so that the value ends.
func (g *generator) branch(s *wire.Shape, p *plan) choice {
	word, ok := p.member(s.Tag).word()
	if !ok {
		return g.bestBranch(s, without(p.wants(), s.Members))
	}
	if s.TagValues().Value(word) == nil {
		g.fail("%s has no branch %s", s.Def.Name, word)
	}
	return branchOf(s, word)
}

func branchOf(s *wire.Shape, word string) choice {
	if b := s.Branch(word); b != nil {
		return choice{word, b.Shape}
	}
	return choice{name: word}
}

// without returns the members whose names are not in the list.
func without(names []string, members []*wire.Member) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.ContainsFunc(members, func(m *wire.Member) bool { return m.Name == name })
	})
}

func (g *generator) bestBranch(s *wire.Shape, wanted []string) choice {
	g.spend(len(s.Branches) / perByte)
	again := g.isAgain(s.Def)
	best, bestPenalty := choice{}, -1
	consider := func(c choice, penalty int) {
		if bestPenalty < 0 || penalty < bestPenalty {
			best, bestPenalty = c, penalty
		}
	}
	for _, b := range s.Def.Branches {
		c, v, n := branchOf(s, b.Name), s.TagValues().Value(b.Name), 0
		if c.adds != nil {
			n = g.ranks.of(c.adds)
		}
		if v == nil || n == maxNesting || !holds(c.adds, wanted, 0) {
			continue
		}
		penalty := g.penalty(s.Def, b, v.Decl)
		if again {
			penalty += (n + 1) * worst
		}
		consider(c, penalty)
	}
	if len(wanted) == 0 && (again || bestPenalty < 0) {
		for _, v := range g.ref.BareValues(s.Def) {
			consider(choice{name: v.Name}, penaltyOf(v.If, v.Features))
		}
	}
	if bestPenalty < 0 {
		g.fail("no branch of %s has a finite value with %s", s.Def.Name, strings.Join(wanted, ", "))
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

// holds reports whether a value of s can have the members wanted.
func holds(s *wire.Shape, wanted []string, depth int) bool {
	if len(wanted) == 0 {
		return true
	}
	if s == nil || depth > maxNesting {
		return false
	}
	rest := without(wanted, s.Members)
	return len(rest) == 0 || slices.ContainsFunc(s.Branches, func(b *wire.Member) bool { return holds(b.Shape, rest, depth+1) })
}

// enumValue takes the value that is demanded, else the first that every build has and nobody advises against.
func (g *generator) enumValue(s *wire.Shape, p *plan) *qjson.Value {
	if word, ok := p.word(); ok {
		if s.Value(word) == nil {
			g.fail("there is no value %s", word)
		}
		return text(word)
	}
	g.spend(len(s.Values) / perByte)
	best, bestPenalty := "", -1
	for _, v := range s.Values {
		penalty := 0
		if v.Decl != nil {
			penalty = penaltyOf(v.Decl.If, v.Decl.Features)
		}
		if !g.shown[v.Name] {
			penalty |= notShown
		}
		if bestPenalty < 0 || penalty < bestPenalty {
			best, bestPenalty = v.Name, penalty
		}
	}
	if bestPenalty < 0 {
		g.fail("an enum has no values")
	}
	g.spend(len(best))
	return text(best)
}

// alternative chooses the branch of an alternate: the one demanded, else one that holds what is wanted, else the simplest,
// so that something is referred to rather than defined in place.
func (g *generator) alternative(s *wire.Shape, p *plan) *wire.Member {
	if _, ok := p.word(); ok {
		for _, b := range s.Choices {
			if alternativeIs(b, p) {
				return b
			}
		}
	}
	var best *wire.Member
	bestComplexity := -1
	for _, b := range s.Choices {
		if !takes(b.Shape, p) || g.ranks.of(b.Shape) == maxNesting {
			continue
		}
		if n := g.complexity(b.Shape); best == nil || n < bestComplexity {
			best, bestComplexity = b, n
		}
	}
	if best == nil {
		g.fail("no alternative of %s fits", s.Def.Name)
	}
	return best
}

// alternativeIs reports whether the word of the plan names b, a branch of an alternate.
func alternativeIs(b *wire.Member, p *plan) bool {
	word, _ := p.word()
	return word == b.Name || word == string(b.Shape.Kind.JSON())
}

// takes reports whether a branch of an alternate can be what the plan says.
func takes(s *wire.Shape, p *plan) bool {
	word, isWord := p.word()
	switch {
	case p.free():
		return true
	case isWord:
		return s.Kind == wire.String || s.Value(word) != nil
	case s.Kind == wire.Array:
		return takes(s.Element, p)
	default:
		return s.Kind == wire.Object && holds(s, p.wants(), 0)
	}
}

// complexity orders the branches of an alternate: strings and enums, other scalars, null, arrays, objects by their rank.
func (g *generator) complexity(s *wire.Shape) int {
	switch s.Kind.JSON() {
	case qapi.JSONString:
		return 0
	case qapi.JSONInteger, qapi.JSONNumber, qapi.JSONBoolean:
		return 1
	case qapi.JSONNull:
		return 2
	case qapi.JSONArray:
		return 3
	default:
		return 4 + g.ranks.of(s) + 1
	}
}
