package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/export"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/report"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// exportOptions are the flags of export.
type exportOptions struct {
	file   string
	format exportFormat
	define []string
}

func (a *app) exportCommand() *cobra.Command {
	o := exportOptions{file: "-", format: asReference}
	c := &cobra.Command{
		Use:   "export [TREE]",
		Short: "Write the whole reference as JSON",
		Long: `Export writes the whole reference as one JSON document in the format qmpdoc-reference/1.

With --format introspection it writes what a program built from TREE answers to
query-qmp-schema instead. What the program has depends on the build: name the
symbols that are defined in it with --define CONFIG_X. All others are not.`,
		Example: `  qmpdoc export ~/src/qemu -o qemu.json
  qmpdoc export ~/src/qemu --format introspection --define CONFIG_POSIX,TARGET_I386
  qmpdoc export ~/src/qemu --format introspection --product storage-daemon`,
		Args: oneTree,
		RunE: func(_ *cobra.Command, args []string) error { return a.export(first(args), o) },
	}
	c.Flags().VarP((*textFlag)(&o.file), "output", "o", "the `file` to write; - is standard output")
	c.Flags().Var(&o.format, "format", "what to write: reference, or introspection (the reply to query-qmp-schema)")
	c.Flags().StringSliceVar(&o.define, "define", nil, "a `symbol` that is defined in the program, such as CONFIG_VNC; for --format introspection")
	return c
}

// exportFormat is a format of export.
type exportFormat string

const (
	asReference     exportFormat = "reference"
	asIntrospection exportFormat = "introspection"
)

func (f *exportFormat) String() string { return string(*f) }
func (f *exportFormat) Type() string   { return "format" }
func (f *exportFormat) Set(word string) error {
	if *f = exportFormat(word); *f != asReference && *f != asIntrospection {
		return errors.New("use reference or introspection")
	}
	return nil
}

func (a *app) export(tree string, o exportOptions) error {
	if len(o.define) > 0 && o.format != asIntrospection {
		return errors.New("--define is for --format introspection: the reference has everything, with its conditions")
	}
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	ref, found, err := a.loadDefinitions(in)
	if err != nil {
		return err
	}
	if found.Count(diag.Error) > 0 {
		a.print.note("the sources have %s: qmpdoc check shows them", report.Summary(found))
	}
	data, err := a.exported(ref, o)
	if err != nil {
		return err
	}
	return a.write(o.file, data)
}

func (a *app) exported(ref *qapi.Reference, o exportOptions) ([]byte, error) {
	if o.format == asIntrospection {
		return a.introspection(ref, o.define)
	}
	data, err := export.JSON(ref)
	if err != nil {
		return nil, fmt.Errorf("cannot print the reference as JSON: %w", err)
	}
	return data, nil
}

// introspection is what a program with certain symbols answers: the one that --product names, else the first of the source.
func (a *app) introspection(ref *qapi.Reference, define []string) ([]byte, error) {
	product := ref.Products.First()
	if unknown := unknownSymbols(ref, product, define); len(unknown) > 0 {
		a.print.note("no condition of %s depends on %s", product.Names()[0], strings.Join(unknown, ", "))
	}
	if ref.Lookup(product, "query-qmp-schema") == nil {
		a.print.note("%s has no query-qmp-schema: this is what it would answer", product.Names()[0])
	}
	data, err := introspect.Generate(ref, product, define)
	if err != nil {
		return nil, fmt.Errorf("cannot tell what the program answers to query-qmp-schema: %w", err)
	}
	return data, nil
}

// unknownSymbols lists the symbols on which nothing depends: they may be misspelt.
func unknownSymbols(ref *qapi.Reference, product qapi.Products, define []string) []string {
	if len(define) == 0 || ref.Introspected {
		return define
	}
	known := wire.Of(ref, product).Symbols()
	return slices.DeleteFunc(slices.Clone(define), func(s string) bool { return slices.Contains(known, s) })
}

// write puts a result where -o says.
func (a *app) write(file string, data []byte) error {
	if file == "-" {
		return a.print.result(data)
	}
	return writeFile(file, data)
}
