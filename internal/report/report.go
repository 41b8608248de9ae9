// Package report prints findings: as text for people, as JSON, SARIF, annotations and JUnit for programs.
//
// It is the only place that knows what a report looks like. Commands hand it the findings and a way to read sources.
package report

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"qmpdoc/diag"
)

// Run is what one run of a check has to report.
type Run struct {
	Release  string
	Version  string // of this program
	Counts   Counts
	Findings diag.List                   // suppressed ones among them
	Rules    []diag.Rule                 // all that were looked for
	Fails    func(*diag.Diagnostic) bool // whether a finding makes the run fail; nil: none does
	Source   Source
	// Place returns the path of a file that findings name, from the current directory or absolute; nil: it is the name.
	Place func(file string) string
	// Repository returns the path of such a file from the root of the repository that holds it; nil, or "" as a result, means
	// that there is none.
	Repository func(file string) string
	// Help returns what a rule means, and its whole explanation as text and as Markdown; nil: reports explain no rules.
	Help func(rule string) (means, text, markdown string)
}

// path names a file so that an editor finds it.
func (r *Run) path(file string) string {
	if r.Place == nil || file == "" {
		return file
	}
	return r.Place(file)
}

// inside names a file for those who read annotations and SARIF: by its path from the root of the repository, else from the
// current directory. What is outside both has its name in the tree.
func (r *Run) inside(file string) string {
	if r.Repository != nil {
		if path := r.Repository(file); path != "" {
			return path
		}
	}
	if path := r.path(file); filepath.IsLocal(filepath.FromSlash(path)) {
		return path
	}
	return file
}

// Counts tells what was examined; reports put it beside the number of findings.
type Counts struct {
	Definitions, Examples, Messages int
}

// Format is the form of a report.
type Format string

// The formats. JSON and JUnit mark suppressed findings; the others leave them out.
const (
	TextFormat   Format = "text"
	JSONFormat   Format = "json"   // qmpdoc-findings/1
	SARIFFormat  Format = "sarif"  // OASIS SARIF 2.1.0
	GitHubFormat Format = "github" // workflow commands that GitHub shows at the lines
	JUnitFormat  Format = "junit"  // the XML that test dashboards read
)

// Formats lists all formats, the standard one first.
var Formats = []Format{TextFormat, JSONFormat, SARIFFormat, GitHubFormat, JUnitFormat}

// Write prints the report. Colours are for text alone.
func (r *Run) Write(w io.Writer, f Format, colours Palette) error {
	switch f {
	case TextFormat:
		return r.text(w, r.Findings, colours)
	case JSONFormat:
		return r.json(w)
	case SARIFFormat:
		return r.sarif(w)
	case GitHubFormat:
		return r.github(w)
	case JUnitFormat:
		return r.junit(w)
	default:
		panic("report: unknown format " + f)
	}
}

// Summary counts findings in words: "2 errors, 1 warning, 0 infos", and how many were suppressed if some were.
func Summary(found diag.List) string {
	words := fmt.Sprintf("%s, %s, %s",
		Number(found.Count(diag.Error), "error"), Number(found.Count(diag.Warning), "warning"), Number(found.Count(diag.Info), "info"))
	if n := suppressed(found); n > 0 {
		words += fmt.Sprintf(" (%d suppressed)", n)
	}
	return words
}

func suppressed(found diag.List) int {
	return len(found) - found.Count(diag.Error) - found.Count(diag.Warning) - found.Count(diag.Info)
}

// Number counts things in words: "1 error", "2 errors".
func Number(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// Sorted returns the findings in the order of every report, by file, line, column, rule and message, and leaves found as it is.
func Sorted(found diag.List) diag.List {
	list := slices.Clone(found)
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Msg, b.Msg))
	})
	return list
}

// counted returns the findings that are not suppressed, in order.
func counted(found diag.List) diag.List {
	return slices.DeleteFunc(Sorted(found), func(d diag.Diagnostic) bool { return d.Suppressed != "" })
}
