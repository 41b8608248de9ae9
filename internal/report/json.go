package report

import (
	"bytes"
	"encoding/json"
	"io"

	"qmpdoc/diag"
	"qmpdoc/internal/printable"
)

// json prints findings as qmpdoc-findings/1, sorted by file, line, column and rule. An unknown line, column or end is null, as
// is every other field without a value. docs/findings.schema.json describes the format.
func (r *Run) json(w io.Writer) error {
	doc := document{
		Format: "qmpdoc-findings/1", Release: r.Release,
		Summary: summary{
			Definitions: r.Counts.Definitions, Examples: r.Counts.Examples, Messages: r.Counts.Messages,
			Errors: r.Findings.Count(diag.Error), Warnings: r.Findings.Count(diag.Warning), Infos: r.Findings.Count(diag.Info),
			Suppressed: suppressed(r.Findings),
		},
		Findings: []finding{},
	}
	for _, d := range Sorted(r.Findings) {
		doc.Findings = append(doc.Findings, newFinding(&d))
	}
	return writeJSON(w, doc)
}

func writeJSON(w io.Writer, doc any) error {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(printable.JSON(text.Bytes()))
	return err
}

type document struct {
	Format   string    `json:"format"`
	Release  string    `json:"release"`
	Summary  summary   `json:"summary"`
	Findings []finding `json:"findings"`
}

type summary struct {
	Definitions int `json:"definitions"`
	Examples    int `json:"examples"`
	Messages    int `json:"messages"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Infos       int `json:"infos"`
	Suppressed  int `json:"suppressed"`
}

type finding struct {
	Rule        string    `json:"rule"`
	Severity    string    `json:"severity"`
	File        string    `json:"file"`
	Line        *int      `json:"line"`
	Col         *int      `json:"col"`
	EndLine     *int      `json:"end_line"`
	EndCol      *int      `json:"end_col"`
	Message     string    `json:"message"`
	Help        *string   `json:"help"`
	Fix         *fix      `json:"fix"`
	Product     *string   `json:"product"`
	Definition  *string   `json:"definition"`
	MessageLine *int      `json:"message_line"`
	Related     []related `json:"related"`
	Repeats     []repeat  `json:"repeats"`
	Suppressed  bool      `json:"suppressed"`
	Reason      *string   `json:"reason"` // why it is suppressed
}

// repeat is a further place of the same mistake.
type repeat struct {
	Line    int  `json:"line"`
	Col     int  `json:"col"`
	EndLine *int `json:"end_line"`
	EndCol  *int `json:"end_col"`
	Fix     *fix `json:"fix"`
}

type fix struct {
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"end_line"`
	EndCol  int    `json:"end_col"`
	Text    string `json:"text"`
}

type related struct {
	File    string `json:"file"`
	Line    *int   `json:"line"`
	Col     *int   `json:"col"`
	Message string `json:"message"`
}

func newFinding(d *diag.Diagnostic) finding {
	f := finding{
		Rule: d.Rule, Severity: d.Severity.String(), File: d.Pos.File,
		Line: known(d.Pos.Line), Col: known(d.Pos.Col), EndLine: known(d.End.Line), EndCol: known(d.End.Col),
		Message: d.Msg, Help: known(d.Help), Product: known(d.Product), Definition: known(d.Definition),
		MessageLine: known(d.MessageLine), Related: []related{}, Repeats: []repeat{},
		Fix: newFix(d.Fix), Suppressed: d.Suppressed != "", Reason: known(d.Suppressed),
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, related{r.Pos.File, known(r.Pos.Line), known(r.Pos.Col), r.Msg})
	}
	for _, r := range d.Repeats {
		f.Repeats = append(f.Repeats, repeat{r.Pos.Line, r.Pos.Col, known(r.End.Line), known(r.End.Col), newFix(r.Fix)})
	}
	return f
}

func newFix(e *diag.Edit) *fix {
	if e == nil {
		return nil
	}
	return &fix{e.Pos.Line, e.Pos.Col, e.End.Line, e.End.Col, e.Text}
}

// known returns nil, which JSON prints as null, for a value that says nothing.
func known[T comparable](v T) *T {
	var nothing T
	if v == nothing {
		return nil
	}
	return &v
}
