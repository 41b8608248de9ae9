// Package introspect reads and writes what a program answers to query-qmp-schema, and finds out with which options it was
// built.
//
//	ref, err := introspect.Reference("reply.json", data)   a reply, wherever it is in a file, as a reference
//	reply, err := introspect.Generate(ref, product, …)     what a program built from a source tree answers
//	s := introspect.Solve(tree, ref, product)              which symbols were defined when the program was built
//
// The rules are those of QEMU's qapi/introspect.json, of "Client JSON Protocol introspection" in
// docs/devel/qapi-code-gen.rst, and of the generator scripts/qapi/introspect.py: types have numbers for names, "int" is any
// integer, what the build left out is not there.
package introspect

import (
	"bytes"
	"encoding/json"

	"qmpdoc/diag"
)

// entity is one element of the reply (SchemaInfo): a command, an event or a type. Fields are in the order in which QEMU
// prints them, that of the hash table of a QDict.
type entity struct {
	Name        string    `json:"name"`
	ElementType string    `json:"element-type,omitempty"` // of an array
	Tag         string    `json:"tag,omitempty"`          // of a union
	Variants    []variant `json:"variants,omitempty"`     // of a union
	RetType     string    `json:"ret-type,omitempty"`     // of a command
	Members     *[]member `json:"members,omitempty"`      // of an object or alternate; of an enum from QEMU 6.2 on
	AllowOOB    bool      `json:"allow-oob,omitempty"`    // of a command
	JSONType    string    `json:"json-type,omitempty"`    // of a built-in type
	MetaType    string    `json:"meta-type"`
	ArgType     string    `json:"arg-type,omitempty"` // of a command or event
	Values      *[]string `json:"values,omitempty"`   // of an enum
	Features    []string  `json:"features,omitempty"`

	pos diag.Pos
}

// member is a member of an object, an alternative of an alternate (with a type only), or a value of an enum (without a type).
type member struct {
	Name     string          `json:"name,omitempty"`
	Default  json.RawMessage `json:"default,omitempty"` // there when the member is optional; always null so far
	Type     string          `json:"type,omitempty"`
	Features []string        `json:"features,omitempty"`
}

// variant is what one value of a union's tag adds.
type variant struct {
	Case string `json:"case"`
	Type string `json:"type"`
}

// encode writes a reply as QEMU does, without white space.
func encode(entities []*entity) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(map[string]any{"return": entities}); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
