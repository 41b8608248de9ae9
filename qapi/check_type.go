package qapi

import (
	"slices"

	"qmpdoc/diag"
)

// typ is what a type reference stands for. The zero typ is unknown.
type typ struct {
	array   bool
	element string // of an array
	def     *Def
	builtin *Builtin
	nested  bool // an anonymous struct (up to QEMU 2.3)
}

func (t typ) known() bool { return t.def != nil || t.builtin != nil || t.nested }

// single is the type of an array's elements, or the type itself.
func (t typ) single() typ {
	t.array = false
	return t
}

// is reports whether t is a definition of one of kinds.
func (t typ) is(kinds ...Kind) bool {
	return !t.array && t.def != nil && slices.Contains(kinds, t.def.Kind)
}

// isObject reports whether values of t are JSON objects with known members.
func (t typ) isObject() bool { return t.is(Struct, Union) || t.nested && !t.array }

// isEnum reports whether t is an enum, which may be implicit or predefined.
func (t typ) isEnum() bool {
	return t.is(Enum) || !t.array && t.builtin != nil && t.builtin.Values != nil
}

// describe names the type as findings do.
func (t typ) describe() string {
	switch {
	case t.array:
		return "array type ['" + t.element + "']"
	case t.def != nil:
		return t.def.Kind.String() + " type " + quote(t.def.Name)
	case t.builtin != nil:
		return t.builtin.describe()
	default:
		return "anonymous struct"
	}
}

// resolve finds what t means in the program that is being checked.
func (c *checker) resolve(t *TypeRef) typ {
	if t == nil {
		return typ{}
	}
	out := typ{array: t.Array, element: t.Name}
	if t.Name == "" {
		out.nested = true
		return out
	}
	if d := c.r.Lookup(c.prog.product, t.Name); d != nil && d.Kind.IsType() {
		out.def = d
	} else if b := LookupBuiltin(t.Name); b != nil {
		out.builtin = b
	} else if union := c.r.SimpleUnion(c.prog.product, t.Name); union != nil {
		out.def = cached(c.implicit, union, func() *Def { return kindEnum(union) })
	}
	return out
}

// types reports the names that no definition declares. All other checks pass over them. What is in nested structs is
// left alone: QEMU checked no names while it had them.
func (c *checker) types(d *Def) {
	c.memberTypes(d, "base member", d.BaseMembers)
	c.typeName(d, "'base'", d.Base)
	c.memberTypes(d, role(d), d.Members)
	c.typeName(d, d.Kind.String()+"'s 'data'", d.Data)
	c.memberTypes(d, "branch", d.Branches)
	c.typeName(d, d.Kind.String()+"'s 'returns'", d.Returns)
}

func (c *checker) memberTypes(d *Def, what string, members []*Member) {
	for _, m := range members {
		c.typeName(d, what+" "+quote(m.Name), m.Type)
	}
}

func (c *checker) typeName(d *Def, what string, t *TypeRef) {
	if t == nil || c.resolve(t).known() {
		return
	}
	f := c.report(d, ruleUnknownType, t.Pos, "%s uses unknown type %s", what, quote(t.Name))
	if to := c.r.Lookup(c.prog.product, t.Name); to != nil {
		f.Help = quote(t.Name) + " is a " + to.Kind.String() + ", not a type"
		f.Related = append(f.Related, diag.Related{Pos: to.Pos, Msg: "defined here"})
		return
	}
	f.Help = c.suggest(t.Name, c.allTypeNames())
}

func (c *checker) allTypeNames() []string {
	if c.typeNames == nil {
		for _, b := range builtins {
			if !b.Pseudo {
				c.typeNames = append(c.typeNames, b.Name)
			}
		}
		for _, d := range c.prog.defs {
			if d.Kind.IsType() {
				c.typeNames = append(c.typeNames, d.Name)
			}
		}
	}
	return c.typeNames
}

// base demands a struct: only its members can come first in every value.
func (c *checker) base(d *Def) {
	if t := c.resolve(d.Base); t.known() && !t.is(Struct) {
		f := c.report(d, ruleBase, d.Base.Pos, "'base' requires a struct type, %s isn't", t.describe())
		if t.def != nil {
			f.Related = append(f.Related, diag.Related{Pos: t.def.Pos, Msg: "defined here"})
		}
	}
}

// visit is how far the search for loops has come with a definition.
type visit uint8

const (
	unseen visit = iota
	open
	done
)

// loops reports an object that holds itself by way of bases and branches. Members hold references and may go round.
func (c *checker) loops(d *Def) {
	if c.visits[d] == unseen {
		c.visit(d, []*Def{d})
	}
}

// visit continues from d, the last of a path.
func (c *checker) visit(d *Def, path []*Def) {
	c.visits[d] = open
	for _, next := range c.embeds(d) {
		switch c.visits[next] {
		case unseen:
			c.visit(next, append(path, next))
		case open:
			at := next.NamePos
			if next.Base != nil {
				at = next.Base.Pos
			}
			f := c.report(next, ruleLoop, at, "%s %s contains itself", next.Kind, quote(next.Name))
			for i := len(path) - 1; path[i] != next; i-- {
				f.Related = append(f.Related, diag.Related{Pos: path[i].Pos, Msg: "by way of " + quote(path[i].Name)})
			}
		case done:
		}
	}
	c.visits[d] = done
}

// embeds lists the objects whose members are members of d's values.
func (c *checker) embeds(d *Def) []*Def {
	var list []*Def
	if t := c.resolve(d.Base); t.is(Struct) {
		list = append(list, t.def)
	}
	if d.Flavor == Flat {
		for _, b := range d.Branches {
			if t := c.resolve(b.Type); t.is(Struct, Union) {
				list = append(list, t.def)
			}
		}
	}
	return list
}
