package qapi

import (
	"strings"

	"qmpdoc/diag"
)

// kinds is a set of JSON kinds. A reader sees only the kind of a value when it has to choose a branch.
type kinds uint8

const (
	kindNull kinds = 1 << iota
	kindNumber
	kindString
	kindObject
	kindArray
	kindBoolean
)

// alternate demands that each branch can be told by the first byte of the JSON value. The anonymous unions of QEMU 1.7 to
// 2.3 were not checked; that they are out of use the parser says.
func (c *checker) alternate(d *Def) {
	if d.Keyword != Alternate.String() {
		return
	}
	holders := map[kinds]*Member{}
	for _, b := range d.Branches {
		t := c.resolve(b.Type)
		if !t.known() {
			continue
		}
		own := c.kindOf(t)
		if own == 0 {
			c.report(d, ruleAlternateType, b.Type.Pos, "branch %s cannot use %s", quote(b.Name), t.describe())
			continue
		}
		c.distinguish(d, b, own, c.readsAs(t, own), holders)
	}
}

// distinguish reports branch b when values of kind own, or of the kinds that its texts can stand for, belong to a branch
// already.
func (c *checker) distinguish(d *Def, b *Member, own, texts kinds, holders map[kinds]*Member) {
	for k := kindNull; k <= kindBoolean; k <<= 1 {
		if (own|texts)&k == 0 {
			continue
		}
		first := holders[k]
		if first == nil {
			holders[k] = b
			continue
		}
		rule := ruleAlternateText
		if firstKind := c.kindOf(c.resolve(first.Type)); firstKind == own {
			rule = ruleAlternateKind
		}
		f := c.report(d, rule, b.Pos, "branch %s can't be distinguished from branch %s", quote(b.Name), quote(first.Name))
		f.Related = append(f.Related, diag.Related{Pos: first.Pos, Msg: "the other branch"})
		if rule == ruleAlternateText {
			f.Help = "on the command line, where all values are text, both accept the same"
		}
		return
	}
}

// kindOf is the kind of JSON value that a branch of type t takes; 0 when it is not fixed.
func (c *checker) kindOf(t typ) kinds {
	switch {
	case t.array:
		return kindArray
	case t.isObject():
		return kindObject
	case t.isEnum():
		return kindString
	case t.builtin == nil:
		return 0
	}
	switch t.builtin.JSON {
	case JSONString:
		return kindString
	case JSONNumber, JSONInteger:
		return kindNumber
	case JSONBoolean:
		return kindBoolean
	case JSONNull:
		return kindNull
	case JSONObject:
		return kindObject
	case JSONArray:
		return kindArray
	case JSONAny:
		return 0
	default:
		panic("qapi: unknown JSON type " + string(t.builtin.JSON))
	}
}

// readsAs returns the kinds that texts of type t can stand for on QEMU's command line, where 1 and on are texts too.
func (c *checker) readsAs(t typ, own kinds) kinds {
	switch {
	case own != kindString:
		return 0
	case t.def == nil:
		return kindNumber | kindBoolean
	default:
		return c.textsOf(t)
	}
}

// textsOf returns the kinds that values of an enum look like.
func (c *checker) textsOf(t typ) kinds {
	return cached(c.textual, t.def, func() (texts kinds) {
		for _, v := range t.def.Values {
			if v.Name == "on" || v.Name == "off" {
				texts |= kindBoolean
			}
			if v.Name != "" && strings.IndexByte("0123456789-+.", v.Name[0]) >= 0 {
				texts |= kindNumber
			}
		}
		return texts
	})
}
