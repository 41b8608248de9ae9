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
	c.Flags().StringArrayVarP(&formats, "format", "f", []string{"text"}, "the report's `format[=file]`: text or json; may be given several times")
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
	for _, o := range outputs {
		if err := a.writeReport(o, in, ref, found); err != nil {
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
type output struct{ format, file string }

func parseOutputs(formats []string) ([]output, error) {
	var list []output
	taken := map[string]bool{}
	for _, f := range formats {
		format, file, named := strings.Cut(f, "=")
		if !named {
			file = "-"
		}
		switch {
		case format != "text" && format != "json":
			return nil, fmt.Errorf("unknown report format %q: use text or json", format)
		case file == "":
			return nil, fmt.Errorf("the report format %s= names no file: write -f %s=FILE, or -f %s for standard output", format, format, format)
		case taken[file]:
			return nil, fmt.Errorf("two reports for one place: give all but one a file, as in -f %s=FILE", format)
		}
		taken[file] = true
		list = append(list, output{format, file})
	}
	return list, nil
}

func (a *app) writeReport(o output, in *input, ref *qapi.Reference, found diag.List) error {
	if o.format == "text" && o.file == "-" {
		return a.print.report(os.Stdout, in, found)
	}
	var data bytes.Buffer
	var err error
	switch o.format {
	case "text":
		err = a.print.report(&data, in, found)
	case "json":
		err = report.JSON(&data, ref.Release, count(ref), found)
	default:
		panic("unknown format " + o.format)
	}
	if err != nil {
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
