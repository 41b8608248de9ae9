package qapi

import "strings"

// JSONType is the kind of JSON value that a QAPI type has on the wire.
type JSONType string

// The kinds of JSON values. JSONAny stands for values whose kind the schema does not fix.
const (
	JSONString  JSONType = "string"
	JSONNumber  JSONType = "number"
	JSONInteger JSONType = "integer" // a number without fraction
	JSONBoolean JSONType = "boolean"
	JSONNull    JSONType = "null"
	JSONObject  JSONType = "object"
	JSONArray   JSONType = "array"
	JSONAny     JSONType = "any"
)

// Builtin is a type that no schema defines (docs/devel/qapi-code-gen.rst, "Built-in Types").
type Builtin struct {
	Name     string
	JSON     JSONType
	Min, Max string   // the range of an integer, in decimal; "" otherwise
	Values   []string // of the predefined enum QType
	Pseudo   bool     // up to QEMU 2.4: what the generator did not look into
}

// builtins says nothing of releases: a name that one of them knew means the same in all.
var builtins = []Builtin{
	{Name: "str", JSON: JSONString},
	{Name: "number", JSON: JSONNumber},
	{Name: "int", JSON: JSONInteger, Min: "-9223372036854775808", Max: "9223372036854775807"},
	{Name: "int8", JSON: JSONInteger, Min: "-128", Max: "127"},
	{Name: "int16", JSON: JSONInteger, Min: "-32768", Max: "32767"},
	{Name: "int32", JSON: JSONInteger, Min: "-2147483648", Max: "2147483647"},
	{Name: "int64", JSON: JSONInteger, Min: "-9223372036854775808", Max: "9223372036854775807"},
	{Name: "uint8", JSON: JSONInteger, Min: "0", Max: "255"},
	{Name: "uint16", JSON: JSONInteger, Min: "0", Max: "65535"},
	{Name: "uint32", JSON: JSONInteger, Min: "0", Max: "4294967295"},
	{Name: "uint64", JSON: JSONInteger, Min: "0", Max: "18446744073709551615"},
	{Name: "size", JSON: JSONInteger, Min: "0", Max: "18446744073709551615"},
	{Name: "bool", JSON: JSONBoolean},
	{Name: "null", JSON: JSONNull},
	{Name: "any", JSON: JSONAny},
	{Name: "QType", JSON: JSONString, Values: []string{"none", "qnull", "qnum", "qstring", "qdict", "qlist", "qbool"}},
	{Name: "visitor", JSON: JSONAny, Pseudo: true},
	{Name: "**", JSON: JSONAny, Pseudo: true},
	{Name: "dict", JSON: JSONObject, Pseudo: true},
}

var builtinByName = func() map[string]*Builtin {
	m := map[string]*Builtin{}
	for i := range builtins {
		m[builtins[i].Name] = &builtins[i]
	}
	return m
}()

// LookupBuiltin returns the built-in type of that name; nil when there is none.
func LookupBuiltin(name string) *Builtin { return builtinByName[name] }

// describe names the type as findings do.
func (b *Builtin) describe() string {
	if b.Values != nil {
		return "enum type '" + b.Name + "'"
	}
	return "built-in type '" + b.Name + "'"
}

// cName is a member's or value's name in the generated C code, where names must differ.
func cName(name string) string { return cNames.Replace(name) }

var cNames = strings.NewReplacer("-", "_", ".", "_")
