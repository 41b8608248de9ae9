// Package wire holds what a client of QMP sees: shapes, without the names of types.
//
// A program has commands and events. A command has a shape for its arguments and one for its reply, an event one for its
// data. A shape is what a JSON value may be:
//
//	Object     common members, and for a union the members that each value of the tag adds
//	Enum       the strings that it takes
//	Array      the shape of its elements
//	Alternate  one shape for each JSON type that it takes
//	the rest   String, Integer, Number, Boolean, Null, Any
//
// How the schema is written does not show: bases, named types and boxed data are flattened away, a simple union is an object
// with the members "type" and "data", recursion leads back to the shape itself. A *qapi.Reference of any origin, a source
// tree or a program that described itself, has the same shapes when it means the same:
//
//	s := wire.Of(ref, qapi.QMP)
//	c := s.Command("blockdev-add")
//	for _, m := range c.Data.Members { … m.Name, m.Optional, m.Shape.Kind … }
//	if old.Data.Print == new.Data.Print { … nothing changed … }
//
// Each shape is made once for each definition and shared by all that use it, so that pointers can be the keys of maps. Names of
// types and the definitions of shapes are kept for information (Def, Decl) and are never compared.
//
// A Schema is read-only and safe to share.
package wire

import (
	"qmpdoc/diag"
	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

// Schema is all that the clients of one program see.
type Schema struct {
	Product  qapi.Products // one program
	Release  string        // "10.2.0"; "" when unknown
	Commands []*Interface  // by name
	Events   []*Interface  // by name

	// Introspected tells that the program described itself: conditions are decided and the width of integers is unknown.
	// Up to QEMU 2.7 it says nothing of commands that only its dispatch table has (FromTable).
	Introspected bool

	// KnowsConditions reports whether the source says which commands, events and members depend on build options. QEMU wrote
	// that into the dispatch table up to 2.7 (for commands), nowhere from 2.8 to 2.12, and into the schema from 3.0 on; the
	// guest agent's schema has all of it from 9.1 on. Where it is false, a missing condition says nothing.
	KnowsConditions bool

	shapes []*Shape // all that were made for it
}

// Origin reports where a shape was read, and so how much it can be trusted.
type Origin uint8

// The origins.
const (
	FromSchema Origin = iota // a schema or an introspection reply
	FromTable                // args_type of the dispatch table, qmp-commands.hx: reliable, but without the members of objects
	FromText                 // a text document, for people
	Nowhere                  // no source describes it: the shape is Any
)

// Interface is a command or an event.
type Interface struct {
	Kind qapi.Kind
	Name string
	Pos  diag.Pos // of its name
	Def  *qapi.Def

	Data     *Shape // an Object: the arguments of a command
	DataFrom Origin
	// Open tells that a command accepts arguments that are not listed, or does not check the listed ones as listed:
	// 'gen': false, ** in the schema, O in the dispatch table; device_add, netdev_add and object-add where no union
	// describes their arguments.
	Open bool

	Returns     *Shape // of a command: an Object without members when it returns nothing; nil for an event
	ReturnsFrom Origin

	Features []Feature
	If       condition.Formula
	IfFrom   Origin     // FromTable for the #if around an entry of the dispatch table, about which introspection says nothing
	Flags    qapi.Flags // of a command
}

// Kind is the kind of a shape.
type Kind uint8

// The kinds of shapes.
const (
	Any Kind = iota // every JSON value, or a type that nothing describes
	String
	Number
	Integer
	Boolean
	Null
	Enum
	Object
	Array
	Alternate
)

var kindNames = [...]string{"any", "string", "number", "integer", "boolean", "null", "enum", "object", "array", "alternate"}

// String returns the name of the kind: "string", "enum", "object" …
func (k Kind) String() string { return kindNames[k] }

// JSON is the JSON type of the values of kind k; JSONAny for Any and Alternate.
func (k Kind) JSON() qapi.JSONType {
	switch k {
	case String, Enum:
		return qapi.JSONString
	case Number:
		return qapi.JSONNumber
	case Integer:
		return qapi.JSONInteger
	case Boolean:
		return qapi.JSONBoolean
	case Null:
		return qapi.JSONNull
	case Object:
		return qapi.JSONObject
	case Array:
		return qapi.JSONArray
	case Any, Alternate:
		return qapi.JSONAny
	default:
		panic("wire: unknown kind")
	}
}

// Shape is what a JSON value may be.
type Shape struct {
	Kind Kind

	Min, Max string // of an Integer, in decimal; "" when its width is unknown

	Values []*Member // of an Enum, in source order

	Element *Shape // of an Array

	Members  []*Member // of an Object: those that each value has, in the order of introspection
	Tag      string    // of an Object that is a union: the member that chooses the branch; "" when no branch has members
	Branches []*Member // those that add members, in source order; a value of the tag without one adds nothing
	// Open tells that an Object takes members that are not listed: a dictionary, or a type with a base that nothing declares.
	Open bool

	Choices []*Member // of an Alternate, the names of which clients do not see; none is Any or an Alternate

	Features []Feature // of the type

	// Print is equal for shapes that mean the same, of whatever schema of the same run of the program: names of types,
	// the order of members and values, and the way in which the schema is cut into types do not count. Form is the same
	// without what a client need not send or read: conditions, features, the ranges of integers.
	Print, Form Print

	Def     *qapi.Def // the type, for information; nil for built-in types and what is written in place
	Builtin string    // the name of a built-in type, for information

	// Indexes by name: of many members or values, and of many branches.
	named, branches map[string]*Member

	number int // among the shapes of the schema
}

// Member is a member of an object, a value of an enum, what one value of the tag adds to an object, or an alternative.
type Member struct {
	Name     string
	Optional bool
	Shape    *Shape // nil for a value; what a branch adds is an Object
	Features []Feature
	If       condition.Formula // of a branch, in addition to the condition of the value
	Pos      diag.Pos
	Decl     *qapi.Member // nil when no schema declares it
	Owner    *qapi.Def    // of a member: what declares it
}

// Feature is a name that a client can look for.
type Feature struct {
	Name string
	If   condition.Formula
	Pos  diag.Pos
}
