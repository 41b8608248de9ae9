package introspect

import (
	"strings"

	"qmpdoc/qapi"
)

// class is the meta-type of a type.
type class uint8

const (
	builtin class = iota
	array
	enum
	object
	alternate
)

func (c class) String() string {
	return [...]string{"builtin", "array", "enum", "object", "alternate"}[c]
}

// typ is a type as QEMU's generator has it: also those that the schema does not name.
type typ struct {
	class    class
	name     string
	json     string // of a built-in type
	element  *typ   // of an array
	values   []*qapi.Member
	members  []field
	tag      string
	branches []branch // of a union or alternate
	features []*qapi.Feature
	given    *qapi.Cond
	complete func(*typ) // makes members and branches when the type is visited; nil when there is nothing to make
}

// field is a member of an object.
type field struct {
	*qapi.Member
	typ *typ
}

type branch struct {
	name  string
	typ   *typ
	given *qapi.Cond
}

// jsonTypes are the names of JSON types in the reply (JSONType in qapi/introspect.json).
var jsonTypes = map[qapi.JSONType]string{
	qapi.JSONString: "string", qapi.JSONNumber: "number", qapi.JSONInteger: "int", qapi.JSONBoolean: "boolean",
	qapi.JSONNull: "null", qapi.JSONAny: "value", qapi.JSONObject: "object", qapi.JSONArray: "array",
}

// typeOf resolves t, as written in d. What nothing declares is "any".
func (g *generator) typeOf(d *qapi.Def, t *qapi.TypeRef) *typ {
	element := g.elementOf(d, t)
	if t != nil && t.Array {
		return g.arrayOf(element)
	}
	return element
}

func (g *generator) elementOf(d *qapi.Def, t *qapi.TypeRef) *typ {
	if t == nil {
		return g.builtin("any")
	}
	if b := qapi.LookupBuiltin(t.Name); b != nil && b.Values == nil {
		return g.builtin(t.Name)
	}
	if to := g.ref.Type(d, t); to != nil {
		return g.define(to)
	}
	if union, ok := strings.CutSuffix(t.Name, "Kind"); ok {
		if to := g.ref.Lookup(d.Products.First(), union); to != nil && to.Flavor == qapi.Simple {
			return g.kindEnum(to)
		}
	}
	if b := qapi.LookupBuiltin(t.Name); b != nil { // QType
		return g.builtinEnum(b)
	}
	return g.builtin("any")
}

// make returns the type called name, and starts it when it is new.
func (g *generator) make(name string, start func(*typ)) *typ {
	t := g.types[name]
	if t == nil {
		t = &typ{name: name}
		g.types[name] = t
		start(t)
	}
	return t
}

func (g *generator) builtin(name string) *typ {
	return g.make(name, func(t *typ) { t.json = jsonTypes[qapi.LookupBuiltin(name).JSON] })
}

func (g *generator) builtinEnum(b *qapi.Builtin) *typ {
	return g.make(b.Name, func(t *typ) {
		t.class = enum
		for _, v := range b.Values {
			t.values = append(t.values, &qapi.Member{Name: v})
		}
	})
}

func (g *generator) arrayOf(element *typ) *typ {
	return g.make(element.name+"List", func(t *typ) { t.class, t.element, t.given = array, element, element.given })
}

// empty is the object without members.
func (g *generator) empty() *typ { return g.make("q_empty", func(t *typ) { t.class = object }) }

// argument is the type of the arguments of a command, or of the data of an event.
func (g *generator) argument(d *qapi.Def) *typ {
	switch {
	case d.Data != nil:
		return g.typeOf(d, d.Data)
	case len(d.Members) == 0:
		return g.empty()
	}
	return g.make("q_obj_"+d.Name+"-arg", func(t *typ) {
		t.class, t.given = object, d.If
		t.complete = func(t *typ) { g.addFields(t, d, d.Members) }
	})
}

func (g *generator) addFields(t *typ, owner *qapi.Def, members []*qapi.Member) {
	for _, m := range members {
		t.members = append(t.members, field{m, g.typeOf(owner, m.Type)})
	}
}

// define makes the type that d is.
func (g *generator) define(d *qapi.Def) *typ {
	return g.make(d.Name, func(t *typ) {
		t.features, t.given = d.Features, d.If
		switch d.Kind {
		case qapi.Enum:
			t.class, t.values = enum, d.Values
		case qapi.Alternate:
			t.class = alternate
			t.complete = func(t *typ) { g.addBranches(t, d) }
		default:
			t.class = object
			t.complete = func(t *typ) { g.fillObject(t, d) }
		}
	})
}

func (g *generator) fillObject(t *typ, d *qapi.Def) {
	bases := g.ref.Bases(d)
	for i := len(bases) - 1; i >= 0; i-- {
		g.addFields(t, bases[i], bases[i].BaseMembers)
		g.addFields(t, bases[i], bases[i].Members)
	}
	g.addFields(t, d, d.BaseMembers)
	switch {
	case d.Kind != qapi.Union:
		g.addFields(t, d, d.Members)
	case d.Flavor == qapi.Simple:
		g.simpleUnion(t, d)
	default:
		g.flatUnion(t, d)
	}
}

func (g *generator) flatUnion(t *typ, d *qapi.Def) {
	t.tag = d.Discriminator
	covered := map[string]bool{}
	for _, b := range d.Branches {
		covered[b.Name] = true
	}
	g.addBranches(t, d)
	for _, f := range t.members {
		if f.Name != t.tag {
			continue
		}
		for _, v := range f.typ.values { // the values without a branch add nothing
			if !covered[v.Name] {
				t.branches = append(t.branches, branch{v.Name, g.empty(), v.If})
			}
		}
	}
}

func (g *generator) addBranches(t *typ, d *qapi.Def) {
	for _, b := range d.Branches {
		t.branches = append(t.branches, branch{b.Name, g.typeOf(d, b.Type), b.If})
	}
}

// simpleUnion makes the members of a union without discriminator (up to QEMU 6.1): "type" and, in each branch, "data".
func (g *generator) simpleUnion(t *typ, d *qapi.Def) {
	const tag, data = "type", "data"
	t.tag = tag
	t.members = append(t.members, field{&qapi.Member{Name: tag}, g.kindEnum(d)})
	for _, b := range d.Branches {
		content := g.typeOf(d, b.Type)
		wrapper := g.make("q_obj_"+content.name+"-wrapper", func(w *typ) {
			w.class, w.given, w.members = object, content.given, []field{{&qapi.Member{Name: data}, content}}
		})
		t.branches = append(t.branches, branch{b.Name, wrapper, b.If})
	}
}

// kindEnum is the enum of the branches of a simple union.
func (g *generator) kindEnum(d *qapi.Def) *typ {
	return g.make(d.Name+"Kind", func(t *typ) {
		t.class, t.given = enum, d.If
		for _, b := range d.Branches {
			t.values = append(t.values, &qapi.Member{Name: b.Name, If: b.If})
		}
	})
}
