package wiretest

import (
	"fmt"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Reformatted returns a reference that means the same as r to the clients of one program, written in another way: types
// have other names, definitions, members, values and branches the reverse order, bases and named arguments are written
// out where they are used, and all is in one file.
func Reformatted(r *qapi.Reference, product qapi.Products) *qapi.Reference {
	w := &writer{ref: r, product: product, names: map[string]string{}}
	for i, d := range r.Defs {
		if d.Products.Has(product) && d.Kind.IsType() {
			w.names[d.Name] = fmt.Sprintf("Type%d", i)
			w.names[d.Name+"Kind"] = w.names[d.Name] + "Kind" // of a simple union
		}
	}
	schema := qapi.Schema{Product: product, Files: []string{file}}
	old := &qapi.Part{File: "old.hx"}
	for _, d := range slices.Backward(r.Defs) {
		if !d.Products.Has(product) {
			continue
		}
		if d.Keyword != "" {
			schema.Items = append(schema.Items, w.definition(d))
		}
		if d.Entry != nil {
			old.Items = append(old.Items, d.Entry)
		}
		if d.Old != nil {
			old.Items = append(old.Items, d.Old)
		}
	}
	again, _ := qapi.Merge(r.Release, []qapi.Schema{schema}, []*qapi.Part{old})
	return again
}

const file = "reformatted.json"

var at = diag.Pos{File: file, Line: 1, Col: 1}

// writer writes the definitions of one program in another way.
type writer struct {
	ref     *qapi.Reference
	product qapi.Products
	names   map[string]string // the new names of types
}

func (w *writer) definition(d *qapi.Def) *qapi.Def {
	again := &qapi.Def{Pos: at, NamePos: at, Kind: d.Kind, Keyword: d.Keyword, Name: d.Name, Flavor: d.Flavor,
		Discriminator: d.Discriminator, If: d.If, Flags: d.Flags, Features: reversed(d.Features, func(f *qapi.Member) *qapi.Member { return f }),
		Returns: w.typeRef(d.Returns)}
	if name := w.names[d.Name]; name != "" && d.Kind.IsType() {
		again.Name = name
	}
	again.Values = reversed(d.Values, func(v *qapi.Member) *qapi.Member { return v })
	again.Branches = reversed(d.Branches, func(b *qapi.Member) *qapi.Member {
		return &qapi.Member{Pos: at, Name: b.Name, Type: w.typeRef(b.Type), If: b.If, Features: b.Features}
	})
	w.members(again, d)
	return again
}

// members writes out bases and named arguments where that is possible: not for unions, and not for a type with features.
func (w *writer) members(again, d *qapi.Def) {
	data := w.ref.ArgumentsType(d)
	switch {
	case d.Base != nil && w.ref.Type(d, d.Base) == nil:
		again.Base, again.Members = w.typeRef(d.Base), w.all(d.Members)
	case d.Kind == qapi.Union && d.Flavor == qapi.Flat:
		again.BaseMembers = w.inherited(w.ref.AllMembers(d))
	case d.Kind == qapi.Struct:
		again.Members = w.inherited(w.ref.AllMembers(d))
	case data != nil && data.Kind == qapi.Struct && len(data.Features) == 0 && len(w.ref.AllMembers(data)) > 0:
		again.Members = w.inherited(w.ref.AllMembers(data))
	default:
		again.Data, again.Members = w.typeRef(d.Data), w.all(d.Members)
	}
}

func (w *writer) inherited(list []qapi.Inherited) []*qapi.Member {
	return reversed(list, func(m qapi.Inherited) *qapi.Member { return w.member(m.Member) })
}

func (w *writer) all(list []*qapi.Member) []*qapi.Member { return reversed(list, w.member) }

func (w *writer) member(m *qapi.Member) *qapi.Member {
	return &qapi.Member{Pos: at, Name: m.Name, Type: w.typeRef(m.Type), Optional: m.Optional, If: m.If, Features: m.Features}
}

func (w *writer) typeRef(t *qapi.TypeRef) *qapi.TypeRef {
	if t == nil {
		return nil
	}
	again := &qapi.TypeRef{Pos: at, Name: t.Name, Array: t.Array, Members: w.all(t.Members)}
	if name := w.names[t.Name]; name != "" {
		again.Name = name
	}
	return again
}

func reversed[T, U any](list []T, write func(T) U) []U {
	var out []U
	for _, one := range slices.Backward(list) {
		out = append(out, write(one))
	}
	return out
}
