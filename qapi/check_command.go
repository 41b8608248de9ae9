package qapi

import "qmpdoc/diag"

// arguments checks what a command takes or an event carries.
func (c *checker) arguments(d *Def) {
	t := c.resolve(d.Data)
	if d.Data != nil {
		if !t.known() || !c.argumentsType(d, t) {
			return
		}
	}
	if d.Flags.Boxed {
		return
	}
	if m := c.conditionalMember(d, t); m != nil {
		f := c.report(d, ruleArgsConditional, d.DataPos, "conditional %s arguments require 'boxed': true", d.Kind)
		f.Related = append(f.Related, diag.Related{Pos: m.Pos, Msg: quote(m.Name) + " is conditional"})
	}
}

func (c *checker) argumentsType(d *Def, t typ) bool {
	switch {
	case !t.is(Struct, Union):
		f := c.report(d, ruleArgsType, d.Data.Pos, "%s's 'data' cannot take %s", d.Kind, t.describe())
		f.Help = "name a struct, or write the members in place"
		return false
	case t.def.Kind == Union && !d.Flags.Boxed:
		c.report(d, ruleArgsUnion, d.Data.Pos, "%s's 'data' can take %s only with 'boxed': true", d.Kind, t.describe())
		return false
	default:
		return true
	}
}

// conditionalMember finds an argument that is not in every build; nil when there is none.
func (c *checker) conditionalMember(d *Def, t typ) *Member {
	find := func() *Member {
		for _, m := range c.r.Arguments(d) {
			if m.If != nil {
				return m.Member
			}
		}
		return nil
	}
	if t.def == nil {
		return find()
	}
	return cached(c.conditional, t.def, find)
}

// returns demands an object, or an array of objects, which can get members later.
func (c *checker) returns(d *Def) {
	if d.Returns == nil || c.prog.pragmas.excepts(pragmaCommandReturns, d.Name) {
		return
	}
	t := c.resolve(d.Returns)
	if !t.known() || t.single().isObject() {
		return
	}
	f := c.report(d, ruleReturns, d.Returns.Pos, "command's 'returns' cannot take %s", t.describe())
	f.Help = "return a struct, or, if the command cannot change any more, add it to the pragma " + pragmaCommandReturns
}
