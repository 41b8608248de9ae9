package docparse

import (
	"strings"

	"qmpdoc/qapi"
)

var condOps = map[string]qapi.CondOp{"all": qapi.CondAll, "any": qapi.CondAny, "not": qapi.CondNot}

// condition reads the value of an 'if' key; src says whose it is. It is nil when there is none.
func (r *defReader) condition(v *value, src source) *qapi.Cond {
	if v == nil {
		return nil
	}
	c := &qapi.Cond{Pos: r.namePos(v)}
	switch v.kind {
	case valString:
		return r.condText(c, v, src)
	case valArray:
		r.bad(ruleIfText, v.at, "'if' condition of %s must be a string or an object, found an array", src).
			Help = "write { 'all': [ … ] }"
		c.Op = qapi.CondList
		r.operands(c, v, src)
		return unlessEmpty(c)
	case valObject:
		return r.condObject(c, v, src)
	default:
		r.bad(ruleIf, v.at, "'if' condition of %s must be a string or an object, found %s", src, v.kind)
		return nil
	}
}

func (r *defReader) condText(c *qapi.Cond, v *value, src source) *qapi.Cond {
	c.Text = v.str
	switch {
	case qapi.IsSymbol(v.str):
	case strings.TrimSpace(v.str) == "":
		r.bad(ruleIf, v.at, "'if' condition %s of %s is not a valid identifier", quote(v.str), src)
	default:
		c.Op = qapi.CondText
		r.bad(ruleIfText, v.at, "'if' condition %s of %s is not a valid identifier", quote(v.str), src).
			Help = "name a configuration symbol, such as 'CONFIG_X', or combine some with 'all', 'any' and 'not'"
	}
	return c
}

func (r *defReader) condObject(c *qapi.Cond, v *value, src source) *qapi.Cond {
	if !r.checkObjectKeys(v, source{what: "'if' condition of " + src.String()}, nil, []string{"all", "any", "not"}) {
		return nil
	}
	if len(v.members) != 1 {
		if v.cut {
			return nil
		}
		r.bad(ruleIf, v.at, "'if' condition of %s must have exactly one of the keys 'all', 'any' and 'not'", src)
		return nil
	}
	key, arg := v.members[0].key, v.members[0].value
	c.Op = condOps[key]
	switch {
	case c.Op == qapi.CondNot:
		r.operand(c, arg, src)
	case arg.kind == valArray:
		r.operands(c, arg, src)
	default:
		r.bad(ruleIf, arg.at, "'%s' condition of %s must be an array, found %s", key, src, arg.kind)
	}
	return unlessEmpty(c)
}

func (r *defReader) operands(c *qapi.Cond, v *value, src source) {
	if len(v.elems) == 0 && !v.cut {
		r.bad(ruleIf, v.at, "'if' condition [] of %s is useless", src)
	}
	for _, e := range v.elems {
		r.operand(c, e, src)
	}
}

func (r *defReader) operand(c *qapi.Cond, v *value, src source) {
	if arg := r.condition(v, src); arg != nil {
		c.Args = append(c.Args, arg)
	}
}

// unlessEmpty returns no condition in place of one without operands, of which a finding says already what became of them.
func unlessEmpty(c *qapi.Cond) *qapi.Cond {
	if len(c.Args) == 0 {
		return nil
	}
	return c
}
