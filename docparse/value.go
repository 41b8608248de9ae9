package docparse

import "qmpdoc/diag"

// valKind is what a value of an expression is.
type valKind byte

const (
	valString valKind = iota
	valBool
	valObject
	valArray
)

// String names the kind as messages do.
func (k valKind) String() string {
	return [...]string{"a string", "a boolean", "an object", "an array"}[k]
}

// value is one value of an expression.
type value struct {
	kind    valKind
	truth   bool   // of a boolean
	cut     bool   // the rest of the object or array is lost
	at, end int    // offsets of the first byte and after the last
	str     string // of a string
	members []member
	keys    firsts[string] // of the members
	elems   []*value       // of an array
}

// member is one key of an object.
type member struct {
	key   string
	at    int // offset of the key's quote
	value *value
}

// get returns the value of key; nil when v has none.
func (v *value) get(key string) *value {
	if i := v.keys.find(key); i >= 0 {
		return v.members[i].value
	}
	return nil
}

// namePos is the place of a string value's text, after its quote; of any other value its first byte.
func (p *parser) namePos(v *value) diag.Pos {
	if v.kind == valString {
		return p.pos(v.at + 1)
	}
	return p.pos(v.at)
}

// newValue returns the value that begins with t. Values of the expression before are used again, with their memory.
func (p *parser) newValue(t token) *value {
	if p.used == len(p.values) {
		p.values = append(p.values, &value{})
	}
	v := p.values[p.used]
	p.used++
	*v = value{at: t.at, end: t.end, members: v.members[:0], keys: firsts[string]{keys: v.keys.keys[:0]}, elems: v.elems[:0]}
	return v
}
