package condition

import "qmpdoc/qapi"

// mostLeaves bounds how many symbols are visited to compare a condition by its truth table. A condition that takes more is
// compared by its text. Those of QEMU take at most 100.
const mostLeaves = 8192

// formula simplifies a condition and finds its key.
func formula(c *qapi.Cond) Formula {
	c = simple(c)
	left := mostLeaves
	switch key := decisions(c, symbols(c), &left); {
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
// tables over the same symbols. The result is unusable if left is negative afterwards.
func decisions(c *qapi.Cond, names []string, left *int) string {
	c = simple(c)
	each(c, func(string) { *left-- })
	switch {
	case c.Op == qapi.CondAll && len(c.Args) == 0:
		return "1"
	case c.Op == qapi.CondAny && len(c.Args) == 0, *left < 0:
		return "0"
	}
	branch := func(value Truth) string {
		one := func(s string) Truth {
			if s == names[0] {
				return value
			}
			return Open
		}
		return decisions(given(c, one), names[1:], left)
	}
	with, without := branch(Holds), branch(Fails)
	if with == without {
		return with
	}
	return "(" + names[0] + "?" + with + ":" + without + ")"
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
