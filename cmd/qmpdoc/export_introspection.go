package main

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/introspect"
	"qmpdoc/internal/source"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// introspection is what a program answers to query-qmp-schema: the one that --product names, else the one that --define-like
// describes, else the first of the source.
func (a *app) introspection(ref *qapi.Reference, o exportOptions) ([]byte, error) {
	product, define := ref.Products.First(), o.define
	if o.like != "" {
		var err error
		if product, define, err = a.definedIn(ref, o); err != nil {
			return nil, err
		}
	}
	if ref.Lookup(product, "query-qmp-schema") == nil {
		a.print.note("%s has no query-qmp-schema: this is what it would answer", product.Word())
	}
	if unknown := unknownSymbols(ref, product, o.define); len(unknown) > 0 {
		a.print.note("no condition of %s depends on %s", product.Word(), strings.Join(unknown, ", "))
	}
	data, err := introspect.Generate(ref, product, define)
	if err != nil {
		return nil, fmt.Errorf("cannot tell what the program answers to query-qmp-schema: %w", err)
	}
	return data, nil
}

// definedIn finds the program that --define-like describes, and the symbols that were defined when it was built, besides
// those that --define names.
func (a *app) definedIn(ref *qapi.Reference, o exportOptions) (qapi.Products, []string, error) {
	in, err := a.open(o.like)
	if err != nil {
		return 0, nil, err
	}
	defer in.Close()
	program, _, err := in.Load(source.Options{})
	if err != nil {
		return 0, nil, err
	}
	if !program.Introspected {
		return 0, nil, fmt.Errorf("%s is %s: --define-like needs a reply to query-qmp-schema or a running program", o.like, in.Kind)
	}
	product := program.Products.First()
	if a.products != 0 {
		product = ref.Products.First()
	}
	s := introspect.Solve(wire.Of(ref, product), wire.Of(program, program.Products.First()))
	if a.print.verbose {
		a.print.note("defined in %s: %s", o.like, strings.Join(s.Defined(), ", "))
		a.print.note("what it has does not tell: %s", strings.Join(s.Open(), ", "))
	}
	return product, slices.Concat(s.Defined(), s.Supposed(), o.define), nil
}

// unknownSymbols lists the symbols on which nothing depends: they may be misspelt.
func unknownSymbols(ref *qapi.Reference, product qapi.Products, define []string) []string {
	if len(define) == 0 {
		return nil
	}
	known := wire.Of(ref, product).Symbols()
	return slices.DeleteFunc(slices.Clone(define), func(s string) bool { return slices.Contains(known, s) })
}
