package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/sources"
	"qmpdoc/internal/triage"
)

// On real trees of all eras: corrections leave no correction to make and no more errors than before, every report can be
// written, those of programs are as their schemas say, and a baseline silences everything.
func TestCheckOfRealTrees(t *testing.T) {
	root := golden.Root(t)
	schemas := map[report.Format]*jsonschema.Schema{
		report.JSONFormat:  compile(t, filepath.Join(root, "docs", "findings.schema.json")),
		report.SARIFFormat: compile(t, filepath.Join(root, "internal", "report", "testdata", "sarif-2.1.0.schema.json")),
	}
	for _, release := range []string{"seed-2011-10", "v2.1.0", "v6.2.0", "v10.2.0"} {
		t.Run(release, func(t *testing.T) {
			in := &input{Source: &sources.Source{FS: os.DirFS(golden.Tree(t, release))}}
			selection, err := triage.Select(rules.All(), triage.Severities, []string{"+*"}, nil)
			if err != nil {
				t.Fatal(err)
			}
			set, a := &settings{Selection: selection}, new(app)
			before, err := a.examine(in, in.FS, set)
			if err != nil {
				t.Fatal(err)
			}
			writeAll(t, schemas, in, before)
			silenced(t, before.found, selection)
			after, err := a.correct(in, set, before)
			if err != nil {
				t.Fatal(err)
			}
			if after.made == 0 || after.round() != 0 || after.found.Count(diag.Error) > before.found.Count(diag.Error) {
				t.Errorf("%d corrections; errors %d before, %d after", after.made, before.found.Count(diag.Error), after.found.Count(diag.Error))
			}
		})
	}
}

func compile(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func writeAll(t *testing.T, schemas map[report.Format]*jsonschema.Schema, in *input, e *examination) {
	t.Helper()
	run := &report.Run{Release: e.ref.Release, Counts: e.counts, Findings: e.found, Rules: rules.All(), Source: report.Files(in.source)}
	for _, f := range report.Formats {
		var out bytes.Buffer
		if err := run.Write(&out, f, report.Palette{}); err != nil {
			t.Fatal(err)
		}
		if schemas[f] == nil {
			continue
		}
		v, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schemas[f].Validate(v); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// silenced checks that a baseline of all findings silences all of them and is not stale.
func silenced(t *testing.T, found diag.List, s *triage.Selection) {
	t.Helper()
	b, err := triage.ReadBaseline("b", triage.FormatBaseline(found))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range b.Apply(found, s, true) {
		if d.Suppressed == "" {
			t.Errorf("not silenced: %v", d)
		}
	}
}
