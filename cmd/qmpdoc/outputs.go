package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"qmpdoc/internal/report"
)

// output is one report: its format and where it goes.
type output struct {
	format report.Format
	file   string
}

// outputs reads -f. A diff takes the place of the text that is printed when nothing is said.
func (f *checkFlags) outputs() ([]output, error) {
	if f.diff && !f.formatGiven {
		return nil, nil
	}
	var list []output
	taken := map[string]bool{"-": f.diff}
	for _, word := range f.formats {
		o, err := parseOutput(word)
		switch {
		case err != nil:
			return nil, err
		case taken[o.file] && f.diff:
			return nil, errors.New("the diff goes to standard output: give the report a file, as in -f json=FILE")
		case taken[o.file]:
			return nil, fmt.Errorf("two reports for one place: give all but one a file, as in -f %s=FILE", o.format)
		}
		taken[o.file] = true
		list = append(list, o)
	}
	return list, nil
}

func parseOutput(word string) (output, error) {
	name, file, named := strings.Cut(word, "=")
	format, err := report.ParseFormat(name)
	switch {
	case err != nil:
		return output{}, err
	case !named:
		file = "-"
	case file == "":
		return output{}, fmt.Errorf("the report format %s= names no file: write -f %s=FILE, or -f %s for standard output", name, name, name)
	}
	return output{format, file}, nil
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
