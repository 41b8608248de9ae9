package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"qmpdoc/internal/report"
	"qmpdoc/internal/triage"
)

// destination is one report: its format and where it goes.
type destination struct{ format, file string }

func (d destination) isStandard() bool { return d.file == "-" }

// width returns the columns of the terminal that the report goes to; 0 when it goes elsewhere.
func (d destination) width() int {
	if !d.isStandard() {
		return 0
	}
	return terminalWidth()
}

// wordsOf are the words of a closed set.
func wordsOf[Word ~string](set []Word) []string {
	var list []string
	for _, w := range set {
		list = append(list, string(w))
	}
	return list
}

// parseFormats reads -f, as in text or sarif=FILE. Every report needs a place of its own.
func parseFormats(words, formats []string) ([]destination, error) {
	var list []destination
	taken := map[string]bool{}
	for _, word := range words {
		format, file, named := strings.Cut(word, "=")
		switch {
		case !slices.Contains(formats, format):
			return nil, fmt.Errorf("unknown report format %q: use %s", format, triage.Either(formats))
		case !named:
			file = "-"
		case file == "":
			return nil, fmt.Errorf("the report format %s= names no file: write -f %s=FILE, or -f %s for standard output", format, format, format)
		}
		place := file
		if path, err := filepath.Abs(file); err == nil && file != "-" { // ./- is a file
			place = path
		}
		if taken[place] {
			return nil, fmt.Errorf("two reports for one place: give all but one a file of its own, as in -f %s=FILE", format)
		}
		taken[place] = true
		list = append(list, destination{format, file})
	}
	return list, nil
}

// writeTo writes one report: to a terminal in colours while it is made, to a file all at once.
func (a *app) writeTo(d destination, print func(io.Writer, report.Palette) error) error {
	var err error
	if d.format == "text" && d.file == "-" {
		err = print(os.Stdout, a.print.onOut)
	} else {
		var b bytes.Buffer
		if err = print(&b, report.Palette{}); err == nil {
			err = a.write(d.file, b.Bytes())
		}
	}
	if err != nil {
		return fmt.Errorf("cannot write the report: %w", err)
	}
	return nil
}
