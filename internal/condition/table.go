package condition

import (
	"encoding/binary"
	"slices"
	"strings"
)

// mostSymbols bounds the truth tables: a condition on more symbols is compared by its text. Those of QEMU have up to 13.
const mostSymbols = 16

// formula simplifies n and finds its key: the symbols that matter, and the truth table over them.
func formula(n *node) Formula {
	n = n.simple()
	symbols := n.symbols()
	switch {
	case len(symbols) == 0:
		if n.op == opAll {
			return Formula{}
		}
		return Formula{root: never, key: "0"}
	case n.op == opSymbol:
		return single(n)
	case len(symbols) > mostSymbols:
		return Formula{root: n, key: "?" + n.text()}
	}
	t := n.table(symbols)
	for i := 0; i < len(symbols); {
		if rest, ok := t.without(i, len(symbols)); ok {
			t, symbols = rest, slices.Delete(slices.Clone(symbols), i, i+1)
		} else {
			i++
		}
	}
	switch {
	case len(symbols) == 0 && t[0] == 0:
		return Formula{root: never, key: "0"}
	case len(symbols) == 0:
		return Formula{}
	case len(symbols) == 1 && t[0] == 0b10:
		return single(&node{op: opSymbol, symbol: symbols[0]})
	default:
		return Formula{root: n, key: strings.Join(symbols, " ") + "=" + t.bytes()}
	}
}

func single(symbol *node) Formula { return Formula{root: symbol, key: "=" + symbol.symbol} }

// simple flattens nested operators, drops what decides nothing, and resolves constants and double negations.
func (n *node) simple() *node {
	switch n.op {
	case opSymbol:
		return n
	case opNot:
		return n.args[0].simple().negated()
	}
	flat := &node{op: n.op}
	for _, a := range n.args {
		switch a = a.simple(); {
		case a.op == n.op:
			flat.args = append(flat.args, a.args...)
		case len(a.args) == 0 && (a.op == opAll || a.op == opAny): // "false" in all, "true" in any
			return a
		default:
			flat.args = append(flat.args, a)
		}
	}
	if len(flat.args) == 1 {
		return flat.args[0]
	}
	return flat
}

func (n *node) negated() *node {
	switch {
	case n.op == opNot:
		return n.args[0]
	case n.op == opAll && len(n.args) == 0:
		return never
	case n.op == opAny && len(n.args) == 0:
		return &node{op: opAll}
	default:
		return &node{op: opNot, args: []*node{n}}
	}
}

// text writes n with the arguments of each operator sorted: equal texts are equal conditions, though not the other way.
func (n *node) text() string {
	if n.op == opSymbol {
		return n.symbol
	}
	args := make([]string, len(n.args))
	for i, a := range n.args {
		args[i] = a.text()
	}
	slices.Sort(args)
	return "&|!"[n.op-1:n.op] + "(" + strings.Join(slices.Compact(args), ",") + ")"
}

// table is a truth table: bit i is the value where symbol s is the binary digit s of i.
type table []uint64

// digits are the tables of the first six symbols within one word.
var digits = [6]uint64{
	0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
}

func newTable(symbols int) table { return make(table, max(1, 1<<symbols>>6)) }

// used masks the bits of a word that a table of few symbols has.
func used(symbols int) uint64 {
	if symbols >= 6 {
		return ^uint64(0)
	}
	return 1<<(1<<symbols) - 1
}

func (n *node) table(symbols []string) table {
	t := newTable(len(symbols))
	switch n.op {
	case opSymbol:
		at, _ := slices.BinarySearch(symbols, n.symbol)
		for w := range t {
			switch {
			case at < 6:
				t[w] = digits[at]
			case w>>(at-6)&1 == 1:
				t[w] = ^uint64(0)
			}
		}
	case opNot:
		for w, x := range n.args[0].table(symbols) {
			t[w] = ^x
		}
	case opAll:
		for w := range t {
			t[w] = ^uint64(0)
		}
		for _, a := range n.args {
			for w, x := range a.table(symbols) {
				t[w] &= x
			}
		}
	case opAny:
		for _, a := range n.args {
			for w, x := range a.table(symbols) {
				t[w] |= x
			}
		}
	}
	for w := range t {
		t[w] &= used(len(symbols))
	}
	return t
}

// bit tells the value in row i.
func (t table) bit(i int) uint64 { return t[i>>6] >> (i & 63) & 1 }

// without takes symbol s out of n when the table does not depend on it.
func (t table) without(s, n int) (table, bool) {
	if t.depends(s) {
		return t, false
	}
	rest := newTable(n - 1)
	for i := range 1 << (n - 1) {
		low := i&(1<<s-1) | i>>s<<(s+1)
		rest[i>>6] |= t.bit(low) << (i & 63)
	}
	return rest, true
}

// depends tells whether some row changes with symbol s.
func (t table) depends(s int) bool {
	if s < 6 {
		for _, w := range t {
			if w&digits[s]>>(1<<s) != w&^digits[s] {
				return true
			}
		}
		return false
	}
	for w := range t {
		if t[w] != t[w|1<<(s-6)] {
			return true
		}
	}
	return false
}

func (t table) bytes() string {
	b := make([]byte, 0, 8*len(t))
	for _, w := range t {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return string(b)
}
