// Package report prints findings: as text for people, as JSON for programs.
//
// It is the only place that knows what a report looks like. Commands hand it the findings and a way to read sources.
package report

import (
	"cmp"
	"fmt"
	"slices"

	"qmpdoc/diag"
)

// Source gives the text of a file that a finding names, nil when it cannot be had.
// Reports then leave out the quoted line.
type Source func(file string) []byte

// Counts tells what was examined; reports put it beside the number of findings.
type Counts struct {
	Definitions, Examples, Messages int
}

// Summary counts findings in words: "2 errors, 1 warning, 0 infos".
func Summary(found diag.List) string {
	return fmt.Sprintf("%s, %s, %s",
		Number(found.Count(diag.Error), "error"), Number(found.Count(diag.Warning), "warning"), Number(found.Count(diag.Info), "info"))
}

// Number counts things in words: "1 error", "2 errors".
func Number(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// Sorted gives the findings in the order of every report, by file, line, column, rule and message, and leaves found as it is.
func Sorted(found diag.List) diag.List {
	list := slices.Clone(found)
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Msg, b.Msg))
	})
	return list
}
