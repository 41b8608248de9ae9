package qjson_test

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
)

// mistakes are texts with the faults that they have, as offsets and codes without "json-", the values that they are read as,
// and the text that the edits give; "" when not every fault has one.
var mistakes = []struct{ text, faults, values, fixed string }{
	// commas
	{`{"a": 1 "b": 2}`, "7-7 missing-comma", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"a": "x" "b": 2}`, "9-9 missing-comma", `{a: "x", b: 2}`, `{"a": "x", "b": 2}`},
	{`{"a": {"b": 1} "c": 2}`, "14-14 missing-comma", `{a: {b: 1}, c: 2}`, `{"a": {"b": 1}, "c": 2}`},
	{`[1 2]`, "2-2 missing-comma", `[1, 2]`, `[1, 2]`},
	{`["a" "b"]`, "4-4 missing-comma", `["a", "b"]`, `["a", "b"]`},
	{`[{"a": 1} {"b": 2}]`, "9-9 missing-comma", `[{a: 1}, {b: 2}]`, `[{"a": 1}, {"b": 2}]`},
	{`{"a": 1; "b": 2}`, "7-8 missing-comma", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"a": 1" "b": 2}`, "7-8 stray-text, 7-7 missing-comma", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"a": 1,}`, "7-8 trailing-comma", `{a: 1}`, `{"a": 1}`},
	{`[1, 2, ]`, "5-6 trailing-comma", `[1, 2]`, `[1, 2 ]`},
	{`{"a": 1,, "b": 2}`, "8-9 extra-comma", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"a": 1 , }`, "8-9 trailing-comma", `{a: 1}`, `{"a": 1 }`},
	{`{"a": 1, , "b": 2}`, "9-10 extra-comma", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{, "a": 1}`, "1-2 extra-comma", `{a: 1}`, `{ "a": 1}`},
	{`[,]`, "1-2 extra-comma", `[]`, `[]`},
	{`{"a":, 1, "b": 2}`, "5-6 extra-comma", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"a": 1},`, "8-9 extra-comma", `{a: 1}`, `{"a": 1}`},
	// names
	{`{"file-format:"qcow2", "b": 1}`, "13-13 unclosed-name", `{file-format: "qcow2", b: 1}`, `{"file-format":"qcow2", "b": 1}`},
	{`{"file-format: "qcow2"}`, "13-13 unclosed-name", `{file-format: "qcow2"}`, `{"file-format": "qcow2"}`},
	{`{"size: 5, "b": 1}`, "6-6 unclosed-name", `{size: 5, b: 1}`, `{"size": 5, "b": 1}`},
	{`{"size:{"b": 1}}`, "6-6 unclosed-name", `{size: {b: 1}}`, `{"size":{"b": 1}}`},
	{`{"a': 1}`, "3-3 unclosed-name", `{a: 1}`, `{"a": 1}`},
	{`{'a: 1, "b": 2}`, "3-3 unclosed-name", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"a": 1, fdname": "x"}`, "9-9 unopened-name", `{a: 1, fdname: "x"}`, `{"a": 1, "fdname": "x"}`},
	{`{"a": 1, fdname': "x"}`, "9-9 unopened-name", `{a: 1, fdname: "x"}`, `{"a": 1, "fdname": "x"}`},
	{`{name: 1}`, "1-5 bare-name", `{name: 1}`, `{"name": 1}`},
	{`{1: 2}`, "1-2 bare-name", `{1: 2}`, `{"1": 2}`},
	{`{"a": 1 b: 2}`, "7-7 missing-comma, 8-9 bare-name", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"execute`, "9-9 unclosed-string", `{execute: ?}`, ``},
	// colons
	{`{"a", 1}`, "4-5 comma-for-colon", `{a: 1}`, `{"a": 1}`},
	{`{"a", "b", "c": 1}`, "4-5 comma-for-colon", `{a: "b", c: 1}`, `{"a": "b", "c": 1}`},
	{`{"a", {"b": 1}}`, "4-5 comma-for-colon", `{a: {b: 1}}`, `{"a": {"b": 1}}`},
	{`{"a" 1}`, "4-4 missing-colon", `{a: 1}`, `{"a": 1}`},
	{`{"a" {"b": 1}}`, "4-4 missing-colon", `{a: {b: 1}}`, `{"a": {"b": 1}}`},
	{`{"a" = 1}`, "5-6 missing-colon", `{a: 1}`, `{"a" : 1}`},
	{`{"a"=>1}`, "4-6 missing-colon", `{a: 1}`, `{"a":1}`},
	{`{"a": “[1]}`, "6-9 stray-text", `{a: [1]}`, `{"a": [1]}`},
	{`{"a"": 1}`, "4-5 stray-text", `{a: 1}`, `{"a": 1}`},
	{`{"a":: 1}`, "5-6 stray-text", `{a: 1}`, `{"a": 1}`},
	{`{"a" : "b" : 1}`, "7-10 missing-value", `{a: ?, b: 1}`, ``},
	{`{: 1}`, "1-2 stray-text", `{}`, ``},
	{`["a": 1]`, "0-1 mismatched-close", `{a: 1}`, ``},
	// values
	{`{"a": }`, "6-7 missing-value", `{a: ?}`, ``},
	{`{"a":, "b": 1}`, "5-6 missing-value", `{a: ?, b: 1}`, ``},
	{`{"a": "b": 1}`, "6-9 missing-value", `{a: ?, b: 1}`, ``},
	{`{"a"}`, "4-5 missing-value", `{a: ?}`, ``},
	{`{"a", "b": 1}`, "4-5 missing-value", `{a: ?, b: 1}`, ``},
	{`{"a" "b": 1}`, "5-8 missing-value", `{a: ?, b: 1}`, ``},
	// strings
	{`{"a": "x, "b": 1}`, "8-8 unclosed-string", `{a: "x", b: 1}`, `{"a": "x", "b": 1}`},
	{`{"a": "x}`, "8-8 unclosed-string", `{a: "x"}`, `{"a": "x"}`},
	{`{"a": "x`, "8-8 unclosed-string", `{a: "x"}`, `{"a": "x" }`},
	{`["a, "b"]`, "3-3 unclosed-string", `["a", "b"]`, `["a", "b"]`},
	{`{"a": x", "b": 1}`, "6-6 unclosed-string", `{a: "x", b: 1}`, `{"a": "x", "b": 1}`},
	{`{"a": the disk is gone", "b": 1}`, "6-6 unclosed-string", `{a: "the disk is gone", b: 1}`, `{"a": "the disk is gone", "b": 1}`},
	{`{"a": "the disk "x" is gone", "b": 1}`, "16-19 bad-string", `{a: "the disk \"x\" is gone", b: 1}`, `{"a": "the disk \"x\" is gone", "b": 1}`},
	{`{"a": "the disk "x"", "b": 1}`, "16-19 bad-string", `{a: "the disk \"x\"", b: 1}`, `{"a": "the disk \"x\"", "b": 1}`},
	{`{"a": 5",}`, "6-6 unclosed-string, 8-9 trailing-comma", `{a: ...}`, ``},
	{`{"a": 10.0.0.9", "b": 1}`, "6-6 unclosed-string", `{a: "10.0.0.9", b: 1}`, `{"a": "10.0.0.9", "b": 1}`},
	{`{"a": fd:x", "b": /m/x[0]"}`, "6-6 unclosed-string, 18-18 unclosed-string", `{a: "fd:x", b: "/m/x[0]"}`, `{"a": "fd:x", "b": "/m/x[0]"}`},
	{`{"a": "/m/x[22], "b": [1]}`, "15-15 unclosed-string", `{a: "/m/x[22]", b: [1]}`, `{"a": "/m/x[22]", "b": [1]}`},
	{`{"a": ["/m/x[22]], "b": [1]}`, "16-16 unclosed-string", `{a: ["/m/x[22]"], b: [1]}`, `{"a": ["/m/x[22]"], "b": [1]}`},
	{`{"a": {"b": "x`, "14-14 unclosed-string", `{a: {b: "x"}}`, `{"a": {"b": "x" } }`},
	{`{"a": 'x'}`, "6-9 single-quote", `{a: "x"}`, `{"a": "x"}`},
	{`{'a': "it's"}`, "1-4 single-quote", `{a: "it's"}`, `{"a": "it's"}`},
	{`{"a": 'it\'s "x"'}`, "6-17 single-quote", `{a: "it's \"x\""}`, `{"a": "it's \"x\""}`},
	{`{"a": “x”}`, "6-13 bad-string", `{a: "x"}`, `{"a": "x"}`},
	{"{\"a\": \"x\ty\"}", "8-9 bad-string", `{a: "x\ty"}`, `{"a": "x\ty"}`},
	{`{"a": "x\qy"}`, "8-10 bad-string", `{a: "xqy"}`, ``},
	{`{"a": "it\'s"}`, "9-11 bad-string", `{a: "it's"}`, `{"a": "it's"}`},
	{`{"a": "\u12"}`, "7-11 bad-string", `{a: "�12"}`, ``},
	{`{"a": "\ud83d"}`, "7-13 bad-string", `{a: "�"}`, ``},
	{`{"a": "\ude00\ud83d"}`, "7-13 bad-string, 13-19 bad-string", `{a: "��"}`, ``},
	// numbers
	{`[01]`, "1-3 bad-number", `[1]`, `[1]`},
	{`[-010]`, "1-5 bad-number", `[...]`, ``},
	{`[+1]`, "1-3 bad-number", `[1]`, `[1]`},
	{`[.5]`, "1-3 bad-number", `[0.5]`, `[0.5]`},
	{`[-.5]`, "1-4 bad-number", `[-0.5]`, `[-0.5]`},
	{`[1.]`, "1-3 bad-number", `[1]`, `[1]`},
	{`[1.e5]`, "1-5 bad-number", `[...]`, ``},
	{`[0x1F]`, "1-5 bad-number", `[31]`, `[31]`},
	{`[-0x10]`, "1-6 bad-number", `[-16]`, `[-16]`},
	{`[1e]`, "1-3 bad-number", `[...]`, ``},
	{`[-]`, "1-2 bad-number", `[...]`, ``},
	{`[10M]`, "1-4 bad-number", `[...]`, ``},
	{`[1.2.3]`, "1-6 bad-number", `[...]`, ``},
	{`[NaN, -Infinity]`, "1-4 bad-word, 6-15 bad-number", `[..., ...]`, ``},
	// words
	{`[True, FALSE, Null, None]`, "1-5 bad-word, 7-12 bad-word, 14-18 bad-word, 20-24 bad-word", `[true, false, null, null]`, `[true, false, null, null]`},
	{`{"a": qcow2}`, "6-11 bad-word", `{a: "qcow2"}`, ``},
	{`{"a": <path>, "b": 1}`, "6-12 bad-word", `{a: ..., b: 1}`, ``},
	{`{"a": json-string}`, "6-17 bad-word", `{a: ...}`, ``},
	{`{"a": on and off, "b": 1}`, "6-16 bad-word", `{a: ..., b: 1}`, ``},
	{`{"a": 1 or so, "b": 2}`, "8-13 stray-text", `{a: 1, b: 2}`, ``},
	// brackets
	{`{"a": 1`, "7-7 missing-close", `{a: 1}`, `{"a": 1 }`},
	{`{"a": {"b": [1, 2`, "17-17 missing-close", `{a: {b: [1, 2]}}`, `{"a": {"b": [1, 2 ] } }`},
	{`{"a": [1, 2}`, "11-12 mismatched-close", `{a: [1, 2]}`, `{"a": [1, 2] }`},
	{`{"a": [1, 2}, "b": 3}`, "11-12 mismatched-close", `{a: [1, 2], b: 3}`, `{"a": [1, 2], "b": 3}`},
	{`{"a": [{"b": 1], "c": 2}`, "14-15 mismatched-close", `{a: [{b: 1}], c: 2}`, `{"a": [{"b": 1} ], "c": 2}`},
	{`{"a": [{"b": 1, {"c": 2}]}`, "14-14 missing-close", `{a: [{b: 1}, {c: 2}]}`, `{"a": [{"b": 1 }, {"c": 2}]}`},
	{`{"a": [{"b": 1}, "c": 2}`, "15-15 missing-close", `{a: [{b: 1}], c: 2}`, `{"a": [{"b": 1}], "c": 2}`},
	{`{"a": {"b": 1}}}`, "15-16 extra-close", `{a: {b: 1}}`, `{"a": {"b": 1}}`},
	{`{"a": [1]]}`, "9-10 extra-close", `{a: [1]}`, `{"a": [1]}`},
	{`{"a": 1} }`, "9-10 extra-close", `{a: 1}`, `{"a": 1}`},
	{`}{"a": 1}`, "0-1 extra-close", `{a: 1}`, `{"a": 1}`},
	{`{ {"a": 1}`, "0-1 extra-open", `{a: 1}`, ` {"a": 1}`},
	{`{"a": { {"b": 1} } }`, "5-7 extra-open", `{a: {b: 1}}`, ``},
	{`{"a": { [1, 2] }`, "5-7 extra-open", `{a: [1, 2]}`, `{"a": [1, 2] }`},
	{`{"a": ["b": 1}}`, "6-7 mismatched-close", `{a: {b: 1}}`, `{"a": {"b": 1}}`},
	{`{"a": "b": 1, "c": 2}, "d": 3}`, "6-6 missing-open", `{a: {b: 1, c: 2}, d: 3}`, `{"a": { "b": 1, "c": 2}, "d": 3}`},
	{`{"a": }, "b": 1}`, "6-6 missing-open", `{a: {}, b: 1}`, `{"a": { }, "b": 1}`},
	{`{"a": ]}`, "6-6 missing-open", `{a: []}`, `{"a": [ ]}`},
	{`{"a": [ "b": 1}, {"b": 2}]}`, "8-8 missing-open", `{a: [{b: 1}, {b: 2}]}`, `{"a": [ { "b": 1}, {"b": 2}]}`},
	{`{"a": {"b": 1}, {"b": 2}], "c": 3}`, "6-6 missing-open", `{a: [{b: 1}, {b: 2}], c: 3}`, `{"a": [ {"b": 1}, {"b": 2}], "c": 3}`},
	{`{"a": 1, 2, 3], "b": 4}`, "6-6 missing-open", `{a: [1, 2, 3], b: 4}`, `{"a": [ 1, 2, 3], "b": 4}`},
	{`{"a": [, "b": 1}`, "7-8 extra-comma, 8-8 missing-close", `{a: [], b: 1}`, ``},
	{`{"a": {"b": 1, "c": 2}`, "22-22 missing-close", `{a: {b: 1, c: 2}}`, ``},
	{`{"event": "X", "data": {"b": 1, "timestamp": {"seconds": 2}}`, "30-30 missing-close", `{event: "X", data: {b: 1}, timestamp: {seconds: 2}}`, `{"event": "X", "data": {"b": 1 }, "timestamp": {"seconds": 2}}`},
	{`{"timestamp": {"seconds": 2, "event": "X", "data": {"b": 1}}`, "27-27 missing-close", `{timestamp: {seconds: 2}, event: "X", data: {b: 1}}`, `{"timestamp": {"seconds": 2 }, "event": "X", "data": {"b": 1}}`},
	{`"a": 1}`, "0-0 missing-open", `{a: 1}`, `{ "a": 1}`},
	{`{"a": 1} "b": {"c": 2}}`, "7-8 early-close", `{a: 1, b: {c: 2}}`, `{"a": 1, "b": {"c": 2}}`},
	{`{"a": 1}, "b": 2}`, "7-8 early-close", `{a: 1, b: 2}`, `{"a": 1, "b": 2}`},
	{`{"event": "X", "data": {"b": {"c": 1}}, "d": 2}}`, "47-48 extra-close", `{event: "X", data: {b: {c: 1}}, d: 2}`, ``},
	{`{"a": {"b": 1} "c": 2}}`, "13-14 early-close", `{a: {b: 1, c: 2}}`, `{"a": {"b": 1, "c": 2}}`},
	// white space, comments, stray text
	{"{\u00a0\"a\":\u2003\ufeff1}", "1-3 bad-space, 7-13 bad-space", `{a: 1}`, `{ "a": 1}`},
	{"{\f\"a\": 1\x00}", "1-2 bad-space, 8-9 bad-space", `{a: 1}`, `{ "a": 1 }`},
	{"{\"a\": \"x\n  y\", \"b\": 1}", "8-8 bad-string", `{a: "x y", b: 1}`, ``},
	{"{\"a\": \"x,\n \"b\": 1}", "8-8 unclosed-string", `{a: "x", b: 1}`, "{\"a\": \"x\",\n \"b\": 1}"},
	{"{\"a\": \"\xff\"}", "7-8 bad-string", "{a: \"\ufffd\"}", ``},
	{`{"a": /* one */ 1}`, "6-15 comment", `{a: 1}`, ``},
	{`{"a": 1 // one`, "7-7 missing-close, 8-14 comment", `{a: 1}`, ``},
	{`{"a": 1}'`, "8-9 stray-text", `{a: 1}`, `{"a": 1}`},
	{`{"a": 1} text`, "9-13 stray-text", `{a: 1}`, ``},
	{`text {"a": 1}`, "0-4 stray-text", `{a: 1}`, ``},
	{`{"a": 1} {"b": 2}`, "9-10 stray-text", "{a: 1}\n{b: 2}", ``},
	{strings.Repeat("[", 1025) + strings.Repeat("]", 1025), "1024-1025 too-deep", strings.Repeat("[", 1024) + "[ ...]" + strings.Repeat("]", 1024), ``},
	{`{"a": 1, "a": 2}`, "9-12 duplicate-key", `{a: 1, a: 2}`, ``},
	{``, "0-0 missing-value", ``, ``},
	// elisions
	{`...`, "", `elided`, ``},
	{`... text (of it) ...`, "", `elided`, ``},
	{`{"a": ...}`, "", `{a: ...}`, ``},
	{`{...}`, "", `{ ...}`, ``},
	{`{"a": 1, ...}`, "", `{a: 1 ...}`, ``},
	{`{"a": 1 ... "b": 2}`, "", `{a: 1, b: 2 ...}`, ``},
	{`{"a": 1, ... more ..., "b": 2}`, "", `{a: 1, b: 2 ...}`, ``},
	{`{"a": ... "b": 2}`, "", `{a: ..., b: 2}`, ``},
	{`[1, ...]`, "", `[1 ...]`, ``},
	{`[..., 1, ...]`, "", `[1 ...]`, ``},
	{`[{"a": 1}, ... more follow ...]`, "", `[{a: 1} ...]`, ``},
	{`[{"a": 1}, ...,]`, "14-15 elision-trailing-comma", `[{a: 1} ...]`, `[{"a": 1}, ...]`},
	{`[{"a": 1}, {...more...}]`, "11-23 elision-form", `[{a: 1} ...]`, `[{"a": 1}, ... more ...]`},
	{`[{"a": 1}, {...},]`, "11-16 elision-form, 16-17 elision-trailing-comma", `[{a: 1} ...]`, `[{"a": 1}, ...]`},
	{`[{"a": 1}, [ ... more channels follow ... ]]`, "11-43 elision-form", `[{a: 1} ...]`, `[{"a": 1}, ... more channels follow ...]`},
	{`{"a": ["x...y", "..."]}`, "", `{a: ["x...y", "..."]}`, ``},
	{`{"a": 1, ... bb: an int (see "aa", or [x]) ... }`, "", `{a: 1 ...}`, ``},
	{"{\"a\": 1,\n ... many, more \"things\" } here ...\n\"b\": 2}", "", `{a: 1, b: 2 ...}`, ``},
	{`[{"a": ... and more }, {"b": ... }]`, "11-19 stray-text", `[{a: ...}, {b: ...}]`, ``},
	{`{"a": [ ... more ], "b": [1 ... ]}`, "12-16 bad-word", `{a: ["more" ...], b: [1 ...]}`, ``},
	{`{"a": ... and so on, "b": ... }`, "10-19 stray-text", `{a: ..., b: ...}`, ``},
	{`{"a": [1, ... }`, "14-15 mismatched-close", `{a: [1 ...]}`, `{"a": [1, ... ] }`},
	{`{"a": 1, ....}`, "9-13 elision-form", `{a: 1 ...}`, `{"a": 1, ...}`},
	{`{"a": …}`, "6-9 elision-form", `{a: ...}`, `{"a": ...}`},
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		d := qjson.Parse(m.text)
		if got := places(d); got != m.faults {
			t.Errorf("%s\nhas %s\nnot %s", m.text, got, m.faults)
		}
		if got := strings.TrimSuffix(dump(d), "\n"); got != m.values {
			t.Errorf("%s\nreads as %s\nnot %s", m.text, got, m.values)
		}
		fixed := ""
		if n := len(d.Faults); n > 0 && edited(d) == n {
			fixed = qjson.Apply(m.text, d.Faults)
		}
		if fixed != m.fixed {
			t.Errorf("%s\nbecomes %s\nnot %s", m.text, fixed, m.fixed)
		}
		checkFaults(t, m.text, d)
	}
}

// A message of more tokens than QEMU takes is read no further, and that is its only fault.
func TestTooManyTokens(t *testing.T) {
	golden.Long(t, "reads megabytes")
	text := "[" + strings.Repeat("1,", 1<<20) + "1]"
	d := qjson.Parse(text)
	if got := places(d); !strings.HasSuffix(got, " too-deep") || len(d.Faults) != 1 {
		t.Errorf("%s", got)
	}
}

func places(d *qjson.Document) string {
	var all []string
	for _, f := range d.Faults {
		all = append(all, fmt.Sprintf("%d-%d %s", f.Start, f.End, strings.TrimPrefix(f.Rule.ID, "json-")))
	}
	return strings.Join(all, ", ")
}
