package examples

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
)

type checker struct {
	*resolver
	faults
	advice faults       // uses of what is deprecated
	reply  bool         // the server sent it
	spoilt map[int]bool // where values begin that are no JSON: their type tells nothing
	frames []*frame     // for nested objects, used again and again
	depth  int
}

// frame is an object that is being checked, with those around it.
type frame struct {
	value   *qjson.Value
	place   qjson.Place // to point at when something is missing
	parts   []shape
	outer   *frame
	present map[string]bool // names of the value's members; made when there are many
}

// enter returns the frame of object v. It is valid until depth decreases again.
func (c *checker) enter(v *qjson.Value, p qjson.Place, outer *frame) *frame {
	if c.depth == len(c.frames) {
		c.frames = append(c.frames, new(frame))
	}
	f := c.frames[c.depth]
	*f = frame{value: v, place: p, parts: f.parts[:0], outer: outer}
	c.depth++
	return f
}

func (c *checker) value(t *wire.Shape, v *qjson.Value, what label, in *frame) {
	if t == nil || v == nil || v.Kind == qjson.Elision || c.spoilt[v.Start] {
		return
	}
	if t.Kind == wire.Alternate && takes(t, v.Kind) {
		t = fitting(t, v)
	}
	if !takes(t, v.Kind) {
		c.wrongType(t, v, what)
		return
	}
	switch t.Kind {
	case wire.Object:
		c.objectAt(at(v), typed(t), v, in)
	case wire.Array:
		what.element = true
		for _, e := range v.Elements {
			c.value(t.Element, e, what, in)
		}
	case wire.Enum:
		value := t.Value(v.Text)
		if value == nil {
			c.wrongValue(t, v, what)
		} else if value.Decl != nil && !c.reply {
			if old := c.deprecation(t.Def, v.Text, value.Decl.Features); old != nil {
				c.advise(at(v), old, "value %s of %s", quote(v.Text), nameOf(t))
			}
		}
	case wire.Integer:
		c.integer(t, v, what)
	}
}

// fitting returns the branch of an alternate for v: for a number without a fraction preferably an integer, for any other number
// preferably not.
func fitting(t *wire.Shape, v *qjson.Value) *wire.Shape {
	first := choose(t, v.Kind)
	if v.Kind != qjson.Number {
		return first
	}
	for _, c := range t.Choices {
		if takes(c.Shape, v.Kind) && (c.Shape.Kind == wire.Integer) == isInteger(v.Text) {
			return c.Shape
		}
	}
	return first
}

// label names a value within a sentence, and says where it is declared: as the value of a member, or in words.
type label struct {
	of      *wire.Member
	words   string
	name    string   // of what the words are about; "" for none
	owner   string   // of what is named in words
	pos     diag.Pos // of the owner's declaration
	element bool     // it is an element of that value
}

func (l label) String() string {
	what := l.words
	switch {
	case l.of != nil:
		what = quote(l.of.Name)
	case l.name != "":
		what += " " + quote(l.name)
	}
	if l.element {
		return "an element of " + what
	}
	return what
}

// declares reports where type t of what the label names is declared: the type where it has a name, else the member.
func (l label) declares(t *wire.Shape) Declaration {
	switch {
	case t.Def != nil:
		return Declaration{t.Def.NamePos, nameOf(t)}
	case l.of != nil:
		return Declaration{l.of.Pos, quote(l.of.Name)}
	default:
		return Declaration{l.pos, l.owner}
	}
}

func (c *checker) wrongType(t *wire.Shape, v *qjson.Value, what label) {
	c.mismatch(ruleWrongType, t, v, what)
}

// mismatch reports by rule r that v is of another type than t.
func (c *checker) mismatch(r diag.Rule, t *wire.Shape, v *qjson.Value, what label) {
	p, help := at(v), ""
	if with, ok := converted(t, v); ok {
		p.Edit = &qjson.Edit{Start: v.Start, End: v.End, Text: with}
		help = "write " + with
	} else if inside := wrapping(t, v.Kind, maxWrapping); inside != "" {
		help = "wrap it: " + inside
	} else if t.Kind == wire.Enum || t.Kind == wire.Alternate {
		help = choices(t)
	}
	f := c.add(p, r, nameOf(t)+" "+what.String()+" "+found(v), "%s expected for %s, found %s", describe(t), what, found(v))
	f.Help, f.Declared = help, what.declares(t)
}

