package examples

import (
	"fmt"
	"strconv"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
)

// checker checks one message.
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
	value *qjson.Value
	place Place // to point at when something is missing
	parts []*shape
	maybe int // the number of the first part that the program may have been built without, 0 for none
	outer *frame
	names map[string]bool // of the value's members; made when first needed
}

// enter returns the frame of object v, which is good until leave.
func (c *checker) enter(v *qjson.Value, p Place, outer *frame) *frame {
	if c.depth == len(c.frames) {
		c.frames = append(c.frames, new(frame))
	}
	f := c.frames[c.depth]
	*f = frame{value: v, place: p, parts: f.parts[:0], outer: outer}
	c.depth++
	return f
}

func (c *checker) leave() { c.depth-- }

// value checks v, the value that what names.
func (c *checker) value(t *typ, v *qjson.Value, what label, in *frame) {
	if v == nil || v.Kind == qjson.Elision || c.spoilt[v.Start] {
		return
	}
	if t.class == alternate {
		to := c.choose(t, v.Kind)
		if to == nil {
			c.wrongType(t, v, what)
			return
		}
		t = c.fitting(t, to, v)
	}
	if !c.takes(t, v.Kind) {
		c.wrongType(t, v, what)
		return
	}
	switch t.class {
	case object:
		c.object(t.shape, v, in)
	case array:
		what.element = true
		for _, e := range v.Elements {
			c.value(t.elem, e, what, in)
		}
	case enumeration:
		if !t.values[v.Text] {
			c.wrongValue(t, v, what)
		} else if old := t.outdated[v.Text]; old != nil && !c.reply {
			c.advise(at(v), old, "value %s of %s", quote(v.Text), t.name)
		}
	case integer:
		c.integer(t, v, what)
	case anything, text, number, boolean, null, alternate:
	default:
		panic("examples: unknown class")
	}
}

// fitting prefers the integer branch of an alternate for a number without fraction, and the other one for one with.
func (c *checker) fitting(t, first *typ, v *qjson.Value) *typ {
	if v.Kind != qjson.Number || first.class == integer == isInteger(v.Text) {
		return first
	}
	for _, other := range t.choices {
		if other.class == integer == isInteger(v.Text) && c.takes(other, v.Kind) {
			return other
		}
	}
	return first
}

// label names a value within a sentence, and says where it is declared: as the value of a member, or in words.
type label struct {
	of      *member
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
		what = quote(l.of.name)
	case l.name != "":
		what += " " + quote(l.name)
	}
	if l.element {
		return "an element of " + what
	}
	return what
}

// declares tells where type t of what the label names is declared: the type where it has a name, else the member.
func (l label) declares(t *typ) Declaration {
	switch {
	case !t.pos.IsZero():
		return Declaration{t.pos, t.name}
	case l.of != nil:
		return Declaration{l.of.pos, quote(l.of.name)}
	default:
		return Declaration{l.pos, l.owner}
	}
}

func (c *checker) wrongType(t *typ, v *qjson.Value, what label) {
	c.mismatch(ruleWrongType, t, v, what)
}

// mismatch reports by rule r that v is of another type than t.
func (c *checker) mismatch(r diag.Rule, t *typ, v *qjson.Value, what label) {
	p, help := at(v), ""
	if with, ok := c.converted(t, v); ok {
		p.Edit = &qjson.Edit{Start: v.Start, End: v.End, Text: with}
		help = "write " + with
	} else if inside := c.wrapping(t, v.Kind, maxWrapping); inside != "" {
		help = "wrap it: " + inside
	} else if t.class == enumeration || t.class == alternate {
		help = c.choices(t)
	}
	f := c.add(p, r, t.name+" "+what.String()+" "+found(v), "%s expected for %s, found %s", t.describe(), what, found(v))
	f.Help, f.Declared = help, what.declares(t)
}

// maxWrapping is how many brackets a help puts around a value.
const maxWrapping = 3

// wrapping shows how a value of kind k becomes one of type t: as an element, or as the one member that an object must have.
func (c *checker) wrapping(t *typ, k qjson.Kind, deepest int) string {
	switch {
	case c.takes(t, k):
		return "…"
	case deepest == 0:
		return ""
	case t.class == array:
		if inside := c.wrapping(t.elem, k, deepest-1); inside != "" {
			return "[ " + inside + " ]"
		}
	case t.class == object:
		if only := t.shape.only(); only >= 0 {
			if inside := c.wrapping(c.typeOf(t.shape, only), k, deepest-1); inside != "" {
				return `{ "` + t.shape.members[only].name + `": ` + inside + " }"
			}
		}
	}
	return ""
}

// converted writes v as a value of type t, when that loses nothing.
func (c *checker) converted(t *typ, v *qjson.Value) (string, bool) {
	switch {
	case t.class == integer && v.Kind == qjson.String:
		return asInteger(t, v.Text)
	case t.class == boolean && v.Kind == qjson.String && (v.Text == "true" || v.Text == "false"):
		return v.Text, true
	case t.class == number && v.Kind == qjson.String && isInteger(v.Text):
		return v.Text, true
	case t.class == text && v.Kind == qjson.Number:
		return strconv.Quote(v.Text), true
	default:
		return "", false
	}
}

// found describes a value.
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

// excerpt keeps what a finding quotes short.
func excerpt(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

func (c *checker) wrongValue(t *typ, v *qjson.Value, what label) {
	p := at(v)
	near := c.suggest(v.Text, t.listed)
	if near != "" && sameLetters(near, v.Text) {
		p.Edit = &qjson.Edit{Start: v.Start, End: v.End, Text: strconv.Quote(near)}
	}
	f := c.add(p, ruleWrongEnum, t.name+" "+v.Text, "%s is not a value of %s", quote(v.Text), t.name)
	f.Declared = Declaration{t.pos, t.name}
	if f.Help = c.choices(t); near != "" {
		f.Help = "did you mean " + quote(near) + "?"
	}
}

// choices tells what an enum or alternate takes.
func (c *checker) choices(t *typ) string {
	if t.class == enumeration {
		return "it takes " + some(t.listed, "or")
	}
	var kinds []string
	for _, ch := range t.choices {
		kinds = append(kinds, ch.describe())
	}
	return t.name + " takes " + join(kinds, "or")
}

func (c *checker) integer(t *typ, v *qjson.Value, what label) {
	if !isInteger(v.Text) {
		f := c.add(at(v), ruleWrongType, t.name+" "+what.String()+" "+v.Text, "%s expected for %s, found number %s", t.name, what, excerpt(v.Text))
		f.Help, f.Declared = "write it without fraction and exponent", what.declares(t)
		return
	}
	low, high := t.min, t.max
	help := "the range is " + t.min + " to " + t.max
	if t.max == maxUint64 && !c.reply {
		low = minInt64 // QEMU's visitor takes negative integers for uint64 from clients
		if c.ref.SignedOnly {
			high, help = maxInt64, "QEMU before 2.10 cannot read integers above "+maxInt64
		}
	}
	if low != "" && (less(v.Text, low) || less(high, v.Text)) {
		f := c.add(at(v), ruleRange, t.name+" "+v.Text+what.String(), "%s does not fit %s, the type of %s", excerpt(v.Text), t.name, what)
		f.Help, f.Declared = help, what.declares(t)
	}
}
