package triage_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/diag"
	"qmpdoc/internal/triage"
	"qmpdoc/qapi"
)

var known = append([]diag.Rule{
	{ID: "json-missing-comma", Severity: diag.Error}, {ID: "json-trailing-comma", Severity: diag.Error},
	{ID: "qmp-missing-member", Severity: diag.Warning}, {ID: "since-missing", Off: true},
}, triage.Rules()...)

func selection(t *testing.T, rules, severities []string) *triage.Selection {
	t.Helper()
	s, err := triage.Select(known, triage.Severities, rules, severities)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func at(line int) diag.Pos { return diag.Pos{File: "a.json", Line: line, Col: 1} }

// lines prints findings for comparison: one line each, and why it does not count.
func lines(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintln(&b, d)
		if d.Help != "" {
			fmt.Fprintf(&b, "  help: %s\n", d.Help)
		}
		if d.Suppressed != "" {
			fmt.Fprintf(&b, "  suppressed: %s\n", d.Suppressed)
		}
	}
	return b.String()
}

func TestSelect(t *testing.T) {
	for _, c := range []struct {
		name              string
		rules, severities []string
		on, wrong         string
		always            string
	}{
		{name: "nothing said", on: "json-missing-comma=error json-trailing-comma=error qmp-missing-member=warning"},
		{name: "one more", rules: []string{"+since-missing"}, on: "json-missing-comma=error json-trailing-comma=error qmp-missing-member=warning since-missing=info", always: "since-missing"},
		{name: "all of a kind", rules: []string{"+since-*", "-qmp-*"}, on: "json-missing-comma=error json-trailing-comma=error since-missing=info"},
		{name: "asked for and all of a kind", rules: []string{"+since-missing", "-qmp-*", "+since-*"}, on: "json-missing-comma=error json-trailing-comma=error since-missing=info", always: "since-missing"},
		{name: "asked for and taken back", rules: []string{"+since-missing", "+qmp-missing-member", "-*"}},
		{name: "one less", rules: []string{"-json-missing-comma", "-qmp-missing-member"}, on: "json-trailing-comma=error"},
		{name: "the later one wins", rules: []string{"-*", "+json-*", "-json-missing-comma"}, on: "json-trailing-comma=error"},
		{name: "grades", rules: []string{"-qmp-*"}, severities: []string{"json-*=info", "json-missing-comma=warning"}, on: "json-missing-comma=warning json-trailing-comma=info"},
		{name: "a misspelt rule", rules: []string{"+json-mising-comma"}, wrong: `no rule is called "json-mising-comma": did you mean json-missing-comma?`},
		{name: "a word of a rule", rules: []string{"-missing-comma"}, wrong: `no rule is called "missing-comma": did you mean json-missing-comma?`},
		{name: "some words of rules", rules: []string{"-comma"}, wrong: `no rule is called "comma": did you mean json-missing-comma or json-trailing-comma?`},
		{name: "a longer word", rules: []string{"+missed-members"}, wrong: `no rule is called "missed-members": did you mean qmp-missing-member?`},
		{name: "nothing like a rule", rules: []string{"-frobnicate"}, wrong: `no rule is called "frobnicate": docs/rules.md and docs/changes.md list them`},
		{name: "no sign", rules: []string{"json-missing-comma"}, on: "json-missing-comma=error", always: "json-missing-comma"},
		{name: "no signs", rules: []string{"json-missing-comma", "json-trail*"}, on: "json-missing-comma=error json-trailing-comma=error", always: "json-missing-comma"},
		{name: "no level", severities: []string{"since-missing"}, wrong: `"since-missing" does not name a level: write since-missing=LEVEL, with error, warning or info`},
		{name: "a wrong level", severities: []string{"since-missing=bad"}, wrong: `"bad" is not a level: use error, warning or info`},
		{name: "a grade of no rule", severities: []string{"x*=info"}, wrong: `no rule is called "x*": docs/rules.md and docs/changes.md list them`},
		{name: "a bad pattern", rules: []string{"-[a"}, wrong: `no rule is called "[a": docs/rules.md and docs/changes.md list them`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := triage.Select(known, triage.Severities, c.rules, c.severities)
			if err != nil || c.wrong != "" {
				if fmt.Sprint(err) != c.wrong {
					t.Errorf("error %v, want %s", err, c.wrong)
				}
				return
			}
			var found diag.List
			for _, r := range known[:4] {
				found.Report(diag.Pos{}, r, "m")
			}
			var on []string
			for _, d := range s.Apply(found) {
				on = append(on, d.Rule+"="+d.Severity.String())
			}
			if got := strings.Join(on, " "); got != c.on {
				t.Errorf("got %s, want %s", got, c.on)
			}
			if got := strings.Join(s.Always(), " "); got != c.always {
				t.Errorf("for every release: %s, want %s", got, c.always)
			}
		})
	}
}

