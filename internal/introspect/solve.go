package introspect

import (
	"slices"

	"qmpdoc/internal/condition"
	"qmpdoc/internal/wire"
)

// Solution says which symbols were defined when a program was built, as far as what the program has shows it.
type Solution struct {
	symbols  []string
	truths   map[string]condition.Truth
	supposed []string
}

// Solve compares what the source tree of a program declares with what the program said of itself: each conditional thing
// that is there or is not decides something about its condition. Where the facts contradict each other, because one of
// the two has been changed, the greater number of them counts, and in doubt what is there.
func Solve(tree, program *wire.Schema) *Solution {
	w := &witness{facts: map[string]*fact{}, seen: map[[2]*wire.Shape]bool{}}
	w.schemas(tree, program)
	s := &Solution{symbols: w.symbols(), truths: map[string]condition.Truth{}}
	facts := w.sorted()
	for s.propagate(facts) {
	}
	for s.join(facts) {
		for s.propagate(facts) {
		}
	}
	s.suppose(facts)
	return s
}

// Truth is what is known of a symbol.
func (s *Solution) Truth(symbol string) condition.Truth { return s.truths[symbol] }

// Symbols lists all symbols of the tree's conditions, sorted.
func (s *Solution) Symbols() []string { return s.symbols }

// Defined lists the symbols that are known to be defined, sorted.
func (s *Solution) Defined() []string { return s.with(condition.Holds) }

// Open lists the symbols of which nothing is known, sorted.
func (s *Solution) Open() []string { return s.with(condition.Open) }

// Supposed lists symbols that are open, but of which some must be defined to explain what is there: of TARGET_MIPS ||
// TARGET_PPC the first, when nothing else tells which one. Together with Defined they fit all facts.
func (s *Solution) Supposed() []string { return s.supposed }

// suppose defines open symbols, one for each fact that does not hold without.
func (s *Solution) suppose(facts []*fact) {
	truth := func(symbol string) condition.Truth {
		switch t := s.truths[symbol]; {
		case t != condition.Open:
			return t
		case slices.Contains(s.supposed, symbol):
			return condition.Holds
		default:
			return condition.Fails
		}
	}
	for _, f := range facts {
		if f.formula.Under(truth) == condition.Holds {
			continue
		}
		before := failing(facts, truth)
		for _, symbol := range f.formula.Given(s.Truth).Symbols() {
			s.supposed = append(s.supposed, symbol)
			if failing(facts, truth) < before {
				break
			}
			s.supposed = s.supposed[:len(s.supposed)-1]
		}
	}
	slices.Sort(s.supposed)
}

// failing counts the facts that do not hold.
func failing(facts []*fact, known condition.Truths) (n int) {
	for _, f := range facts {
		if f.formula.Under(known) != condition.Holds {
			n++
		}
	}
	return n
}

func (s *Solution) with(t condition.Truth) []string {
	var list []string
	for _, symbol := range s.symbols {
		if s.truths[symbol] == t {
			list = append(list, symbol)
		}
	}
	return list
}

// Because explains why the program lacks what has a condition in the tree: it names the part of the condition that fails,
// "CONFIG_VMNET". It is not ok when the condition holds, or there is none: then the program lacks it for another reason.
func (s *Solution) Because(given condition.Formula) (because string, ok bool) {
	switch given.Under(s.Truth) {
	case condition.Fails:
		return given.Failing(s.Truth).String(), true
	case condition.Open:
		return given.Given(s.Truth).String(), true
	default:
		return "", false
	}
}

// propagate decides the symbols that single facts decide, and tells whether there were any.
func (s *Solution) propagate(facts []*fact) bool {
	votes := map[string]*[2]int{} // for and against
	for _, f := range facts {
		rest := f.formula.Given(s.Truth)
		if rest.IsTrue() || rest.IsFalse() {
			continue
		}
		for _, symbol := range rest.Symbols() {
			switch forced(rest, symbol) {
			case condition.Holds:
				vote(votes, symbol)[0] += f.count
			case condition.Fails:
				vote(votes, symbol)[1] += f.count
			}
		}
	}
	return s.elect(votes)
}

func vote(votes map[string]*[2]int, symbol string) *[2]int {
	if votes[symbol] == nil {
		votes[symbol] = new([2]int)
	}
	return votes[symbol]
}

// elect decides the symbols about which all agree; when there are none, those about which most agree.
func (s *Solution) elect(votes map[string]*[2]int) bool {
	if len(votes) == 0 {
		return false
	}
	agreed := false
	for symbol, v := range votes {
		switch {
		case v[1] == 0:
			s.truths[symbol], agreed = condition.Holds, true
		case v[0] == 0:
			s.truths[symbol], agreed = condition.Fails, true
		}
	}
	if agreed {
		return true
	}
	for symbol, v := range votes {
		s.truths[symbol] = condition.Holds
		if v[1] > v[0] {
			s.truths[symbol] = condition.Fails
		}
	}
	return true
}

// forced tells what a symbol must be so that f can hold.
func forced(f condition.Formula, symbol string) condition.Truth {
	with := func(value condition.Truth) condition.Formula {
		return f.Given(func(s string) condition.Truth {
			if s == symbol {
				return value
			}
			return condition.Open
		})
	}
	switch {
	case with(condition.Fails).IsFalse():
		return condition.Holds
	case with(condition.Holds).IsFalse():
		return condition.Fails
	default:
		return condition.Open
	}
}

// mostJoined is how many facts join compares with each other. Real programs leave a dozen open.
const mostJoined = 200

// join decides symbols that only several facts together decide: those that share a symbol are read as one. It tells
// whether there were any.
func (s *Solution) join(facts []*fact) bool {
	var open []condition.Formula
	for _, f := range facts {
		if rest := f.formula.Given(s.Truth); !rest.IsTrue() && !rest.IsFalse() {
			open = append(open, rest)
		}
	}
	if len(open) > mostJoined {
		return false
	}
	decided := false
	for _, f := range open {
		for _, g := range open {
			if f.Equal(g) || !share(f, g) {
				continue
			}
			both := f.And(g)
			for _, symbol := range both.Symbols() {
				if t := forced(both, symbol); t != condition.Open && !both.IsFalse() && s.truths[symbol] == condition.Open {
					s.truths[symbol], decided = t, true
				}
			}
		}
	}
	return decided
}

func share(f, g condition.Formula) bool {
	symbols := g.Symbols()
	return slices.ContainsFunc(f.Symbols(), func(s string) bool { return slices.Contains(symbols, s) })
}
