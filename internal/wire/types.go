package wire

import "qmpdoc/qapi"

// Whole is Of for callers that need all types of a program: in addition to what clients see, it returns the shape of each type by its
// definition, also of those that no command or event reaches, such as bases and what only the command line takes.
func Whole(r *qapi.Reference, product qapi.Products) (*Schema, map[*qapi.Def]*Shape) {
	b := newBuilder(r, product, nil)
	for _, d := range r.Defs {
		if d.Kind.IsType() && d.Products.Has(product) && !b.condition(d.If).IsFalse() {
			b.define(d)
		}
	}
	return b.schema(), b.types
}
