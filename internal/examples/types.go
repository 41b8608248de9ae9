package examples

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/condition"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// class tells how a type's values are checked.
type class uint8

const (
	anything class = iota // what the schema leaves open, and names that nothing declares
	text
	number
	integer
	boolean
	null
	enumeration
	object
	array
	alternate
)

// typ is a type as values are checked against it: resolved once, then only read.
type typ struct {
	class    class
	name     string   // for findings: "uint64", "BlockdevOptions", "array of 'str'"
	pos      diag.Pos // of its definition; zero for built-in and made-up types
	min, max string   // of an integer, in decimal
	values   map[string]bool
	listed   []string                // the values in source order
	outdated map[string]*deprecation // of values; nil when none is deprecated
	elem     *typ                    // of an array
	shape    *shape                  // of an object
	choices  []*typ                  // of an alternate; made when first needed
	def      *qapi.Def               // of an alternate
}

// resolver makes types of what a reference says, each once.
type resolver struct {
	ref     *qapi.Reference
	product qapi.Products
	types   map[*qapi.TypeRef]*typ
	defined map[*qapi.Def]*typ
	inputs  map[*qapi.Def]*shape
	nothing map[*qapi.Def]*typ // what commands without return value return
	failure *typ               // what a reply has under "error"; made when first needed

	complete map[qapi.Kind]bool             // kinds that the schema alone declares; made when first needed
	entries  map[qapi.Declared]*qapi.Notice // of the list of deprecated features; made when first needed
	budget   budget
}

func newResolver(r *qapi.Reference, product qapi.Products) *resolver {
	return &resolver{ref: r, product: product,
		types: map[*qapi.TypeRef]*typ{}, defined: map[*qapi.Def]*typ{}, inputs: map[*qapi.Def]*shape{}, nothing: map[*qapi.Def]*typ{}}
}

var anyType = &typ{name: "any"}

// resolve returns the type that t, written in d, names.
func (r *resolver) resolve(d *qapi.Def, t *qapi.TypeRef) *typ {
	if t == nil {
		return anyType
	}
	if known, ok := r.types[t]; ok {
		return known
	}
	made := r.resolveName(d, t)
	if t.Array {
		made = &typ{class: array, name: "array of " + made.name, elem: made}
	}
	r.types[t] = made
	return made
}

func (r *resolver) resolveName(d *qapi.Def, t *qapi.TypeRef) *typ {
	if t.Name == "" {
		return &typ{class: object, name: "object", pos: t.Pos, shape: r.nested(d, t)}
	}
	switch b := qapi.LookupBuiltin(t.Name); {
	case b != nil && b.JSON == qapi.JSONInteger && r.ref.Introspected:
		return integerType // a program does not say which of its integers are narrower
	case b != nil:
		return builtin(b)
	}
	if to := r.ref.Type(d, t); to != nil {
		return r.define(to)
	}
	if union, ok := strings.CutSuffix(t.Name, "Kind"); ok { // the implicit enum of a simple union
		if to := r.ref.Lookup(d.Products.First(), union); to != nil && to.Flavor == qapi.Simple {
			return r.enum(r.ref.Discriminator(to))
		}
	}
	return anyType
}

func builtin(b *qapi.Builtin) *typ {
	t := &typ{name: b.Name, min: b.Min, max: b.Max}
	switch b.JSON {
	case qapi.JSONAny:
	case qapi.JSONString:
		t.class = text
		if b.Values != nil {
			t.class, t.listed, t.values = enumeration, b.Values, set(b.Values)
		}
	case qapi.JSONNumber:
		t.class = number
	case qapi.JSONInteger:
		t.class = integer
	case qapi.JSONBoolean:
		t.class = boolean
	case qapi.JSONNull:
		t.class = null
	case qapi.JSONObject: // dict, which the generator did not look into
		t.class, t.shape = object, openShape(b.Name)
	case qapi.JSONArray:
		t.class, t.elem = array, anyType
	default:
		panic("examples: unknown JSON type " + string(b.JSON))
	}
	return t
}

