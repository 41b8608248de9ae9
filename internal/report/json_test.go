package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/diag"
	"qmpdoc/internal/report"
)

const wantJSON = `
{
  "format": "qmpdoc-findings/1",
  "release": "2.1.0",
  "summary": {
    "definitions": 4,
    "examples": 2,
    "messages": 3,
    "errors": 1,
    "warnings": 0,
    "infos": 1,
    "suppressed": 0
  },
  "findings": [
    {
      "rule": "early",
      "severity": "info",
      "file": "a.json",
      "line": 1,
      "col": null,
      "end_line": null,
      "end_col": null,
      "message": "<b> & so on",
      "help": null,
      "fix": null,
      "product": null,
      "definition": null,
      "message_line": null,
      "related": [],
      "repeats": [],
      "suppressed": false,
      "reason": null
    },
    {
      "rule": "late",
      "severity": "error",
      "file": "a.json",
      "line": 2,
      "col": 3,
      "end_line": 2,
      "end_col": 5,
      "message": "m",
      "help": "do it",
      "fix": {
        "line": 2,
        "col": 3,
        "end_line": 2,
        "end_col": 5,
        "text": "it"
      },
      "product": "qmp",
      "definition": "query-block",
      "message_line": null,
      "related": [
        {
          "file": "a.json",
          "line": 9,
          "col": 1,
          "message": "here"
        }
      ],
      "repeats": [],
      "suppressed": false,
      "reason": null
    }
  ]
}
`

func TestJSON(t *testing.T) {
	found := diag.List{
		{
			Pos: at(2, 3), End: at(2, 5), Severity: diag.Error, Rule: "late", Msg: "m", Help: "do it",
			Fix:     &diag.Edit{Pos: at(2, 3), End: at(2, 5), Text: "it"},
			Related: []diag.Related{{Pos: at(9, 1), Msg: "here"}}, Product: "qmp", Definition: "query-block",
		},
		{Pos: at(1, 0), Severity: diag.Info, Rule: "early", Msg: "<b> & so on"},
	}
	run := report.Run{Release: "2.1.0", Counts: report.Counts{Definitions: 4, Examples: 2, Messages: 3}, Findings: found}
	var got bytes.Buffer
	if err := run.Write(&got, report.JSONFormat, report.Palette{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimPrefix(wantJSON, "\n"), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSummary(t *testing.T) {
	found := diag.List{{Severity: diag.Warning}, {Severity: diag.Error}, {Severity: diag.Error}}
	if got, want := report.Summary(found), "2 errors, 1 warning, 0 infos"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
