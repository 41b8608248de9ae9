package main

import (
	"fmt"
	"io"
	"io/fs"
	"strconv"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/source"
	"qmpdoc/internal/traffic"
	"qmpdoc/qapi"
)

// checkValue checks a file that holds one JSON value against a definition of a tree.
func (a *app) checkValue(in *input, set *settings, file, as string, outputs []destination) error {
	ref, d, err := a.definition(in, as)
	if err != nil {
		return err
	}
	name, r, err := openMessages(file)
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, traffic.LongestMessage+1))
	switch {
	case err != nil:
		return fmt.Errorf("cannot read the value: %w", err)
	case len(text) > traffic.LongestMessage:
		return fmt.Errorf("%s has more than %d MiB", name, traffic.LongestMessage>>20)
	}
	m := traffic.Message{Text: string(text), Line: 1, Col: 1}
	c := &messageCheck{file: name, quotes: newQuotes(name, in), count: 1}
	judged := examples.NewValidator(ref, d.Products.First()).Value(d, qjson.Parse(m.Text))
	for _, f := range examples.Findings(c.places(&m), judged.All()) {
		f.Product, f.Definition, f.MessageLine = d.Products.Word(), d.Name, 1
		c.add(f)
	}
	c.quotes.keep(&m)
	return a.conclude(outputs, set, c.report(in, ref, set))
}

// definition finds the type that --as names, or the command or event: in the protocols of the tree, and else in the schemas
// of other formats that it documents.
func (a *app) definition(in *input, name string) (*qapi.Reference, *qapi.Def, error) {
	ref, err := a.loadPrograms(in)
	if err != nil {
		return nil, nil, err
	}
	if d := a.lookup(ref, name); d != nil {
		return ref, d, nil
	}
	var others []string
	if in.FS != nil {
		others, _ = fs.Glob(in.FS, "docs/interop/*.json")
	}
	for _, file := range others {
		other, _, err := source.Load(in.FS, source.Options{Release: a.release, File: file})
		if err != nil {
			continue // it is another program's, or no schema
		}
		if d := a.lookup(other, name); d != nil {
			return other, d, nil
		}
	}
	for _, like := range ref.NamesLike(name, 1) {
		return nil, nil, fmt.Errorf("--as: there is no type %s; did you mean %s?", strconv.Quote(name), like)
	}
	return nil, nil, fmt.Errorf("--as: there is no type %s", strconv.Quote(name))
}

// lookup finds a definition of the wanted program, or of any.
func (a *app) lookup(ref *qapi.Reference, name string) *qapi.Def {
	for _, p := range qapi.AllProducts {
		if a.products != 0 && !a.products.Has(p) {
			continue
		}
		if d := ref.Lookup(p, name); d != nil {
			return d
		}
	}
	return nil
}
