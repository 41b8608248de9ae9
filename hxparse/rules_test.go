package hxparse_test

import (
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/hxparse"
)

// ruleCases has at least one row for each rule: what provokes it, and the finding.
var ruleCases = []struct{ name, src, want string }{
	{"in.txt", "STOP\n----\n\nStopped.\x00\n", `in.txt:4:9: error: byte 0 in a text file: 1 of them [hx-nul]`},
	{"in.txt", "STOP\n----\n\nCaf\xe9.\n", `in.txt:4:4: warning: byte 0xe9 is not UTF-8 [hx-encoding]`},
	{"in.hx", "\n\n", `in.hx: warning: nothing to read: no command, no event, no text [hx-empty]`},
	{"in.txt", "Some words,\nand more.\n", `in.txt: warning: not one of QEMU's text documents: it describes no command or event [hx-empty]`},
	{"in.hx", strings.Repeat("#endif\n", 1001) + entry("a"), `in.hx:1001:1: warning: more than 1000 findings of severity warning; the rest is not shown [hx-too-many]`},
	{"in.hx", entry("a") + "SQMP\na\n-\n", `in.hx:2:1: warning: SQMP without EQMP [hx-unclosed-block]`},
	{"in.hx", entry("a") + "a-text\n------\nEQMP\n", `in.hx:4:1: warning: EQMP without SQMP [hx-unopened-block]`},
	{"in.hx", entry("a") + "  words\n", `in.hx:2:3: warning: text outside of SQMP and EQMP: "words" [hx-stray-text]`},
	{"in.hx", "{ .name = \"a\",\n", `in.hx:1:1: error: entry "a" has no closing brace [hx-unclosed-entry]`},
	{"in.hx", "{\n .name = \"a,\n},\n", `in.hx:2:10: error: unterminated string in this entry [hx-unclosed-string]`},
	{"in.hx", entry("a") + "/* words\n", `in.hx:2:1: error: unterminated comment [hx-unclosed-comment]`},
	{"in.hx", "{ .name = \"a\", words },\n", `in.hx:1:16: error: not a field in entry "a": "words }," [hx-field]`},
	{"in.hx", "{ .name = \"a\", .help },\n", `in.hx:1:22: error: field without a value in entry "a": "}," [hx-field]`},
	{"in.hx", "{ .name = \"a\" .help = \"b\" },\n", `in.hx:1:15: error: no comma between fields of this entry [hx-field]`},
	{"in.hx", "{ .name = \"a\",\n#ifdef X\n .help = \"b\" },\n", `in.hx:2:1: warning: preprocessor directive inside entry "a" [hx-conditional-field]`},
	{"in.hx", "{ .help = \"a\" },\n", `in.hx:1:1: warning: entry without a name [hx-no-name]`},
	{"in.hx", "{ .name = \"../x\" },\n", `in.hx:1:1: error: entry has an invalid name: "../x" [hx-name]`},
	{"in.hx", "{ .name = \"a\", .args_type = \"b:Z\" },\n", `in.hx:1:17: warning: args_type of a: argument b has unknown code "Z" [hx-args-type]`},
	{"in.hx", entry("a") + entry("a"), `in.hx:2:1: warning: second entry a [hx-duplicate-entry]`},
	{"in.hx", entry("a") + "#if X\n", `in.hx:2:1: warning: #if X without #endif [hx-condition]`},
	{"in.hx", entry("a") + "#else\n", `in.hx:2:1: warning: #else without #if [hx-condition]`},
	{"in.hx", entry("a") + strings.Repeat("#if X\n", 64) + strings.Repeat("#endif\n", 64), `in.hx:65:1: error: #if X: conditions nest deeper than 63 levels [hx-deep-condition]`},
	{"in.txt", "STOP\n-----\n", `in.txt:2:1: info: underline of 5 characters below a title of 4 [hx-underline]`},
	{"in.hx", entry("a") + "SQMP\na\n\nText.\nEQMP\n", `in.hx:3:1: info: title a has no underline [hx-underline]`},
	{"in.hx", entry("a") + "SQMP\nShow a\n------\nEQMP\n", `in.hx:3:1: info: title "Show a" of the text about a [hx-title]`},
	{"in.hx", entry("a") + "SQMP\nb-b\n---\nEQMP\n", `in.hx:3:1: info: command b-b has a text but no entry [hx-no-entry]`},
	{"in.hx", "SQMP\nShow it\n-------\nEQMP\n", `in.hx:2:1: warning: text "Show it" is not about a known command [hx-unknown-command]`},
	{"in.txt", "STOP\n----\n\nSTOP\n----\n", `in.txt:4:1: warning: second text about STOP [hx-duplicate-text]`},
	{"in.txt", "STOP\n----\n\nData: None.\n\n- \"a\": b\n", `in.txt:4:7: info: Data: a list follows 'None' [hx-none-with-list]`},
	{"in.txt", "STOP\n----\n\nData:\n\n- \"a\" b\n", `in.txt:6:7: info: no colon after "a" [hx-item-colon]`},
	{"in.txt", "STOP\n----\n\nData:\n\n- \"a\": b (josn-int)\n", `in.txt:6:11: info: unknown type josn-int [hx-json-type]`},
}

func entry(name string) string { return "{ .name = \"" + name + "\" },\n" }

func TestRules(t *testing.T) {
	provoked := map[string]bool{}
	for _, c := range ruleCases {
		_, found := parserFor(c.name)(c.name, []byte(c.src))
		if !has(found, c.want) {
			t.Errorf("%.60q\nwant %s\ngot  %v", c.src, c.want, found[:min(len(found), 5)])
		}
		_, rule, _ := strings.Cut(c.want, "[")
		provoked[strings.TrimSuffix(rule, "]")] = true
	}
	for _, r := range hxparse.Rules() {
		if !provoked[r.ID] {
			t.Errorf("no case provokes %s", r.ID)
		}
	}
}

func has(found diag.List, want string) bool {
	for _, d := range found {
		if d.String() == want {
			return true
		}
	}
	return false
}