func set(names []string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// define returns the type that definition d is.
func (r *resolver) define(d *qapi.Def) *typ {
	if known, ok := r.defined[d]; ok {
		return known
	}
	switch d.Kind {
	case qapi.Enum:
		r.defined[d] = r.enum(d)
	case qapi.Struct, qapi.Union:
		r.defined[d] = &typ{class: object, name: d.Name, pos: d.NamePos, shape: r.objectShape(d)}
	case qapi.Alternate:
		r.defined[d] = &typ{class: alternate, name: d.Name, pos: d.NamePos, def: d}
	case qapi.Command, qapi.Event:
		panic("examples: " + d.Kind.String() + " used as a type")
	default:
		panic("examples: unknown kind " + d.Kind.String())
	}
	return r.defined[d]
}

func (r *resolver) enum(d *qapi.Def) *typ {
	t := &typ{class: enumeration, name: d.Name, pos: d.NamePos, values: map[string]bool{}}
	for _, v := range d.Values {
		t.values[v.Name] = true
		t.listed = append(t.listed, v.Name)
		if old := r.deprecation(d, v.Name, v.Features); old != nil {
			if t.outdated == nil {
				t.outdated = map[string]*deprecation{}
			}
			t.outdated[v.Name] = old
		}
	}
	return t
}

// nested makes the shape of an anonymous struct (QEMU 1.0 to 2.3).
func (r *resolver) nested(d *qapi.Def, t *qapi.TypeRef) *shape {
	s := newShape("the nested object", t.Pos)
	for _, m := range t.Members {
		s.add(r.declared(m, d))
	}
	return s
}

func (r *resolver) declared(m *qapi.Member, owner *qapi.Def) member {
	return member{
		name: m.Name, optional: m.Optional, perhaps: r.perhaps(owner, m),
		ref: m.Type, owner: owner, since: m.Doc.Since(), pos: m.Pos, outdated: r.deprecation(owner, m.Name, m.Features),
	}
}

// perhaps reports whether a program can have been built with the definition and without its member m, or the type of that.
func (r *resolver) perhaps(owner *qapi.Def, m *qapi.Member) bool {
	return r.mayLack(condition.Of(owner.If), owner, m.If, m.Type)
}

// mayLack reports whether a program for which built is true may have been built without a part of a definition: its own condition,
// or that of its type, may be false.
func (r *resolver) mayLack(built condition.Formula, owner *qapi.Def, own *qapi.Cond, ref *qapi.TypeRef) bool {
	if own != nil && !built.Implies(condition.Of(own)) {
		return true
	}
	t := r.ref.Type(owner, ref)
	return t != nil && t.If != nil && !built.Implies(condition.Of(t.If))
}

// typeOf returns the type of member i of s.
func (r *resolver) typeOf(s *shape, i int) *typ {
	m := &s.members[i]
	if m.typ == nil {
		m.typ = r.resolve(m.owner, m.ref)
	}
	return m.typ
}

// describe names the type within a sentence.
func (t *typ) describe() string {
	switch t.class {
	case object:
		if t.pos.IsZero() || t.name == "object" {
			return "object"
		}
		return t.name + " object"
	case enumeration:
		return t.name + " value"
	case anything, alternate, text, number, integer, boolean, null, array:
		return t.name
	default:
		panic("examples: unknown class")
	}
}

// takes reports whether values of kind k can be of type t at all.
func (r *resolver) takes(t *typ, k qjson.Kind) bool {
	switch t.class {
	case anything:
		return true
	case text, enumeration:
		return k == qjson.String
	case number, integer:
		return k == qjson.Number
	case boolean:
		return k == qjson.True || k == qjson.False
	case null:
		return k == qjson.Null
	case object:
		return k == qjson.Object
	case array:
		return k == qjson.Array
	case alternate:
		return r.choose(t, k) != nil
	default:
		panic("examples: unknown class")
	}
}

// choose returns the branch of alternate t for values of kind k: their JSON type alone decides. Nil when there is none.
func (r *resolver) choose(t *typ, k qjson.Kind) *typ {
	if t.choices == nil {
		for _, b := range t.def.Branches {
			t.choices = append(t.choices, r.resolve(t.def, b.Type))
		}
	}
	for _, c := range t.choices {
		if c.class != alternate && r.takes(c, k) {
			return c
		}
	}
	return nil
}