func TestComments(t *testing.T) {
	comment := func(line int, rule, reason string, from, to int) qapi.Ignore {
		return qapi.Ignore{Pos: at(line), End: at(line), Rule: rule, Reason: reason, From: from, To: to}
	}
	one := diag.List{{Pos: at(5), Rule: "json-missing-comma", Msg: "m", Severity: diag.Error}}
	for _, c := range []struct {
		name    string
		comment qapi.Ignore
		rules   []string
		want    string
	}{
		{"around the finding", comment(3, "json-missing-comma", "old", 3, 9), nil, "a.json:5:1: error: m [json-missing-comma]\n  suppressed: old\n"},
		{"another definition", comment(7, "json-missing-comma", "old", 7, 9), nil, `a.json:5:1: error: m [json-missing-comma]
a.json:7:1: info: there is no finding of json-missing-comma here to ignore [ignore-unused]
  help: remove the comment
`},
		{"another rule", comment(3, "qmp-missing-member", "old", 3, 9), nil, `a.json:5:1: error: m [json-missing-comma]
a.json:3:1: info: there is no finding of qmp-missing-member here to ignore [ignore-unused]
  help: remove the comment
`},
		{"another file", qapi.Ignore{Pos: diag.Pos{File: "b.json", Line: 3}, Rule: "json-missing-comma", Reason: "old", From: 3, To: 9}, []string{"-ignore-unused"}, "a.json:5:1: error: m [json-missing-comma]\n"},
		{"nothing follows", comment(7, "json-missing-comma", "old", 0, 0), nil, `a.json:5:1: error: m [json-missing-comma]
a.json:7:1: info: there is no finding of json-missing-comma here to ignore [ignore-unused]
  help: put the comment into or right before the definition that it is for
`},
		{"a rule that is off", comment(3, "since-missing", "old", 3, 9), nil, "a.json:5:1: error: m [json-missing-comma]\n"},
		{"no reason", comment(3, "json-missing-comma", "", 3, 9), nil, `a.json:5:1: error: m [json-missing-comma]
a.json:3:1: warning: the comment does not say why it ignores json-missing-comma, and has no effect [ignore-form]
  help: say after the rule why it should not count
`},
		{"no rule", comment(3, "", "", 3, 9), nil, `a.json:5:1: error: m [json-missing-comma]
a.json:3:1: warning: the comment names no rule [ignore-form]
  help: write # qmpdoc:ignore RULE reason
`},
		{"an unknown rule", comment(3, "json-missing-coma", "old", 3, 9), nil, `a.json:5:1: error: m [json-missing-comma]
a.json:3:1: warning: no rule is called "json-missing-coma" [ignore-unknown-rule]
  help: did you mean json-missing-comma?
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lines(triage.Comments(one, []qapi.Ignore{c.comment}, selection(t, c.rules, nil)))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if one[0].Suppressed != "" {
				t.Error("the list that was given has changed")
			}
		})
	}
}

func finding(rule, definition, msg string, repeats int) diag.Diagnostic {
	return diag.Diagnostic{Pos: at(3), Rule: rule, Definition: definition, Product: "qmp", Msg: msg, Repeats: make([]diag.Repeat, repeats)}
}

func TestBaseline(t *testing.T) {
	comma := func(repeats int) diag.Diagnostic {
		return finding("json-missing-comma", "query-block", "',' is missing", repeats)
	}
	brace := finding("json-missing-close", "query-block", "'}' missing for line 4", 0)
	for _, c := range []struct {
		name          string
		before, after diag.List
		rules         []string
		part          bool
		want          string
	}{
		{name: "the same, elsewhere", before: diag.List{brace}, after: diag.List{finding(brace.Rule, "query-block", "'}' missing for line 90", 0)},
			want: "a.json:3:1: info: '}' missing for line 90 [json-missing-close]\n  suppressed: baseline\n"},
		{name: "one more of a kind", before: diag.List{brace}, after: diag.List{brace, brace},
			want: "a.json:3:1: info: '}' missing for line 4 [json-missing-close]\n  suppressed: baseline\na.json:3:1: info: '}' missing for line 4 [json-missing-close]\n"},
		{name: "fewer places", before: diag.List{comma(3)}, after: diag.List{comma(1)},
			want: `a.json:3:1: info: ',' is missing [json-missing-comma]
  suppressed: baseline
known.json:4: info: json-missing-comma is known at 4 places in query-block, and found at 2: ',' is missing [stale-baseline]
  help: rewrite the baseline with --write-baseline
`},
		{name: "more places", before: diag.List{comma(1)}, after: diag.List{comma(2)}, want: "a.json:3:1: info: ',' is missing [json-missing-comma]\n"},
		{name: "another definition", before: diag.List{brace}, after: diag.List{finding(brace.Rule, "query-cpus", brace.Msg, 0)},
			want: `a.json:3:1: info: '}' missing for line 4 [json-missing-close]
known.json:4: info: json-missing-close is no longer found in query-block: '}' missing for line [stale-baseline]
  help: rewrite the baseline with --write-baseline
`},
		{name: "mended, seen in part of the tree", before: diag.List{brace}, part: true},
		{name: "mended, and nobody wants to know", before: diag.List{brace}, rules: []string{"-stale-baseline"}},
		{name: "not looked for", before: diag.List{comma(0)}, rules: []string{"-json-missing-comma"}},
		{name: "no definition", before: diag.List{{Pos: at(7), Rule: "r", Msg: "m"}}, after: diag.List{{Pos: at(9), Rule: "r", Msg: "m"}},
			want: "a.json:9:1: info: m [r]\n  suppressed: baseline\n"},
		{name: "silenced by a comment", before: diag.List{{Rule: "r", Msg: "m", Suppressed: "reason"}}, after: diag.List{{Pos: at(9), Rule: "r", Msg: "m"}},
			want: "a.json:9:1: info: m [r]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := triage.ReadBaseline("known.json", triage.FormatBaseline(c.before))
			if err != nil {
				t.Fatal(err)
			}
			got := lines(b.Apply(c.after, selection(t, c.rules, nil), !c.part))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

const wantBaseline = `{
  "format": "qmpdoc-baseline/1",
  "findings": [
    {"rule":"r","file":"a.json","message":"<m>","places":1},
    {"rule":"json-missing-close","product":"qmp","definition":"a","message":"'}' missing for line","places":2},
    {"rule":"json-missing-comma","product":"qmp","definition":"b","message":"m","places":3}
  ]
}
`

func TestFormatBaseline(t *testing.T) {
	found := diag.List{
		finding("json-missing-comma", "b", "m", 2), finding("json-missing-close", "a", "'}' missing for line 4", 0),
		{Pos: at(1), Rule: "r", Msg: "<m>"}, finding("json-missing-close", "a", "'}' missing for line 9", 0),
	}
	if diff := cmp.Diff(wantBaseline, string(triage.FormatBaseline(found))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadBaselineErrors(t *testing.T) {
	for src, want := range map[string]string{
		"":                             "b:1: not a baseline: unexpected EOF",
		"[]":                           "b:1: not a baseline: json: cannot unmarshal array",
		"{\n\"format\": \"other/1\" }": `b:1: not a baseline: its format is "other/1" instead of "qmpdoc-baseline/1"`,
		"{ \"format\": \"qmpdoc-baseline/1\", \"findings\": [\n {}\n] }":                               "b:2: not a baseline: an entry needs a rule, a message and a number of places",
		"{ \"format\": \"qmpdoc-baseline/1\", \"findings\": [\n { \"rule\": \"r\", \"line\": 1 }\n] }": `b:2: not a baseline: json: unknown field "line"`,
		"{ \"more\": 1 }": `b:1: not a baseline: json: unknown field "more"`,
		"{ \"more\": }":   "b:1: not a baseline: invalid character",
		"{ } { }":         "b:1: not a baseline: something follows its end",
	} {
		if _, err := triage.ReadBaseline("b", []byte(src)); !strings.HasPrefix(fmt.Sprint(err), want) {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

func TestConfig(t *testing.T) {
	for _, c := range []struct{ src, want, wrong string }{
		{src: "", want: "  []"},
		{src: "fail-on = 'warning'\nbaseline = 'b.json'\nrules = [ '-x' ]\n[severity]\nz = 'info'\na = 'error'\n", want: "warning b.json [-x] a=error z=info"},
		{src: "fail_on = 'x'", wrong: `c: unknown key "fail_on": there are fail-on, baseline, rules and severity`},
		{src: "\n\nrules = [", wrong: "c:2: "},
		{src: "rules = 'x'", wrong: "c"},
	} {
		cfg, err := triage.ReadConfig("c", []byte(c.src))
		if c.wrong != "" {
			if err == nil || !strings.HasPrefix(err.Error(), c.wrong) {
				t.Errorf("%q: error %v, want %s", c.src, err, c.wrong)
			}
			continue
		}
		got := strings.TrimRight(fmt.Sprintf("%s %s %v %s", cfg.FailOn, cfg.Baseline, cfg.Rules, strings.Join(cfg.Severities(), " ")), " ")
		if err != nil || got != c.want {
			t.Errorf("%q: got %q, %v, want %q", c.src, got, err, c.want)
		}
	}
}
