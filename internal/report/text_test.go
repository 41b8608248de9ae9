package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/report"
)

func at(line, col int) diag.Pos { return diag.Pos{File: "a.json", Line: line, Col: col} }

var textCases = []struct {
	name, src string
	found     diag.Diagnostic
	want      string
}{
	{
		name: "the word under the caret", src: "\n{ 'command': 'go', 'data': 'Bra' }\n",
		found: diag.Diagnostic{Pos: at(2, 29), Severity: diag.Error, Rule: "r", Msg: "no type named \"Bra\"", Help: "did you mean \"Bar\"?"},
		want: `
a.json:2:29: error: no type named "Bra" [r]
    2 | { 'command': 'go', 'data': 'Bra' }
      |                             ^~~
      = help: did you mean "Bar"?
`,
	},
	{
		name: "a known end", src: "{ 'a': [ ] }",
		found: diag.Diagnostic{Pos: at(1, 8), End: at(1, 11), Severity: diag.Warning, Rule: "r", Msg: "empty"},
		want: `
a.json:1:8: warning: empty [r]
    1 | { 'a': [ ] }
      |        ^~~
`,
	},
	{
		name: "an end on a later line", src: "abc {\n}\n",
		found: diag.Diagnostic{Pos: at(1, 5), End: at(2, 2), Severity: diag.Info, Rule: "r", Msg: "m"},
		want: `
a.json:1:5: info: m [r]
    1 | abc {
      |     ^
`,
	},
	{
		name: "a whole line", src: "one\ntwo",
		found: diag.Diagnostic{Pos: at(2, 0), Severity: diag.Error, Rule: "r", Msg: "m"},
		want: `
a.json:2: error: m [r]
    2 | two
`,
	},
	{
		name: "behind the end of a line with CRLF", src: "{ 'a'\r\n",
		found: diag.Diagnostic{Pos: at(1, 6), Severity: diag.Error, Rule: "r", Msg: "expected ':'"},
		want: `
a.json:1:6: error: expected ':' [r]
    1 | { 'a'
      |      ^
`,
	},
	{
		name: "tabs, wide, combining, invalid and control characters", src: "\t木e\u0301\xff\x1b\u202e'X'",
		found: diag.Diagnostic{Pos: at(1, 14), Severity: diag.Error, Rule: "r", Msg: "bad \x1b[31m name"},
		want: strings.ReplaceAll(`
a.json:1:14: error: bad ?[31m name [r]
    1 |         木é???'X'
      |                ^
`, "?", "\uFFFD"),
	},
	{
		name: "a caret on a wide character", src: "木木",
		found: diag.Diagnostic{Pos: at(1, 4), Severity: diag.Error, Rule: "r", Msg: "m"},
		want: `
a.json:1:4: error: m [r]
    1 | 木木
      |   ^~
`,
	},
	{
		name: "a long line", src: strings.Repeat("a ", 5000) + "HERE" + strings.Repeat(" b", 5000),
		found: diag.Diagnostic{Pos: at(1, 10001), Severity: diag.Error, Rule: "r", Msg: "m"},
		want: `
a.json:1:10001: error: m [r]
    1 | …` + strings.Repeat("a ", 30) + "HERE" + strings.Repeat(" b", 43) + `…
      |  ` + strings.Repeat(" ", 60) + `^~~~
`,
	},
	{
		name: "the culprit on another line, and a related place", src: "{ 'struct': 'S',\n  'base': 'T' }\nT",
		found: diag.Diagnostic{Pos: at(1, 1), Severity: diag.Error, Rule: "r", Msg: "bad base", Related: []diag.Related{
			{Pos: at(2, 12), Msg: "here"}, {Pos: at(3, 1), Msg: "defined here"},
		}},
		want: `
a.json:1:1: error: bad base [r]
    1 | { 'struct': 'S',
      | ^
    2 |   'base': 'T' }
      |            ^
a.json:3:1: note: defined here
    3 | T
      | ^
`,
	},
	{
		name:  "no such line, no such file, no place",
		found: diag.Diagnostic{Severity: diag.Error, Rule: "r", Msg: "m", Related: []diag.Related{{Pos: diag.Pos{File: "b.json", Line: 7}, Msg: "n"}}},
		want: `
(no file): error: m [r]
b.json:7: note: n
`,
	},
}

func TestText(t *testing.T) {
	for _, c := range textCases {
		t.Run(c.name, func(t *testing.T) {
			var got bytes.Buffer
			read := func(file string) []byte {
				if file == "a.json" {
					return []byte(c.src)
				}
				return nil
			}
			if err := report.Text(&got, diag.List{c.found}, report.Files(read), report.Palette{}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTextColours(t *testing.T) {
	var got bytes.Buffer
	found := diag.List{{Pos: at(1, 1), Severity: diag.Error, Rule: "r", Msg: "m"}}
	if err := report.Text(&got, found, report.Files(func(string) []byte { return []byte("x") }), report.ANSI); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[1ma.json:1:1\x1b[0m: \x1b[31;1merror:\x1b[0m m \x1b[2m[r]\x1b[0m\n" +
		"\x1b[2m    1 |\x1b[0m x\n\x1b[2m      |\x1b[0m \x1b[31;1m^\x1b[0m\n"
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A finding on each line of a large file, and on each byte of a long line, must not cost the square of its size: then it
// would not end before the time limit of go test.
func TestTextOfLargeFiles(t *testing.T) {
	golden.Long(t, "reads megabytes")
	var found diag.List
	for i := range 20000 {
		found = append(found, diag.Diagnostic{Pos: at(i*50+1, 1)}, diag.Diagnostic{Pos: at(1_000_001, i*50+1)})
	}
	src := append(bytes.Repeat([]byte("\n"), 1_000_000), bytes.Repeat([]byte("\x80"), 1_000_000)...)
	var got bytes.Buffer
	if err := report.Text(&got, found, report.Files(func(string) []byte { return src }), report.Palette{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(got.String(), "^"); n != len(found) {
		t.Errorf("%d findings are printed, want %d", n, len(found))
	}
}
