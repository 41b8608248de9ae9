package condition

// mostLeaves bounds how many symbols are visited to compare a condition by its truth table: one that takes more is compared by its
// text. Those of QEMU take 100 at most.
const mostLeaves = 8192

// formula simplifies n and finds its key.
func formula(n *node) Formula {
	n = n.simple()
	left := mostLeaves
	switch key := n.decisions(n.symbols(), &left); {
	case left < 0:
		return Formula{root: n, key: "?" + Formula{root: n}.String()}
	case key == "1":
		return Formula{}
	case key == "0":
		return Formula{root: never, key: key}
	default:
		for _, symbol := range n.symbols() {
			if key == "("+symbol+"?1:0)" {
				n = &node{op: opSymbol, symbol: symbol}
			}
		}
		return Formula{root: n, key: key}
	}
}

// decisions writes n as decisions about one symbol after the other, those that matter: "(A?1:(B?0:1))". It is equal for equal truth
// tables over the same symbols. It is worth nothing when left is negative afterwards.
func (n *node) decisions(symbols []string, left *int) string {
	n = n.simple()
	n.each(func(string) { *left-- })
	switch {
	case n.op == opAll && len(n.args) == 0:
		return "1"
	case n.op == opAny && len(n.args) == 0, *left < 0:
		return "0"
	}
	branch := func(value Truth) string {
		return n.given(func(s string) Truth {
			if s == symbols[0] {
				return value
			}
			return Open
		}).decisions(symbols[1:], left)
	}
	with, without := branch(Holds), branch(Fails)
	if with == without {
		return with
	}
	return "(" + symbols[0] + "?" + with + ":" + without + ")"
}

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
