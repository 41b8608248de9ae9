// Package examples checks QMP messages against a reference: those that the documentation shows, and those of others.
package examples

import (
	"context"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/parallel"
	"qmpdoc/qapi"
)

// Result is what is known of the examples of a reference.
type Result struct {
	Found    diag.List
	Examples int
	Messages int
	Verdicts []Verdict // in the order of the definitions; one for each message
}

// Verdict is what is known of one message of the documentation.
type Verdict struct {
	Pos        diag.Pos  // the first byte
	Definition *qapi.Def // nil for a message of the manual
	Kind       qapi.MessageKind
	Name       string   // of the command or event that it runs, answers or is; "" when that is not known
	Answers    diag.Pos // the command that it answers; zero for none
	Declared   bool     // a schema tells what it may hold; else only the old documents do, or nothing
	Broken     bool     // it is no JSON, elisions forgiven
	Elided     bool     // part of the message is left out
	Worst      diag.Severity
	Findings   int
}

// Check checks every example message in the documentation of r, each once: two definitions can share a document. The
// messages of the manual's documents come last.
func Check(r *qapi.Reference) *Result {
	shown := gather(r)
	p, res := programsOf(r), &Result{}
	for _, e := range shown {
		res.Examples += len(e.examples)
	}
	for _, rep := range append(p.judge(shown), p.checkGuides()...) {
		res.Found = append(res.Found, rep.found...)
		res.Verdicts = append(res.Verdicts, rep.verdicts...)
	}
	res.Messages = len(res.Verdicts)
	res.Found = limit(res.Found)
	res.Found.Sort()
	return res
}

// maxFindings is how many findings Check returns at most. The worst real tree has a hundred.
const maxFindings = 10_000

// limit drops the least severe findings when there are too many, and says so.
func limit(found diag.List) diag.List {
	if len(found) <= maxFindings {
		return found
	}
	slices.SortStableFunc(found, func(a, b diag.Diagnostic) int { return int(b.Severity) - int(a.Severity) })
	dropped := len(found) - maxFindings
	found = found[:maxFindings:maxFindings]
	found.Report(diag.Pos{}, diag.TooMany, "%d further findings about examples are not listed", dropped).Help = "fix the first ones"
	return found
}

// judge checks the definitions. Each has a budget of its own, so that the findings do not depend on which processor was faster.
func (p *programs) judge(shown []documented) []report {
	reports := make([]report, len(shown))
	left := min(definitionBudget, treeBudget/max(1, len(shown)))
	_ = parallel.Workers(context.Background(), len(shown), func() func(int) error {
		validators := map[qapi.Products]*Validator{}
		return func(i int) error {
			product := shown[i].def.Products.First()
			if validators[product] == nil {
				validators[product] = &Validator{p.resolver(product)}
			}
			reports[i] = shown[i].check(validators[product], left)
			return nil
		}
	})
	return reports
}

// documented is a definition with the examples in its documentation.
type documented struct {
	def      *qapi.Def
	examples []qapi.Example
	shared   bool // another definition has some of them
}

// gather finds the examples of all definitions, without those that an earlier one has.
func gather(r *qapi.Reference) []documented {
	all := make([]documented, len(r.Defs))
	_ = parallel.Each(context.Background(), len(r.Defs), func(i int) error {
		all[i] = documented{def: r.Defs[i], examples: r.Examples(r.Defs[i])}
		return nil
	})
	first := map[diag.Pos]int{}
	var list []documented
	for _, e := range all {
		var own []qapi.Example
		for _, x := range e.examples {
			switch at, taken := first[x.Messages[0].Pos]; {
			case taken && at == len(list): // members of this definition that are described together: "@id, @name: …"
				continue
			case taken:
				list[at].shared, e.shared = true, true
				continue
			}
			first[x.Messages[0].Pos] = len(list)
			own = append(own, x)
		}
		if e.examples = own; len(own) > 0 {
			list = append(list, e)
		}
	}
	return list
}
