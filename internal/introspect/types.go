package introspect

import "qmpdoc/qapi"

// typ is a type as QEMU's generator has it: also those that the schema does not name.
type typ struct {
	name    string
	json    string    // of a built-in type
	element *typ      // of an array
	def     *qapi.Def // of all others
}

// given is the condition of the type.
func (t *typ) given() *qapi.Cond {
	switch {
	case t.element != nil:
		return t.element.given()
	case t.def != nil:
		return t.def.If
	default:
		return nil
	}
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
	b := qapi.LookupBuiltin(t.Name)
	if b != nil && b.Values == nil {
		return g.builtin(t.Name)
	}
	if to := g.ref.Type(d, t); to != nil {
		return g.define(to)
	}
	if union := g.ref.SimpleUnion(d.Products.First(), t.Name); union != nil {
		enum := g.ref.Discriminator(union)
		enum.If = union.If
		return g.define(enum)
	}
	if b != nil { // QType
		enum := &qapi.Def{Kind: qapi.Enum, Name: b.Name}
		for _, v := range b.Values {
			enum.Values = append(enum.Values, &qapi.Member{Name: v})
		}
		return g.define(enum)
	}
	return g.builtin("any")
}

// know returns the type of a name: t, unless there is one.
func (g *generator) know(t typ) *typ {
	if g.types[t.name] == nil {
		g.types[t.name] = &t
	}
	return g.types[t.name]
}

func (g *generator) builtin(name string) *typ {
	return g.know(typ{name: name, json: jsonTypes[qapi.LookupBuiltin(name).JSON]})
}

func (g *generator) arrayOf(element *typ) *typ {
	return g.know(typ{name: element.name + "List", element: element})
}

// define makes the type that d is.
func (g *generator) define(d *qapi.Def) *typ { return g.know(typ{name: d.Name, def: d}) }

// empty is the object without members.
func (g *generator) empty() *typ { return g.define(&qapi.Def{Kind: qapi.Struct, Name: "q_empty"}) }

// argument is the type of the arguments of a command, or of the data of an event.
func (g *generator) argument(d *qapi.Def) *typ {
	switch {
	case d.Data != nil:
		return g.typeOf(d, d.Data)
	case len(d.Members) == 0:
		return g.empty()
	}
	return g.define(&qapi.Def{Kind: qapi.Struct, Name: "q_obj_" + d.Name + "-arg", Products: d.Products, Members: d.Members, If: d.If})
}

// wrapper is what a branch of a simple union (up to QEMU 6.1) adds: an object with the member "data".
func (g *generator) wrapper(d *qapi.Def, branch *qapi.Member) *typ {
	content := g.typeOf(d, branch.Type)
	return g.define(&qapi.Def{
		Kind: qapi.Struct, Name: "q_obj_" + content.name + "-wrapper", Products: d.Products, If: content.given(),
		Members: []*qapi.Member{{Name: "data", Type: branch.Type}},
	})
}