// maxWrapping is how many brackets a help puts around a value.
const maxWrapping = 3

// wrapping shows how a value of kind k becomes one of type t: as an element, or as the one member that an object must have.
func wrapping(t *wire.Shape, k qjson.Kind, deepest int) string {
	switch {
	case takes(t, k):
		return "…"
	case deepest == 0:
		return ""
	case t.Kind == wire.Array:
		if inside := wrapping(t.Element, k, deepest-1); inside != "" {
			return "[ " + inside + " ]"
		}
	case t.Kind == wire.Object:
		if m := only(t); m != nil {
			if inside := wrapping(m.Shape, k, deepest-1); inside != "" {
				return `{ "` + m.Name + `": ` + inside + " }"
			}
		}
	}
	return ""
}

// converted writes v as a value of type t, when that loses nothing.
func converted(t *wire.Shape, v *qjson.Value) (string, bool) {
	switch {
	case t.Kind == wire.Integer && v.Kind == qjson.String:
		return asInteger(t, v.Text)
	case t.Kind == wire.Boolean && v.Kind == qjson.String && (v.Text == "true" || v.Text == "false"):
		return v.Text, true
	case t.Kind == wire.Number && v.Kind == qjson.String && isInteger(v.Text):
		return v.Text, true
	case t.Kind == wire.String && v.Kind == qjson.Number:
		return strconv.Quote(v.Text), true
	default:
		return "", false
	}
}

func found(v *qjson.Value) string {
	switch v.Kind {
	case qjson.Object:
		return "an object"
	case qjson.Array:
		return "an array"
	case qjson.String:
		return "string " + strconv.Quote(excerpt(v.Text))
	case qjson.Number:
		return "number " + excerpt(v.Text)
	case qjson.True:
		return "true"
	case qjson.False:
		return "false"
	case qjson.Null:
		return "null"
	case qjson.Elision:
		return "an elision"
	default:
		panic(fmt.Sprintf("examples: unknown kind %d", v.Kind))
	}
}

func excerpt(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

func (c *checker) wrongValue(t *wire.Shape, v *qjson.Value, what label) {
	p := at(v)
	near := c.suggest(v.Text, wire.Names(t.Values))
	if near != "" && sameLetters(near, v.Text) {
		p.Edit = &qjson.Edit{Start: v.Start, End: v.End, Text: strconv.Quote(near)}
	}
	f := c.add(p, ruleWrongEnum, nameOf(t)+" "+v.Text, "%s is not a value of %s", quote(v.Text), nameOf(t))
	f.Declared = what.declares(t)
	if f.Help = choices(t); near != "" {
		f.Help = "did you mean " + quote(near) + "?"
	}
}

func choices(t *wire.Shape) string {
	if t.Kind == wire.Enum {
		return "it takes " + some(wire.Names(t.Values), "or")
	}
	var kinds []string
	for _, ch := range t.Choices {
		kinds = append(kinds, describe(ch.Shape))
	}
	return nameOf(t) + " takes " + join(kinds, "or")
}

func (c *checker) integer(t *wire.Shape, v *qjson.Value, what label) {
	if !isInteger(v.Text) {
		f := c.add(at(v), ruleWrongType, nameOf(t)+" "+what.String()+" "+v.Text, "%s expected for %s, found number %s", nameOf(t), what, excerpt(v.Text))
		f.Help, f.Declared = "write it without fraction and exponent", what.declares(t)
		return
	}
	low, high := cmp.Or(t.Min, minInt64), cmp.Or(t.Max, maxUint64)
	help := "the range is " + low + " to " + high
	if high == maxUint64 && !c.reply {
		low = minInt64 // QEMU's visitor takes negative integers for uint64 from clients
		if c.ref.SignedOnly {
			high, help = maxInt64, "QEMU before 2.10 cannot read integers above "+maxInt64
		}
	}
	if less(v.Text, low) || less(high, v.Text) {
		f := c.add(at(v), ruleRange, nameOf(t)+" "+v.Text+what.String(), "%s does not fit %s, the type of %s", excerpt(v.Text), nameOf(t), what)
		f.Help, f.Declared = help, what.declares(t)
	}
}
