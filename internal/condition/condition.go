// Package condition compares and evaluates build conditions: CONFIG_X, combined by all, any and not.
//
// Two conditions are the same when they have the same truth table, whatever they look like:
//
//	defined(A) && !defined(B)              a text for the C preprocessor, up to QEMU 6.1
//	{ 'all': [ 'A', { 'not': 'B' } ] }     from QEMU 6.2 on
package condition

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Formula is a build condition. The zero Formula is always true. Formulas are immutable.
type Formula struct {
	root *qapi.Cond // nil: always true
	key  string     // equal for formulas with the same truth table
}

// A condition with all of nothing is true, one with any of nothing is false.
var (
	always = &qapi.Cond{Op: qapi.CondAll}
	never  = &qapi.Cond{Op: qapi.CondAny}
)

// True is the condition that always holds, False the one that never does.
var (
	True  = Formula{}
	False = formula(never)
)

// Symbol is the condition that a symbol is defined.
func Symbol(name string) Formula { return formula(symbol(name)) }

func symbol(name string) *qapi.Cond { return &qapi.Cond{Op: qapi.CondIdent, Text: name} }

// Of reads the condition of a schema. A missing one is True.
func Of(c *qapi.Cond) Formula {
	if c == nil {
		return True
	}
	return formula(c)
}

// Lines reads the lines that lead to an entry of qmp-commands.hx, outermost first: #if, #ifdef and #ifndef, all of which must
// hold, each with the #elif and #else up to the entry.
func Lines(lines []string) Formula {
	all := &qapi.Cond{Op: qapi.CondAll}
	var tested []*qapi.Cond // since the last #if
	for _, l := range lines {
		word, c := parseLine(l)
		if word != "else" && word != "elif" {
			all.Args, tested = append(all.Args, c), []*qapi.Cond{c}
			continue
		}
		branch := &qapi.Cond{Op: qapi.CondAll, Args: []*qapi.Cond{c}}
		for _, failed := range tested {
			branch.Args = append(branch.Args, negated(failed))
		}
		tested = append(tested, c)
		if n := len(all.Args); n > 0 {
			all.Args[n-1] = branch
		}
	}
	return formula(all)
}

// And holds where both do.
func (f Formula) And(g Formula) Formula { return combine(qapi.CondAll, f, g) }

// Or holds where one of them does.
func (f Formula) Or(g Formula) Formula { return combine(qapi.CondAny, f, g) }

// Not holds where f does not.
func (f Formula) Not() Formula { return combine(qapi.CondNot, f) }

func combine(op qapi.CondOp, operands ...Formula) Formula {
	c := &qapi.Cond{Op: op}
	for _, f := range operands {
		c.Args = append(c.Args, f.cond())
	}
	return formula(c)
}

func (f Formula) cond() *qapi.Cond {
	if f.root == nil {
		return always
	}
	return f.root
}

// Equal reports whether f and g have the same truth table.
func (f Formula) Equal(g Formula) bool { return f.key == g.key }

// Implies reports whether g holds wherever f does.
func (f Formula) Implies(g Formula) bool { return f.Equal(g) || f.Not().Or(g).IsTrue() }

// IsTrue reports whether f always holds.
func (f Formula) IsTrue() bool { return f.key == "" }

// IsFalse reports whether f never holds.
func (f Formula) IsFalse() bool { return f.key == False.key }

// Key is equal for formulas with the same truth table. It is not for people.
func (f Formula) Key() string { return f.key }

// Symbols lists the symbols that f depends on, sorted.
func (f Formula) Symbols() []string { return symbols(f.cond()) }

func symbols(c *qapi.Cond) []string {
	var names []string
	each(c, func(name string) { names = append(names, name) })
	slices.Sort(names)
	return slices.Compact(names)
}

// each calls visit for the symbol of each leaf.
func each(c *qapi.Cond, visit func(string)) {
	if c.Op == qapi.CondIdent {
		visit(c.Text)
	}
	for _, a := range c.Args {
		each(a, visit)
	}
}

// String writes the condition as C programmers do, with parentheses in every other operator: (CONFIG_A && !CONFIG_B) || CONFIG_C.
func (f Formula) String() string {
	var b strings.Builder
	c := f.cond()
	write(&b, c, c.Op)
	return b.String()
}

func write(b *strings.Builder, c *qapi.Cond, around qapi.CondOp) {
	switch {
	case c.Op == qapi.CondIdent:
		b.WriteString(c.Text)
	case c.Op == qapi.CondNot:
		b.WriteByte('!')
		write(b, c.Args[0], qapi.CondNot)
	case len(c.Args) == 0:
		b.WriteString(map[qapi.CondOp]string{qapi.CondAll: "true", qapi.CondAny: "false"}[c.Op])
	case len(c.Args) > 1 && c.Op != around:
		b.WriteByte('(')
		writeArgs(b, c)
		b.WriteByte(')')
	default:
		writeArgs(b, c)
	}
}

func writeArgs(b *strings.Builder, c *qapi.Cond) {
	between := " && "
	if c.Op == qapi.CondAny {
		between = " || "
	}
	for i, a := range c.Args {
		if i > 0 {
			b.WriteString(between)
		}
		write(b, a, c.Op)
	}
}
