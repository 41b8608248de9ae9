package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/export"
	"qmpdoc/internal/report"
)

func (a *app) exportCommand() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "export [TREE]",
		Short: "Write the whole reference as JSON",
		Long:  "Export writes the whole reference as one JSON document in the format qmpdoc-reference/1.",
		Args:  oneTree,
		RunE:  func(_ *cobra.Command, args []string) error { return a.export(first(args), file) },
	}
	file = "-"
	c.Flags().VarP((*textFlag)(&file), "output", "o", "the `file` to write; - is standard output")
	return c
}

func (a *app) export(tree, file string) error {
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
	data, err := export.JSON(ref)
	if err != nil {
		return fmt.Errorf("cannot print the reference as JSON: %w", err)
	}
	return a.write(file, data)
}

// write puts a result where -o says.
func (a *app) write(file string, data []byte) error {
	if file == "-" {
		return a.print.result(data)
	}
	return writeFile(file, data)
}
