package condition

import (
	"slices"

	"qmpdoc/qapi"
)

// mostLeaves bounds how many symbols are visited to compare a condition by its truth table. A condition that takes more is
// compared by its text. Those of QEMU take at most 100.
const mostLeaves = 1024

// formula simplifies a condition and finds its key.
func formula(c *qapi.Cond) Formula {
	c = simple(c)
	left := mostLeaves
	switch key := decisions(c, &left); {
	case left < 0:
		return Formula{root: c, key: "?" + Formula{root: c}.String()}
	case key == "1":
		return Formula{}
	case key == "0":
		return Formula{root: never, key: key}
	default:
		for _, name := range symbols(c) {
			if key == "("+name+"?1:0)" {
				c = symbol(name)
			}
		}
		return Formula{root: c, key: key}
	}
}

// decisions writes c as decisions about one symbol after the other, those that matter: "(A?1:(B?0:1))". It is equal for equal truth
// tables. The result is unusable if left is negative afterwards.
func decisions(c *qapi.Cond, left *int) string {
	if *left < 0 {
		return ""
	}
	c = simple(c)
	var names []string
	each(c, func(name string) { names = append(names, name) })
	if len(names) == 0 {
		return map[qapi.CondOp]string{qapi.CondAll: "1", qapi.CondAny: "0"}[c.Op]
	}
	*left -= len(names)
	first := slices.Min(names)
	branch := func(value Truth) string {
		one := func(s string) Truth {
			if s == first {
				return value
			}
			return Open
		}
		return decisions(given(c, one), left)
	}
	with, without := branch(Holds), branch(Fails)
	if with == without {
		return with
	}
	return "(" + first + "?" + with + ":" + without + ")"
}

// simple reads texts, flattens nested operators, drops what decides nothing, and resolves constants and double negations. What it
// returns has symbols and the operators all, any and not.
func simple(c *qapi.Cond) *qapi.Cond {
	flat := &qapi.Cond{Op: c.Op}
	switch c.Op {
	case qapi.CondIdent:
		return c
	case qapi.CondText:
		return simple(parse(c.Text))
	case qapi.CondNot:
		if len(c.Args) == 0 {
			return never
		}
		return negated(simple(c.Args[0]))
	case qapi.CondList:
		flat.Op = qapi.CondAll
	}
	for _, a := range c.Args {
		switch a = simple(a); {
		case a.Op == flat.Op:
			flat.Args = append(flat.Args, a.Args...)
		case a.Op != qapi.CondIdent && len(a.Args) == 0: // "false" in all, "true" in any
			return a
		default:
			flat.Args = append(flat.Args, a)
		}
	}
	if len(flat.Args) == 1 {
		return flat.Args[0]
	}
	return flat
}

func negated(c *qapi.Cond) *qapi.Cond {
	switch {
	case c.Op == qapi.CondNot:
		return c.Args[0]
	case c.Op == qapi.CondAll && len(c.Args) == 0:
		return never
	case c.Op == qapi.CondAny && len(c.Args) == 0:
		return always
	default:
		return &qapi.Cond{Op: qapi.CondNot, Args: []*qapi.Cond{c}}
	}
}
