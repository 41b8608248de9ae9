package condition

import "qmpdoc/qapi"

// Truth is what is known of a symbol or a condition.
type Truth uint8

// Open is what is not known.
const (
	Open Truth = iota
	Holds
	Fails
)

// String returns "open", "true" or "false".
func (t Truth) String() string { return [...]string{"open", "true", "false"}[t] }

// Truths says what is known of symbols; nil knows nothing.
type Truths func(symbol string) Truth

// Defined says that the symbols in the list are defined and all others are not.
func Defined(symbols []string) Truths {
	set := make(map[string]bool, len(symbols))
	for _, s := range symbols {
		set[s] = true
	}
	return func(symbol string) Truth {
		if set[symbol] {
			return Holds
		}
		return Fails
	}
}

// Given replaces the symbols that are known by their values: what remains depends on the others.
func (f Formula) Given(known Truths) Formula {
	if f.root == nil || known == nil {
		return f
	}
	return formula(given(f.root, known))
}

func given(c *qapi.Cond, known Truths) *qapi.Cond {
	if c.Op == qapi.CondIdent {
		switch known(c.Text) {
		case Holds:
			return always
		case Fails:
			return never
		default:
			return c
		}
	}
	args := make([]*qapi.Cond, len(c.Args))
	for i, a := range c.Args {
		args[i] = given(a, known)
	}
	return &qapi.Cond{Op: c.Op, Args: args}
}

// Under reports whether f holds when the symbols are as known.
func (f Formula) Under(known Truths) Truth {
	switch g := f.Given(known); {
	case g.IsTrue():
		return Holds
	case g.IsFalse():
		return Fails
	default:
		return Open
	}
}

// Failing returns the part of f that fails when the symbols are as known: CONFIG_B of CONFIG_A && CONFIG_B where only
// CONFIG_A is defined. It is f itself when no smaller part decides, and True when f does not fail.
func (f Formula) Failing(known Truths) Formula {
	if f.Under(known) != Fails {
		return True
	}
	if f.root.Op == qapi.CondAll {
		for _, a := range f.root.Args {
			if part := formula(a); part.Under(known) == Fails {
				return part.Failing(known)
			}
		}
	}
	return f
}
