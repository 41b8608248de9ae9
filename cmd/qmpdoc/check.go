package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/report"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

func (a *app) checkCommand() *cobra.Command {
	var formats []string
	var fail *threshold
	c := &cobra.Command{
		Use:   "check [TREE]",
		Short: "Report what is wrong in the sources",
		Long: `Check reports what is wrong in the schema, its documentation and the old documents beside it, by the rules of the
tree's release. A single file is judged by today's rules.`,
		Args: oneTree,
		RunE: func(_ *cobra.Command, args []string) error { return a.check(first(args), formats, *fail) },
	}
	c.Flags().StringArrayVarP(&formats, "format", "f", []string{"text"}, "the report's `format[=file]`: text, json, sarif, github or junit; may be given several times")
	fail = failOn(c, threshold(diag.Error.String()))
	return c
}

func (a *app) check(tree string, formats []string, fail threshold) error {
	outputs, err := parseOutputs(formats)
	if err != nil {
		return err
	}
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	ref, found, err := a.load(in)
	if err != nil {
		return err
	}
	found = append(found, source.Markup(ref)...)
	run := &report.Run{
		Release: ref.Release, Version: version(), Counts: count(ref), Findings: found, Source: report.Files(in.source),
		Fails: fail.fails,
	}
	for _, o := range outputs {
		if err := a.writeReport(o, run); err != nil {
			return fmt.Errorf("cannot write the report: %w", err)
		}
	}
	a.print.summary("%s: %s", report.Number(len(ref.Defs), "definition"), report.Summary(found))
	if fail.failed(found) {
		return errFindings
	}
	return nil
}

// output is one report: its format and where it goes.
type output struct {
	format report.Format
	file   string
}

func parseOutputs(formats []string) ([]output, error) {
	var list []output
	taken := map[string]bool{}
	for _, f := range formats {
		word, file, named := strings.Cut(f, "=")
		if !named {
			file = "-"
		}
		format, err := report.ParseFormat(word)
		switch {
		case err != nil:
			return nil, err
		case file == "":
			return nil, fmt.Errorf("the report format %s= names no file: write -f %s=FILE, or -f %s for standard output", word, word, word)
		case taken[file]:
			return nil, fmt.Errorf("two reports for one place: give all but one a file, as in -f %s=FILE", word)
		}
		taken[file] = true
		list = append(list, output{format, file})
	}
	return list, nil
}

func (a *app) writeReport(o output, run *report.Run) error {
	if o.format == report.TextFormat && o.file == "-" {
		return run.Write(os.Stdout, o.format, a.print.onOut)
	}
	var data bytes.Buffer
	if err := run.Write(&data, o.format, report.Palette{}); err != nil {
		return err
	}
	return a.write(o.file, data.Bytes())
}

func count(ref *qapi.Reference) report.Counts {
	c := report.Counts{Definitions: len(ref.Defs)}
	for _, d := range ref.Defs {
		for _, e := range ref.Examples(d) {
			c.Examples++
			c.Messages += len(e.Messages)
		}
	}
	return c
}
