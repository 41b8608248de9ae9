// Package examples checks QMP messages against a reference: those that the documentation shows, and those of others.
package examples

import (
	"runtime"
	"sync"
	"sync/atomic"

	"qmpdoc/diag"
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
	Pos        diag.Pos // the first byte
	Definition *qapi.Def
	Kind       qapi.MessageKind
	Name       string   // of the command or event that it runs, answers or is; "" when that is not known
	Answers    diag.Pos // the command that it answers; zero for none
	Declared   bool     // a schema tells what it may hold; else only the old documents do, or nothing
	Broken     bool     // it is no JSON, elisions forgiven
	Elided     bool     // something is left out
	Worst      diag.Severity
	Findings   int
}

// Check checks every example message in the documentation of r, each once: two definitions can share a document.
func Check(r *qapi.Reference) *Result {
	shown := gather(r)
	reports := make([]report, len(shown))
	parallel(len(shown), func() func(int) {
		validators := map[qapi.Products]*Validator{}
		return func(i int) {
			product := shown[i].def.Products.First()
			if validators[product] == nil {
				validators[product] = NewValidator(r, product)
			}
			reports[i] = shown[i].check(validators[product])
		}
	})
	res := &Result{}
	for i, rep := range reports {
		res.Found = append(res.Found, rep.found...)
		res.Verdicts = append(res.Verdicts, rep.verdicts...)
		res.Messages += len(rep.verdicts)
		res.Examples += len(shown[i].examples)
	}
	res.Found.Sort()
	return res
}

// exhibit is a definition with the examples in its documentation.
type exhibit struct {
	def      *qapi.Def
	examples []qapi.Example
	shared   bool // another definition has some of them
}

// gather finds the examples of all definitions, without those that an earlier one has.
func gather(r *qapi.Reference) []exhibit {
	all := make([]exhibit, len(r.Defs))
	parallel(len(r.Defs), func() func(int) {
		return func(i int) { all[i] = exhibit{def: r.Defs[i], examples: r.Examples(r.Defs[i])} }
	})
	first := map[diag.Pos]int{}
	var list []exhibit
	for _, e := range all {
		var own []qapi.Example
		for _, x := range e.examples {
			if at, taken := first[x.Messages[0].Pos]; taken {
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

// parallel calls what worker makes for each number below n, on all processors.
func parallel(n int, worker func() func(int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		all.Go(func() {
			do := worker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	all.Wait()
}
