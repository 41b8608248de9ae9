package docparse_test

import (
	"strings"
	"testing"

	"qmpdoc/docparse"
)

// ruleCases provoke every rule: the source, and the findings of today's QEMU exactly, one a line as "line:col: rule: message".
var ruleCases = []struct{ src, want string }{
	// The notation.
	{"{ 'command': 'a\x00b' }", "1:16: not-text: NUL byte: this is not a schema file"},
	{"# ok\n# \xff\n", "2:3: not-text: invalid UTF-8"},
	{"{ 'command': 'go' };", "1:20: stray-text: stray ';': only strings, true, false and { } [ ] : , are allowed here"},
	{"{ 'command': \"go\" }", "1:14: stray-text: stray '\"go\"': only strings, true, false and { } [ ] : , are allowed here"},
	{"{ command: 'go' }", "1:3: stray-text: stray 'command': only strings, true, false and { } [ ] : , are allowed here"},
	{"{ 'command': '\x7f' }", "1:14: string-character: character U+007F in a string: only printable ASCII is allowed"},
	{"{ 'command': 'é' }", "1:14: string-character: character 'é' in a string: only printable ASCII is allowed"},
	{"{ 'command': 'go\n}", "1:14: unterminated-string: missing terminating \"'\": a string ends on its line"},
	{`{ 'command': 'g\o' }`, `1:14: string-escape: unknown escape '\o': only \\ is one`},
	{`{ 'command': 'g\é' }`, `1:14: string-escape: unknown escape '\é': only \\ is one`},
	{"{ 'command' 'go' }", "1:13: syntax: expected ':', found string 'go'"},
	{"{ : }", "1:3: syntax: expected string or '}', found ':'"},
	{"{ 'struct': 'Ss', 'data': { 'a': {", "1:35: syntax: expected string or '}', found the end of the file"},
	{"{ 'command': 'go', 'data': { 'a': [", "1:36: syntax: expected '{', '[', ']', string, or boolean, found the end of the file"},
	{"{ 'command': 'go', 'boxed': true, : }", "1:35: syntax: expected string, found ':'"},
	{"{ 'command': 'go', 'features': [ {", "1:35: syntax: expected string or '}', found the end of the file"},
	{"{ 'enum': 'Ee', 'data': [ { 'if': 'A' :", "1:39: syntax: expected ',' or '}', found ':'"},
	{"{ 'alternate': 'Aa', 'data': {", "1:31: syntax: expected string or '}', found the end of the file"},
	{"{ 'union': 'Uu', 'data': { 'a': 'b' :", "1:37: syntax: expected ',' or '}', found ':'"},
	{"{ 'union': 'Uu', 'discriminator': {", "1:36: syntax: expected string or '}', found the end of the file"},
	{"{ 'enum': 'Ee', 'data': [ , 'a' ] }", "1:27: syntax: expected '{', '[', ']', string, or boolean, found ','"},
	{"{ 'command': 'go',\n  ## not here\n  'boxed': true }", "2:3: syntax: expected string, found a documentation comment"},
	{"{ 'command': 'go'\n##\n# @on:\n##\n{ 'command': 'on' }", "2:1: syntax: expected ',' or '}', found a documentation comment"},
	{"{ 'command': 'go'", "1:18: syntax: expected ',' or '}', found the end of the file"},
	{"[ 'x' ]", "1:1: top-level-object: top-level expression must be an object, found an array"},
	{"'{' 'a' ':' 'b' '}'\n[ 'x' ]\n'c'", "1:1: top-level-object: top-level expression must be an object, found a string\n2:1: top-level-object: top-level expression must be an object, found an array\n3:1: top-level-object: top-level expression must be an object, found a string"},
	{strings.Repeat("[", 102), "1:101: nesting-depth: nested more than 100 deep"},
	{"{ 'command': 'go', 'if': " + strings.Repeat("{ 'not': ", 10000), "1:917: nesting-depth: nested more than 100 deep"},
	{"{ 'enum': 'Ee', 'data': [" + strings.Repeat("'a',", 20000) + "'b'] }", "1:80026: member-count: more than 20000 members: the rest is left out"},
	{"{ 'command': 'a', 'command': 'b' }", "1:30: duplicate-key: duplicate key 'command'"},
	{"{ 'command': 'go' 'gen': false }", "1:19: missing-comma: expected ',' or '}': a comma is missing before this"},
	{"{ 'enum': 'Ee', 'data': [ 'a' 'b' ] }", "1:31: missing-comma: expected ',' or ']': a comma is missing before this"},
	{"{ 'command': 'go', }", "1:20: trailing-comma: expected string after the ',', found '}'"},
	{"{ 'enum': 'Ee', 'data': [ 'a', ] }", "1:32: trailing-comma: expected '{', '[', string, or boolean after the ',', found ']'"},

	// Expressions.
	{"{ 'foo': 'bar' }", "1:1: definition-keyword: expression must have exactly one of the keys 'command', 'event', 'struct', 'union', 'alternate', 'enum', 'include' and 'pragma'"},
	{"{ 'command': 'a', 'event': 'B' }", "1:1: definition-keyword: expression must have exactly one of the keys 'command', 'event', 'struct', 'union', 'alternate', 'enum', 'include' and 'pragma'"},
	{"{ 'struct': 'Ss',\n  'data': {}, 'bogus': 'x', 'phony': 'y' }", "1:1: unknown-key: struct has unknown keys 'bogus', 'phony'"},
	{"{ 'enum': 'Ee' }", "1:1: missing-key: enum misses key 'data'"},
	{"{ 'union': 'Uu', 'discriminator': 'd', 'data': {} }", "1:1: missing-key: union misses key 'base'"},
	{"{ 'struct': [], 'data': {} }", "1:1: value-kind: 'struct' requires a string name, found an array"},
	{"{ 'command': 'go', 'data': [ 'a' ] }", "1:28: value-kind: 'data' should be an object or type name, found an array"},
	{"{ 'command': 'go', 'data': {}, 'boxed': true }", "1:28: value-kind: 'data' should be a type name, as 'boxed' is true"},
	{"{ 'struct': 'Ss', 'data': { 'a': true } }", "1:34: value-kind: 'data' member 'a' should be a type name or array, found a boolean"},
	{"{ 'struct': 'Ss', 'data': { 'a': [ 'x', 'y' ] } }", "1:34: value-kind: 'data' member 'a': array type must contain single type name"},
	{"{ 'enum': 'Ee', 'data': { } }", "1:25: value-kind: 'data' must be an array, found an object"},
	{"{ 'enum': 'Ee', 'data': [ [] ] }", "1:27: value-kind: 'data' member requires a string name, found an array"},
	{"{ 'struct': 'Ss', 'data': {}, 'features': 'f' }", "1:43: value-kind: 'features' must be an array, found a string"},
	{"{ 'struct': 'Ss', 'data': {}, 'base': { } }", "1:39: value-kind: 'base' should be a type name, found an object"},
	{"{ 'union': 'Uu', 'base': 'B', 'discriminator': [], 'data': {} }", "1:48: value-kind: 'discriminator' requires a string name, found an array"},
	{"{ 'union': 'Uu', 'base': 'B', 'discriminator': 'd', 'data': { 'a': [ 'T' ] } }", "1:68: value-kind: 'data' member 'a' should be a type name, found an array"},
	{"{ 'command': '../../x' }", "1:14: invalid-name: command has an invalid name: '../../x'"},
	{"{ 'struct': 'Ss', 'data': {\n  '_a': 'int' } }", "1:1: invalid-name: 'data' member '_a' has an invalid name: '_a'"},
	{"{ 'command': 'q-x' }", "1:14: reserved-name: command has an invalid name: 'q-x', as q_ is reserved for the generated code"},
	{"{ 'struct': 'Ss', 'data': { '*u': 'int', 'has-a': 'int' } }", "1:29: reserved-name: 'data' member '*u' uses reserved name\n1:42: reserved-name: 'data' member 'has-a' uses reserved name"},
	{"{ 'event': 'oops' }", "1:12: event-name-case: name of event 'oops' must not use lower case or '-'"},
	{"{ 'struct': 'lower', 'data': {} }", "1:13: type-name-case: name of struct 'lower' must use CamelCase"},
	{"{ 'command': 'go', 'features': [ 'Ff' ] }", "1:34: feature-name-case: name of 'features' member 'Ff' must not use upper case or '_'"},
	{"{ 'alternate': 'Aa', 'data': { 'a_b': 'str' } }", "1:32: branch-name-case: name of 'data' member 'a_b' must not use upper case or '_'"},
	{"{ 'struct': 'FooList', 'data': {} }", "1:13: list-name: struct name should not end in 'List', which names generated list types"},
	{"{ 'command': 'go', 'gen': true }", "1:27: flag-value: flag 'gen' may only use false value"},
	{"{ 'command': 'go', 'boxed': false }", "1:29: flag-value: flag 'boxed' may only use true value"},
	{"{ 'command': 'go', 'gen': 'no' }", "1:27: flag-text: flag 'gen' may only use false value"},
	{"{ 'command': 'go', 'allow-oob': true, 'coroutine': true }", "1:52: flag-conflict: flags 'allow-oob' and 'coroutine' are incompatible"},
	{"{ 'command': 'go', 'if': ' ' }", "1:26: invalid-condition: 'if' condition ' ' of command is not a valid identifier"},
	{"{ 'command': 'go', 'if': true }", "1:26: invalid-condition: 'if' condition of command must be a string or an object, found a boolean"},
	{"{ 'command': 'go', 'if': { 'all': 'A' } }", "1:35: invalid-condition: 'all' condition of command must be an array, found a string"},
	{"{ 'command': 'go', 'if': { 'all': [] } }", "1:35: invalid-condition: 'if' condition [] of command is useless"},
	{"{ 'command': 'go', 'if': { 'all': ['A'], 'not': 'B' } }", "1:26: invalid-condition: 'if' condition of command must have exactly one of the keys 'all', 'any' and 'not'"},
	{"{ 'command': 'go', 'if': 'defined(A)' }", "1:26: condition-text: 'if' condition 'defined(A)' of command is not a valid identifier"},
	{"{ 'alternate': 'Aa', 'data': {} }", "1:30: empty-data: 'data' must not be empty"},
	{"{ 'struct': 'Ss', 'data': { '*a': { 'case': 'int' } } }", "1:35: nested-struct: 'data' member '*a' misses key 'type'"},
	{"{ 'type': 'Ss', 'data': {} }", "1:1: old-keyword: 'type' is called 'struct' since QEMU 2.4"},
	{"{ 'union': 'Uu', 'discriminator': {}, 'data': { 'a': 'str' } }", "1:35: anonymous-union: 'discriminator' requires a string name; a union told apart by JSON type is an alternate"},
	{"{ 'union': 'Uu', 'data': { 'a': 'str' } }", "1:1: simple-union: union misses keys 'base', 'discriminator'"},
	{"{ 'include': 'a', 'x': 'y' }", "1:1: include-form: invalid 'include' directive: it has no other keys"},
	{"{ 'include': [] }", "1:1: include-form: value of 'include' must be a string, found an array"},
	{"{ 'pragma': { 'no-such': true } }", "1:1: pragma-form: unknown pragma 'no-such'"},
	{"{ 'pragma': { 'doc-required': 'x' } }", "1:1: pragma-form: pragma 'doc-required' must be boolean, found a string"},
	{"{ 'pragma': { 'member-name-exceptions': [ true ] } }", "1:1: pragma-form: pragma 'member-name-exceptions' must be a list of strings, found a boolean in it"},
	{"{ 'pragma': { 'returns-whitelist': [ 'a' ] } }", "1:1: old-pragma: unknown pragma 'returns-whitelist': it ended with QEMU 5.2"},

	// Documentation comments.
	{"# @go:\n#\n# Go.\n##\n{ 'command': 'go' }", "5:1: doc-unopened: documentation comment lacks its opening ##"},
	{"##\n# @go:\n{ 'command': 'go' }", "3:1: doc-unclosed: documentation comment must end with ##"},
	{"# @go: the end\n##\n", "2:3: doc-unopened: documentation comment lacks its opening ##"},
	{"# remark\n##\n{ 'command': 'go' }", "3:1: doc-unclosed: documentation comment must end with ##"},
	{"##\n# @go:\n###\n{ 'command': 'go' }", "3:1: doc-delimiter: text or blanks after the closing ##: it must be alone on its line"},
	{"## @go:\n##\n{ 'command': 'go' }", "1:1: doc-delimiter: text or blanks after the opening ##: it must be alone on its line"},
	{"## Go\n# @go:\n##\n{ 'command': 'go' }", "1:1: doc-delimiter: text or blanks after the opening ##: it must be alone on its line"},
	{"##\n# @go:\n#\n", "3:2: doc-unclosed: documentation comment must end with ##"},
	{"##\n# @go:\n#\n# @:\n##\n{ 'command': 'go' }", "4:1: doc-symbol: name required after '@'"},
	{"##\n# @go:\n#Go.\n##\n{ 'command': 'go' }", "3:1: doc-space: missing blank after #"},
	{"##\n# @:\n##\n", "2:1: doc-symbol: name required after '@'"},
	{"##\n# @go: Go.\n##\n{ 'command': 'go' }", "2:1: doc-symbol: text after '@go:' must begin on the next line"},
	{"##\n# @../../x:\n##\n{ 'command': 'go' }", "4:1: doc-name-mismatch: documentation comment is for '../../x', the definition is 'go'"},
	{"##\n# @go\n##\n{ 'command': 'go' }", "2:1: doc-symbol-colon: line should end with ':': @go:"},
	{"##\n# go:\n##\n{ 'command': 'go' }", "1:1: doc-no-symbol: documentation of command 'go' must begin with its name"},
	{"##\n# @og:\n##\n{ 'command': 'go' }", "4:1: doc-name-mismatch: documentation comment is for 'og', the definition is 'go'"},
	{"##\n# @go:\n##\n{ 'pragma': {} }\n{ 'command': 'go' }", "1:1: doc-without-definition: documentation for 'go' is not followed by the definition"},
	{"##\n# text\n# @note: x\n##\n", "3:1: doc-free-member: '@note:' not allowed in free-form documentation"},
	{"##\n# Such as::\n#\n#    @note: x\n##\n", ""},
	{"##\n# @go:\n#\n# @a : text\n##\n{ 'command': 'go', 'data': { 'a': 'int' } }", "4:3: doc-member-form: a member's line has the form '@a: text'"},
	{"##\n# @go:\n#\n# Since: 1.0\n#\n# @a: text\n##\n{ 'command': 'go', 'data': { 'a': 'int' } }", "6:1: doc-member-order: description of '@a:' follows a section"},
	{"##\n# @go:\n#\n# @a: x\n# @a: y\n##\n{ 'command': 'go', 'data': { 'a': 'int' } }", "5:1: doc-duplicate-member: 'a' is documented twice"},
	{"##\n# @go:\n#\n# Since: 1.0\n#\n# Since: 2.0\n##\n{ 'command': 'go' }", "6:1: doc-duplicate-section: duplicated 'Since' section"},
	{"##\n# @go:\n#\n# Features:\n##\n{ 'command': 'go' }", "5:1: doc-features: feature descriptions expected after 'Features:'"},
	{"##\n# @go:\n#\n# Features:\n##\n\n##\n# Text.\n##\n", "5:1: doc-features: feature descriptions expected after 'Features:'"},
	{"##\n# @go:\n#\n# Errors:\n#\n# Since: 9.0\n##\n{ 'command': 'go' }", "4:1: doc-empty-section: text required for section 'Errors'"},
	{"##\n# @go:\n#\n# Note: careful\n##\n{ 'command': 'go' }", "4:1: doc-old-section: the 'Note' section is no longer supported"},
	{"##\n# @go:\n#\n# Since 1.0\n##\n{ 'command': 'go' }", "4:1: doc-since-colon: 'Since 1.0' without its colon is plain text to QEMU"},
	{"##\n# @go:\n#\n# Since : 1.0\n##\n{ 'command': 'go' }", "4:1: doc-since-colon: 'Since : 1.0' with a blank before its colon is plain text to QEMU"},
	{"##\n# @go:\n# @a: one\n#   two\n# three\n##\n{ 'command': 'go', 'data': { 'a': 'int' } }", "5:1: doc-dedent: unexpected de-indent (expected at least 2 blanks)"},
	{"##\n# @go:\n# @a: one\n#   two\n#   three\n# four\n##\n{ 'command': 'go', 'data': { 'a': 'int' } }", "6:1: doc-fallen-text: this line is not part of '@a:': it is not indented"},
	{"##\n# @go:\n#\n# Go on.\n# Since: 1.0\n##\n{ 'command': 'go' }", "5:1: doc-glued-section: 'Since:' is text of the paragraph above it"},
	{"## \n# @go:\n##\n{ 'command': 'go' }", "1:1: doc-delimiter: text or blanks after the opening ##: it must be alone on its line"},
	{"##\n# @go:\n#\n# @a :b\n##\n{ 'command': 'go', 'data': { 'a': 'int' } }", "4:3: doc-member-form: a member's line has the form '@a: text'"},
	{"##\n# == Old\n##\n", "2:3: doc-heading: heading '== Old' is not reStructuredText"},
	{"##\n# ===  ===\n# on   off\n# ===  ===\n##\n", "4:1: doc-heading-place: a line with '=' at its beginning is a heading, which is not allowed below the first line of a comment"},
	{"##\n# @go:\n#\n# = Old\n##\n{ 'command': 'go' }", "4:1: doc-heading-place: a line with '=' at its beginning is a heading, which is not allowed in the documentation of a definition"},
	{"##\n# @go:\n#\n# " + strings.Repeat("x", 69) + "\n##\n{ 'command': 'go' }", "4:1: doc-long-line: documentation line longer than 70 characters: it has 71"},
	{"##\n# @go:\n#\n# One. Two.\n##\n{ 'command': 'go' }", "4:7: doc-sentence-space: use two blanks between sentences"},
}

func TestRules(t *testing.T) {
	fired := map[string]bool{}
	for _, c := range ruleCases {
		_, found := docparse.Parse("x.json", []byte(c.src))
		var got []string
		for _, f := range found {
			if fired[f.Rule] = true; f.Until != "" {
				continue
			}
			got = append(got, strings.TrimPrefix(f.Pos.String(), "x.json:")+": "+f.Rule+": "+f.Msg)
		}
		want := strings.FieldsFunc(c.want, func(r rune) bool { return r == '\n' })
		if !sameLines(got, want) {
			t.Errorf("%q\n got %s\nwant %s", c.src, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
	for _, r := range docparse.Rules() {
		if !fired[r.ID] {
			t.Errorf("no case provokes %s", r.ID)
		}
	}
}

// sameLines compares without regard to order: a row lists its main finding first.
func sameLines(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	rest := map[string]int{}
	for _, l := range want {
		rest[l]++
	}
	for _, l := range got {
		if rest[l]--; rest[l] < 0 {
			return false
		}
	}
	return true
}
