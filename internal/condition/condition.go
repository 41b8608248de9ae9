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
	root *node  // nil: always true
	key  string // equal for formulas with the same truth table
}

// op is the operator of a node.
type op uint8

const (
	opSymbol op = iota
	opAll
	opAny
	opNot // of one argument
)

// node is one operator of a formula. A node of opAll without arguments is true, one of opAny without arguments false.
type node struct {
	op     op
	symbol string
	args   []*node
}

var never = &node{op: opAny}

// True is the condition that always holds, False the one that never does.
var (
	True  = Formula{}
	False = formula(never)
)

// Symbol is the condition that a symbol is defined.
func Symbol(name string) Formula { return formula(&node{op: opSymbol, symbol: name}) }

// Of reads the condition of a schema. A missing one is True.
func Of(c *qapi.Cond) Formula {
	if c == nil {
		return True
	}
	return formula(nodeOf(c))
}

func nodeOf(c *qapi.Cond) *node {
	switch c.Op {
	case qapi.CondIdent:
		return &node{op: opSymbol, symbol: c.Text}
	case qapi.CondText:
		return parse(c.Text)
	case qapi.CondAll, qapi.CondList:
		return &node{op: opAll, args: nodesOf(c.Args)}
	case qapi.CondAny:
		return &node{op: opAny, args: nodesOf(c.Args)}
	case qapi.CondNot:
		return &node{op: opNot, args: []*node{{op: opAll, args: nodesOf(c.Args)}}}
	default:
		panic("condition: unknown operator")
	}
}

func nodesOf(list []*qapi.Cond) []*node {
	nodes := make([]*node, len(list))
	for i, c := range list {
		nodes[i] = nodeOf(c)
	}
	return nodes
}

// Lines reads the lines that open the #if, #ifdef and #ifndef around an entry of qmp-commands.hx, outermost first: all of
// them must hold.
func Lines(lines []string) Formula {
	all := &node{op: opAll}
	for _, l := range lines {
		all.args = append(all.args, parseLine(l))
	}
	return formula(all)
}

// And holds where both do.
func (f Formula) And(g Formula) Formula { return combine(opAll, f, g) }

// Or holds where one of them does.
func (f Formula) Or(g Formula) Formula { return combine(opAny, f, g) }

// Not holds where f does not.
func (f Formula) Not() Formula { return formula(&node{op: opNot, args: []*node{f.node()}}) }

func combine(o op, f, g Formula) Formula {
	return formula(&node{op: o, args: []*node{f.node(), g.node()}})
}

func (f Formula) node() *node {
	if f.root == nil {
		return &node{op: opAll}
	}
	return f.root
}

// Equal tells whether f and g have the same truth table.
func (f Formula) Equal(g Formula) bool { return f.key == g.key }

// Implies tells whether g holds wherever f does.
func (f Formula) Implies(g Formula) bool { return f.Equal(g) || f.Not().Or(g).IsTrue() }

// IsTrue tells whether f always holds.
func (f Formula) IsTrue() bool { return f.key == "" }

// IsFalse tells whether f never holds.
func (f Formula) IsFalse() bool { return f.key == False.key }

// Key is equal for formulas with the same truth table. It is not for people.
func (f Formula) Key() string { return f.key }

// Symbols lists the symbols that f depends on, sorted.
func (f Formula) Symbols() []string { return f.node().symbols() }

func (n *node) symbols() []string {
	var names []string
	n.each(func(name string) { names = append(names, name) })
	slices.Sort(names)
	return slices.Compact(names)
}

// each calls visit for the symbol of each leaf.
func (n *node) each(visit func(string)) {
	if n.op == opSymbol {
		visit(n.symbol)
	}
	for _, a := range n.args {
		a.each(visit)
	}
}

// String writes the condition as C programmers do: CONFIG_A && !(CONFIG_B || CONFIG_C).
func (f Formula) String() string {
	var b strings.Builder
	n := f.node()
	n.print(&b, n.op)
	return b.String()
}

func (n *node) print(b *strings.Builder, around op) {
	switch {
	case n.op == opSymbol:
		b.WriteString(n.symbol)
	case n.op == opNot:
		b.WriteByte('!')
		n.args[0].print(b, opNot)
	case len(n.args) == 0:
		b.WriteString(map[op]string{opAll: "true", opAny: "false"}[n.op])
	case len(n.args) > 1 && n.op != around:
		b.WriteByte('(')
		n.printArgs(b)
		b.WriteByte(')')
	default:
		n.printArgs(b)
	}
}

func (n *node) printArgs(b *strings.Builder) {
	around, between := n.op, " && "
	if n.op == opAny {
		between = " || "
	}
	for i, a := range n.args {
		if i > 0 {
			b.WriteString(between)
		}
		a.print(b, around)
	}
}
