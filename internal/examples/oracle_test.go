package examples_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// row is what the oracle says of one message. Messages of the protocol's specification are outside the reference.
type row struct {
	File, Container, Kind string
	Line                  int
	Elided, Declared      bool
	SyntaxOK              bool         `json:"syntax_ok"`
	SyntaxErrors          []oracleNote `json:"syntax_errors"`
	SyntaxError           *oracleNote  `json:"syntax_error"`
	RootCauses            []oracleNote `json:"root_causes"`
	SchemaOK              *bool        `json:"schema_ok"`
	SchemaErrors          []oracleNote `json:"schema_errors"`
	HxErrors              []oracleNote `json:"hx_errors"`
	TextErrors            []oracleNote `json:"text_errors"`
	RespondsTo            int          `json:"responds_to"`
	NotExercised          bool         `json:"owner_not_exercised"`
}

type oracleNote struct {
	Line, Col       int
	Code, Path, Why string
}

// TestOracle compares every verdict with those of QEMU's own parsers and visitors. A difference must be in the reviewed
// list, and none may be a false alarm.
func TestOracle(t *testing.T) {
	known := golden.ReadDifferences(t, "-examples")
	files, _ := filepath.Glob(golden.Beside(t, "oracle/v*-examples.json"))
	for _, file := range files {
		release := strings.TrimSuffix(filepath.Base(file), "-examples.json")
		t.Run(release, func(t *testing.T) {
			r, _, err := source.Load(os.DirFS(golden.Tree(t, release)), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, release, examples.Check(r), readRows(t, release), known)
		})
	}
	known.ReportStale(t)
}

func readRows(t *testing.T, release string) map[string]row {
	src, err := os.ReadFile(golden.Beside(t, "oracle/"+release+"-examples.json"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	if err := json.Unmarshal(src, &rows); err != nil {
		t.Fatal(err)
	}
	byPlace := map[string]row{}
	for _, r := range rows {
		if r.Container != "spec" && r.Kind != "notation" {
			byPlace[place(r.File, r.Line)] = r
		}
	}
	return byPlace
}

func place(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }

func compare(t *testing.T, release string, got *examples.Result, want map[string]row, known *golden.Differences) {
	found := map[string]diag.List{}
	for _, d := range got.Found {
		at := place(d.Pos.File, d.MessageLine)
		found[at] = append(found[at], d)
	}
	seen := map[string]bool{}
	for _, v := range got.Verdicts {
		at := place(v.Pos.File, v.Pos.Line)
		if seen[at] {
			t.Errorf("%s: judged twice", at)
		}
		seen[at] = true
		w, ok := want[at]
		if !ok {
			t.Errorf("%s: the oracle has no message here", at)
			continue
		}
		for _, diff := range differences(v, w, found[at]) {
			if !known.Has(release + "-examples " + at + " " + diff.what) {
				t.Errorf("%s: %s: %s", at, diff.what, diff.detail)
			}
		}
	}
	for at := range want {
		if !seen[at] {
			t.Errorf("%s: not found", at)
		}
	}
}

type difference struct{ what, detail string }

func differences(v examples.Verdict, w row, found diag.List) []difference {
	var list []difference
	differ := func(what string, got, want any) {
		if got != want {
			list = append(list, difference{what, fmt.Sprintf("got %v, want %v; findings %v; oracle %v %v", got, want, found, w.RootCauses, w.SchemaErrors)})
		}
	}
	differ("broken", v.Broken, !w.SyntaxOK)
	differ("elided", v.Elided, w.Elided)
	differ("declared", v.Declared, w.Declared)
	if v.Kind != qapi.UnknownMessage {
		differ("kind", v.Kind.String(), w.Kind)
	}
	differ("answers", v.Answers.Line, w.RespondsTo)
	wrong := w.SchemaOK != nil && !*w.SchemaOK || len(w.HxErrors)+len(w.TextErrors) > 0
	differ("contents", anyContent(found), wrong)
	list = append(list, contentPlaces(found, w)...)
	differ("causes", syntaxPlaces(found), causes(w))
	differ("owner", slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Rule == "qmp-owner" }), w.NotExercised)
	return list
}

// syntaxPlaces returns where the syntax is broken.
func syntaxPlaces(found diag.List) string {
	var list []string
	for _, d := range found {
		if !isSyntax(d.Rule) || d.Severity == diag.Info {
			continue
		}
		for _, at := range append([]diag.Repeat{{Pos: d.Pos}}, d.Repeats...) {
			list = append(list, fmt.Sprintf("%d:%d", at.Pos.Line, at.Pos.Col))
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func causes(w row) string {
	var list []string
	for _, n := range w.RootCauses {
		list = append(list, fmt.Sprintf("%d:%d", n.Line, n.Col))
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// contentPlaces compares where the contents are wrong. The oracle lists each missing member; it has none for what we say of
// a whole message.
func contentPlaces(found diag.List, w row) []difference {
	theirs := map[string]bool{}
	for _, notes := range [][]oracleNote{w.SchemaErrors, w.HxErrors} {
		for _, n := range notes {
			theirs[fmt.Sprintf("%d:%d", n.Line, n.Col)] = true
		}
	}
	ours := map[string]bool{}
	var list []difference
	for _, d := range found {
		for _, at := range append([]diag.Repeat{{Pos: d.Pos}}, d.Repeats...) {
			ours[fmt.Sprintf("%d:%d", at.Pos.Line, at.Pos.Col)] = true
		}
	}
	for _, n := range append(w.SchemaErrors, w.HxErrors...) {
		if at := fmt.Sprintf("%d:%d", n.Line, n.Col); !ours[at] && !renamed(n, w.SchemaErrors) {
			list = append(list, difference{"missed", fmt.Sprintf("%v, found %v", n, found)})
		}
	}
	for _, d := range found {
		if isSyntax(d.Rule) || slices.Contains(aside, d.Rule) || len(w.TextErrors) > 0 {
			continue
		}
		for _, at := range append([]diag.Repeat{{Pos: d.Pos}}, d.Repeats...) {
			if !theirs[fmt.Sprintf("%d:%d", at.Pos.Line, at.Pos.Col)] {
				list = append(list, difference{"place", fmt.Sprintf("%v at %v, oracle %v %v", d, at.Pos, w.SchemaErrors, w.HxErrors)})
			}
		}
	}
	return list
}

// renamed reports whether a missing member is there under another name: one mistake.
func renamed(n oracleNote, all []oracleNote) bool {
	return strings.Contains(n.Code, "missing") && slices.ContainsFunc(all, func(o oracleNote) bool {
		return strings.Contains(o.Code, "unknown") && strings.HasPrefix(o.Path, n.Path)
	})
}

// aside are the rules that the oracle does not know, or counts otherwise: what is said of a whole example.
var aside = []string{"qmp-owner", "qmp-no-response", "qmp-deprecated"}

func anyContent(found diag.List) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
		return !isSyntax(d.Rule) && !slices.Contains(aside, d.Rule)
	})
}

func isSyntax(rule string) bool { return len(rule) > 5 && (rule[:5] == "json-" || rule[:5] == "elisi") }
