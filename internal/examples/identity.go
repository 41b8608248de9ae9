package examples

import (
	"bytes"
	"crypto/sha256"
	"fmt"
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
	text string
	sum  [sha256.Size]byte // of what is in an object or array, or in a text that is too long to keep
}

// maxIdentity is how many bytes of an id are kept.
const maxIdentity = 256

func idOf(v *qjson.Value) identity {
	m := v.Get("id")
	switch {
	case m == nil:
		return identity{open: v.Elided}
	case m.Value == nil || hasElision(m.Value):
		return identity{open: true}
	}
	id := identity{set: true, kind: m.Value.Kind, text: strings.Clone(excerptOf(m.Value.Text, maxIdentity))}
	if len(m.Value.Text) > maxIdentity || id.kind == qjson.Object || id.kind == qjson.Array {
		id.sum = digest(m.Value)
	}
	return id
}

// digest is the same for equal values, in whatever order their members stand: QEMU keeps none.
func digest(v *qjson.Value) [sha256.Size]byte {
	if v == nil {
		return [sha256.Size]byte{}
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %q", v.Kind, v.Text)
	for _, e := range v.Elements {
		sum := digest(e)
		h.Write(sum[:])
	}
	parts := make([][]byte, len(v.Members))
	for i := range v.Members {
		sum := digest(v.Members[i].Value)
		parts[i] = fmt.Appendf(nil, "%q %x", v.Members[i].Name, sum)
	}
	slices.SortFunc(parts, bytes.Compare)
	for _, p := range parts {
		h.Write(p)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// json writes the id as a message would.
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
