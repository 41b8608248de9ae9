// Package qjson reads QMP messages as people write them: JSON with the elisions of QEMU's documentation, exact places, and
// recovery from mistakes, so that one message can give several findings and its contents can still be checked.
package qjson

import (
	"slices"

	"qmpdoc/diag"
)

// Kind is what a value is.
type Kind uint8

// The kinds of JSON, and the elision: "..." or "... text ..." in a value's place, or what is there and can be no value, such as
// 10M or <path>. Nothing is known of an elision, so it can stand for any value.
const (
	Object Kind = iota
	Array
	String
	Number
	True
	False
	Null
	Elision
)

// Value is one JSON value. Offsets are bytes of the text that was parsed.
type Value struct {
	Kind       Kind
	Start, End int    // the first byte, and after the last
	Text       string // String: decoded. Number: as written, with every digit
	Members    []Member
	Elements   []*Value
	Elided     bool // an object or array of which something is left out, or that is nested too deeply to be read
}

// Member is one name and value of an object.
type Member struct {
	Name               string // decoded
	NameStart, NameEnd int    // with quotes, where it has them
	Value              *Value // nil when the value is missing
}

// Get returns the first member called name; nil when v has none.
func (v *Value) Get(name string) *Member {
	if v != nil {
		for i := range v.Members {
			if v.Members[i].Name == name {
				return &v.Members[i]
			}
		}
	}
	return nil
}

// HasElision reports whether v is or contains an elision.
func (v *Value) HasElision() bool {
	return v != nil && (v.Elided || v.Kind == Elision || slices.ContainsFunc(v.Elements, (*Value).HasElision) ||
		slices.ContainsFunc(v.Members, func(m Member) bool { return m.Value.HasElision() }))
}

// Fault is one mistake in a message.
type Fault struct {
	Place
	Rule    diag.Rule
	Msg     string // lower case, no final period: "',' is missing before "wr_bytes""
	Help    string // what to do
	Lenient bool   // QEMU takes it from a client all the same
	First   int    // of a name that is in its object twice: the offset of the first one
}

// Place is where a mistake is, and the change that fixes it. Start to End is what to look at: the cause, not where a parser
// would notice.
type Place struct {
	Start, End int
	Edit       *Edit // nil when no change is certain
}

// Edit replaces the bytes from Start to End.
type Edit struct {
	Start, End int
	Text       string
}

// Document is what a text holds.
type Document struct {
	Values []*Value // usually one; the others are after it as stray text that can be read
	Faults []Fault  // in order of Start, 2000 at most
	Elided bool     // the whole message is "... text ..."
}
