package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/report"
)

var comma = func(line, col int) *diag.Edit {
	return &diag.Edit{Pos: at(line, col), End: at(line, col), Text: ","}
}

// every has something of everything that a finding can hold, and a file name that each format must escape.
var every = diag.List{
	{
		Pos: at(1, 27), End: at(1, 27), Severity: diag.Error, Rule: "json-missing-comma", Msg: "',' is missing before \"b\"",
		Help: "insert ','", Fix: comma(1, 27), Product: "qmp", Definition: "query-size", MessageLine: 1,
		Repeats: []diag.Repeat{
			{Pos: at(1, 34), End: at(1, 34), Fix: comma(1, 34)}, {Pos: at(1, 41), End: at(1, 41), Fix: comma(1, 41)},
			{Pos: at(2, 11), End: at(2, 11), Fix: comma(2, 11)}, {Pos: at(3, 11), End: at(3, 11), Fix: comma(3, 11)},
			{Pos: at(4, 11), End: at(4, 11), Fix: comma(4, 11)},
		},
	},
	{Pos: at(6, 1), End: at(6, 6), Severity: diag.Warning, Rule: "json-single-quote", Msg: "100% old\x1b", Suppressed: diag.Baseline},
	{Pos: at(6, 1), Severity: diag.Warning, Rule: "json-single-quote", Msg: "100% old", Suppressed: "kept as it was <2012>"},
	{Pos: at(6, 1), Severity: diag.Warning, Rule: "json-single-quote", Msg: "100% old: <b>\nnew", Related: []diag.Related{{Pos: at(1, 1), Msg: "since then"}}},
	{Pos: diag.Pos{File: "dir/ü,b:c.json"}, Severity: diag.Info, Rule: "whole-file", Msg: "it is there"},
	{Pos: at(2, 5), Severity: diag.Info, Rule: "json-wide", Msg: "from here", End: at(3, 8)},
	{Severity: diag.Info, Rule: "no-place", Msg: "nowhere"},
}

func run(src []byte) *report.Run {
	return &report.Run{
		Release: "10.2.0", Version: "v1.0.0", Counts: report.Counts{Definitions: 4, Examples: 1, Messages: 1}, Findings: every,
		Rules: []diag.Rule{
			{ID: "json-missing-comma", Severity: diag.Error, Summary: "a comma stands between members"},
			{ID: "json-single-quote", Severity: diag.Warning, Summary: "strings stand in double quotes", Off: true},
		},
		Fails: func(d *diag.Diagnostic) bool { return d.Severity >= diag.Error },
		Source: report.Files(func(file string) []byte {
			if file == "a.json" {
				return src
			}
			return nil
		}),
		Place: func(file string) string {
			if file == "a.json" {
				return "tree/" + file
			}
			return "../other/" + file
		},
		Help: func(rule string) (means, text, markdown string) {
			return "What it means.", rule + "\n\nWhat it means.\n", "*Error.* What it means.\n"
		},
	}
}

func TestFormats(t *testing.T) {
	golden.Run(t, "testdata/formats", func(t *testing.T, _ string, src []byte) []golden.Section {
		var list []golden.Section
		for _, f := range report.Formats {
			list = append(list, golden.Section{Name: string(f), Text: string(write(t, run(src), f))})
		}
		return list
	})
}

func write(t *testing.T, r *report.Run, f report.Format) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := r.Write(&out, f, report.Palette{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type schemaCase struct {
	format report.Format
	schema string
}

// What programs read is as its schema says: ours; the parts of the SARIF schema that reports use, written strictly; and
// the published SARIF schema where QMPDOC_SARIF_SCHEMA names its file.
func TestSchemas(t *testing.T) {
	cases := []schemaCase{
		{report.JSONFormat, filepath.Join(golden.Root(t), "docs", "findings.schema.json")},
		{report.SARIFFormat, "testdata/sarif-2.1.0.schema.json"},
	}
	if published := os.Getenv("QMPDOC_SARIF_SCHEMA"); published != "" {
		cases = append(cases, schemaCase{report.SARIFFormat, published})
	} else if golden.Required("sarif") {
		t.Error("QMPDOC_REQUIRE=sarif, but QMPDOC_SARIF_SCHEMA names no file")
	}
	for _, c := range cases {
		schema, err := jsonschema.NewCompiler().Compile(c.schema)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []*report.Run{run(nil), {}} {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(write(t, r, c.format)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v", c.format, err)
			}
		}
	}
}

// A finding keeps its SARIF fingerprint when the lines before it change, and another finding moves in front of it.
func TestFingerprintsOutliveEdits(t *testing.T) {
	before := diag.List{{Pos: at(3, 1), Rule: "r", Msg: "'}' missing for the '{' of line 3", Definition: "d"}}
	after := diag.List{
		{Pos: at(1, 1), Rule: "r", Msg: "something else", Definition: "d"},
		{Pos: at(9, 4), Rule: "r", Msg: "'}' missing for the '{' of line 9", Definition: "d"},
	}
	print := func(found diag.List, n int) string {
		return report.Fingerprints(&report.Run{Findings: found})[n]
	}
	if a, b := print(before, 0), print(after, 1); a != b {
		t.Errorf("%s became %s", a, b)
	}
	twice := diag.List{before[0], before[0]}
	if print(twice, 0) == print(twice, 1) {
		t.Error("two findings have one fingerprint")
	}
}

// Names and texts come from files that may hold anything. No format has a raw control or direction character.
func TestNoRawControlCharacters(t *testing.T) {
	const odd = "a\x1b[31m\u009b\u202e\U000E0041\x7f\rb"
	hostile := diag.List{
		{
			Pos: diag.Pos{File: odd + ".json", Line: 1, Col: 1}, Severity: diag.Error, Rule: "r", Msg: odd, Help: odd, Definition: odd, Product: odd,
			Related: []diag.Related{{Pos: diag.Pos{File: odd, Line: 1}, Msg: odd}}, Fix: &diag.Edit{Text: odd},
		},
		{Pos: diag.Pos{File: "a.json", Line: 1, Col: 1}, Rule: "r", Msg: odd, Suppressed: odd},
		{Rule: "r", Msg: odd},
	}
	for _, f := range report.Formats {
		r := &report.Run{Release: odd, Findings: hostile, Source: report.Files(func(string) []byte { return []byte(odd) })}
		for i, c := range string(write(t, r, f)) {
			if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c)) {
				t.Errorf("%s: %U at offset %d", f, c, i)
			}
		}
	}
}
