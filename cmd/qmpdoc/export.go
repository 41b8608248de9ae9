package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/export"
	"qmpdoc/internal/history"
	"qmpdoc/internal/output"
	"qmpdoc/internal/report"
	"qmpdoc/qapi"
)

// exportOptions are the flags of export.
type exportOptions struct {
	file   string
	format string
	define []string
	like   string // a source
	past   historyFlags
}

func (a *app) exportCommand() *cobra.Command {
	o := exportOptions{file: "-", format: asReference}
	c := &cobra.Command{
		Use:   "export [TREE]",
		Short: "Write the whole reference as JSON",
		Long: `Export writes the whole reference as one JSON document in the format qmpdoc-reference/1.

With --history it says since when each thing exists, and what was removed. What it
writes then can replace all these releases in --history.

With --format introspection it writes what a program built from TREE answers to
query-qmp-schema instead. What the program has depends on the build: name the
symbols that are defined in it with --define CONFIG_X. All others are undefined.
--define-like finds them from what a program has: name a reply to
query-qmp-schema, or the socket of a running program; -v lists them.`,
		Example: `  qmpdoc export ~/src/qemu -o qemu.json
  qmpdoc export ~/src/qemu --history '~/src/qemu@v*' -o history.json
  qmpdoc export ~/src/qemu --format introspection --define CONFIG_POSIX,TARGET_I386
  qmpdoc export ~/src/qemu --format introspection --product storage-daemon`,
		Args: oneTree,
		RunE: func(_ *cobra.Command, args []string) error { return a.export(first(args), o) },
	}
	c.Flags().VarP((*textFlag)(&o.file), "output", "o", "the `file` to write; - is standard output")
	c.Flags().Var(choice{&o.format, "format", []string{asReference, asIntrospection}}, "format", "what to write: reference, or introspection (the reply to query-qmp-schema)")
	c.Flags().StringSliceVar(&o.define, "define", nil, "a `symbol` that is defined in the program, such as CONFIG_VNC; for --format introspection")
	c.Flags().Var((*textFlag)(&o.like), "define-like", "define what was defined when the program was built that this `source` describes")
	completeFlag(c, "define-like", completeSource)
	o.past.add(c)
	return c
}

// The formats of export.
const (
	asReference     = "reference"
	asIntrospection = "introspection"
)

func (a *app) export(tree string, o exportOptions) error {
	if (len(o.define) > 0 || o.like != "") && o.format != asIntrospection {
		return errors.New("--define is for --format introspection: the reference has everything, with its conditions")
	}
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	if len(o.past.past) > 0 && o.format == asIntrospection {
		return errors.New("--history is for the reference: a program says nothing of its past")
	}
	ref, found, err := a.loadDefinitions(in, a.wanted())
	if err != nil {
		return err
	}
	if found.Count(diag.Error) > 0 {
		a.print.note("the sources have %s: qmpdoc check shows them", report.Summary(found))
	}
	ref, past, err := a.history(in, ref, o.past)
	if err != nil {
		return err
	}
	data, err := a.exported(ref, past, o)
	if err != nil {
		return err
	}
	return a.write(o.file, data)
}

func (a *app) exported(ref *qapi.Reference, past *history.History, o exportOptions) (data []byte, err error) {
	switch {
	case o.format == asIntrospection:
		return a.introspection(ref, o)
	case past != nil:
		data, err = export.WithHistory(past)
	default:
		data, err = export.JSON(ref)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot print the reference as JSON: %w", err)
	}
	return data, nil
}

// write puts a result where -o says.
func (a *app) write(file string, data []byte) error {
	if file == "-" {
		return a.print.result(data)
	}
	return output.WriteFile(file, data)
}
