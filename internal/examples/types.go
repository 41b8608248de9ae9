package examples

import (
	"strings"
	"sync"

	"qmpdoc/internal/condition"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// programs holds the programs of a reference as their clients see them. Each is made when it is first needed. Safe for
// concurrent use.
type programs struct {
	ref     *qapi.Reference
	lock    sync.Mutex
	known   map[qapi.Products]*program
	entries map[qapi.Declared]*qapi.Notice // of the list of deprecated features
}

type program struct {
	*programs
	*wire.Schema
	product qapi.Products
	types   map[*qapi.Def]*wire.Shape
}

func programsOf(r *qapi.Reference) *programs {
	return &programs{ref: r, known: map[qapi.Products]*program{}, entries: r.Deprecations()}
}

func (p *programs) resolver(product qapi.Products) *resolver {
	p.lock.Lock()
	defer p.lock.Unlock()
	one := p.known[product]
	if one == nil {
		one = &program{programs: p, product: product}
		one.Schema, one.types = wire.Whole(p.ref, product)
		p.known[product] = one
	}
	return &resolver{program: one, inBranches: map[*wire.Shape]map[string]bool{}, always: map[*wire.Shape][]*wire.Member{}, budget: streamBudget}
}

// resolver is a program, and what one validator has found out about it.
type resolver struct {
	*program
	inBranches map[*wire.Shape]map[string]bool // see branchNames
	always     map[*wire.Shape][]*wire.Member  // see mandatory
	complete   map[qapi.Kind]bool              // kinds that the schema alone declares; made when first needed
	budget     budget
}

var (
	stringType  = &wire.Shape{Kind: wire.String, Builtin: "str"}
	integerType = &wire.Shape{Kind: wire.Integer, Builtin: "int"}
	objectType  = &wire.Shape{Kind: wire.Object, Open: true}
)

// typeCalled finds a type by its name and kind; nil when there is none.
func (r *resolver) typeCalled(name string, kind qapi.Kind) *wire.Shape {
	if d := r.ref.Lookup(r.product, name); d != nil && d.Kind == kind {
		return r.types[d]
	}
	return nil
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

// nameOf names a type for findings: "uint64", "BlockdevOptions", "array of str".
func nameOf(t *wire.Shape) string {
	switch {
	case t.Builtin != "":
		return t.Builtin
	case t.Kind == wire.Array:
		return "array of " + nameOf(t.Element)
	case isImplicit(t):
		return t.Def.Name + "Kind"
	case t.Def != nil:
		return t.Def.Name
	default:
		return t.Kind.String()
	}
}

// isImplicit reports whether t is the enum that a simple union implies (QEMU 1.1 to 6.1).
func isImplicit(t *wire.Shape) bool {
	return t.Kind == wire.Enum && t.Def != nil && t.Def.Kind != qapi.Enum
}

func describe(t *wire.Shape) string {
	switch {
	case t.Kind == wire.Object && t.Def == nil:
		return "object"
	case t.Kind == wire.Object, t.Kind == wire.Enum:
		return nameOf(t) + " " + map[wire.Kind]string{wire.Object: "object", wire.Enum: "value"}[t.Kind]
	default:
		return nameOf(t)
	}
}

// jsonTypes are the types that values of each kind have.
var jsonTypes = [...]qapi.JSONType{
	qjson.Object: qapi.JSONObject, qjson.Array: qapi.JSONArray, qjson.String: qapi.JSONString, qjson.Number: qapi.JSONNumber,
	qjson.True: qapi.JSONBoolean, qjson.False: qapi.JSONBoolean, qjson.Null: qapi.JSONNull, qjson.Elision: qapi.JSONAny,
}

// takes reports whether values of kind k can be of type t at all.
func takes(t *wire.Shape, k qjson.Kind) bool {
	switch t.Kind {
	case wire.Any:
		return true
	case wire.Integer:
		return k == qjson.Number
	case wire.Alternate:
		return choose(t, k) != nil
	default:
		return t.Kind.JSON() == jsonTypes[k]
	}
}

// choose returns the branch of alternate t for values of kind k: their JSON type alone decides. Nil when there is none.
func choose(t *wire.Shape, k qjson.Kind) *wire.Shape {
	for _, c := range t.Choices {
		if c.Shape.Kind != wire.Alternate && takes(c.Shape, k) {
			return c.Shape
		}
	}
	return nil
}

// placeholder writes a member that somebody has to fill in.
func placeholder(m *wire.Member) string {
	kind := nameOf(m.Shape)
	if n := len(m.Shape.Values); n > 0 && n <= 8 {
		kind = strings.Join(wire.Names(m.Shape.Values), "|")
	}
	return `"` + m.Name + `": <` + kind + `>`
}
