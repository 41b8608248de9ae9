package examples

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"

	"qmpdoc/internal/qjson"
)

// identity is the id of a message, or that it has none. Any JSON value can be one.
type identity struct {
	set  bool
	open bool // it may be any: the message cannot be read, or something is left out of it
	kind qjson.Kind
	text string // ends in a checksum when it is too long to keep
}

// maxIdentity is how many bytes of an id are kept.
const maxIdentity = 256

// idOf returns the id of a message. It is open where a member has a wrong name, which may be meant for "id".
func (j *assessor) idOf(v *qjson.Value) identity {
	m := v.Get("id")
	switch {
	case m == nil:
		keys := envelopes[j.result.Kind].keys
		return identity{open: v.Elided || slices.ContainsFunc(v.Members, func(m qjson.Member) bool { return !slices.Contains(keys, m.Name) })}
	case m.Value == nil || m.Value.HasElision() || hasTwo(v, "id"):
		return identity{open: true}
	}
	id := identity{set: true, kind: m.Value.Kind, text: m.Value.Text}
	if id.kind == qjson.Object || id.kind == qjson.Array {
		id.text = string(appendSorted(nil, m.Value))
	}
	if len(id.text) > maxIdentity {
		sum := sha256.Sum256([]byte(id.text))
		id.text = id.text[:maxIdentity] + string(sum[:])
	}
	id.text = strings.Clone(id.text)
	return id
}

// hasTwo reports whether an object has more than one member of that name: it is unknown which one is meant.
func hasTwo(v *qjson.Value, name string) bool {
	named := func(m qjson.Member) bool { return m.Name == name }
	first := slices.IndexFunc(v.Members, named)
	return first >= 0 && slices.ContainsFunc(v.Members[first+1:], named)
}

// appendSorted writes a value with the members of objects in the order of their names: QEMU does not keep that of the client.
func appendSorted(b []byte, v *qjson.Value) []byte {
	if v == nil {
		return b
	}
	b = append(strconv.AppendQuote(append(b, '0'+byte(v.Kind)), v.Text), '(')
	for _, e := range v.Elements {
		b = appendSorted(b, e)
	}
	members := slices.Clone(v.Members)
	slices.SortStableFunc(members, func(a, b qjson.Member) int { return cmp.Compare(a.Name, b.Name) })
	for _, m := range members {
		b = appendSorted(strconv.AppendQuote(b, m.Name), m.Value)
	}
	return append(b, ')')
}

func (id identity) json() string {
	switch id.kind {
	case qjson.String:
		return strconv.Quote(excerpt(id.text))
	case qjson.Number:
		return excerpt(id.text)
	default:
		return "…"
	}
}
