package qapi

import (
	"slices"
	"strings"

	"qmpdoc/diag"
)

// alternate demands that each branch can be told by the JSON type of the value, which is all that a reader sees of it when it has
// to choose a branch. The anonymous unions of QEMU 1.7 to 2.3 were not checked; that they are out of use the parser says.
func (c *checker) alternate(d *Def) {
	if d.Keyword != Alternate.String() {
		return
	}
	holders := map[JSONType]*Member{}
	for _, b := range d.Branches {
		switch t := c.resolve(b.Type); {
		case !t.known():
		case t.json() == JSONAny:
			c.report(d, ruleAlternateType, b.Type.Pos, "branch %s cannot use %s", quote(b.Name), t.describe())
		default:
			c.distinguish(d, b, t, holders)
		}
	}
}

// distinguish reports branch b when values of its type t, or of those that its texts can stand for, belong to a branch already.
func (c *checker) distinguish(d *Def, b *Member, t typ, holders map[JSONType]*Member) {
	for _, k := range c.readAs(t) {
		first := holders[k]
		if first == nil {
			holders[k] = b
			continue
		}
		rule, help := ruleAlternateText, "on the command line, where all values are text, both accept the same"
		if c.resolve(first.Type).json() == t.json() {
			rule, help = ruleAlternateKind, ""
		}
		f := c.report(d, rule, b.Pos, "branch %s can't be distinguished from branch %s", quote(b.Name), quote(first.Name))
		f.Related = append(f.Related, diag.Related{Pos: first.Pos, Msg: "the other branch"})
		f.Help = help
		return
	}
}

// json is the type of the JSON values of t, with one for all numbers; JSONAny when it is not fixed.
func (t typ) json() JSONType {
	switch {
	case t.array:
		return JSONArray
	case t.isObject():
		return JSONObject
	case t.isEnum():
		return JSONString
	case t.builtin == nil:
		return JSONAny
	case t.builtin.JSON == JSONInteger:
		return JSONNumber
	default:
		return t.builtin.JSON
	}
}

// readAs returns the type of t's values, and those that its texts can stand for on QEMU's command line, where 1 and on are texts
// too.
func (c *checker) readAs(t typ) []JSONType {
	switch {
	case t.json() != JSONString:
		return []JSONType{t.json()}
	case t.def == nil:
		return []JSONType{JSONNumber, JSONString, JSONBoolean}
	default:
		return cached(c.textual, t.def, func() []JSONType { return textsOf(t.def) })
	}
}

// textsOf returns the types that values of an enum look like.
func textsOf(enum *Def) []JSONType {
	list := []JSONType{JSONString}
	if slices.ContainsFunc(enum.Values, func(v *Member) bool { return strings.IndexAny(v.Name, digits+"-+.") == 0 }) {
		list = []JSONType{JSONNumber, JSONString}
	}
	if slices.ContainsFunc(enum.Values, func(v *Member) bool { return v.Name == "on" || v.Name == "off" }) {
		list = append(list, JSONBoolean)
	}
	return list
}
