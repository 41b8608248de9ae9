package examples_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
)

// many repeats what a function makes of numbers.
func many(n int, one func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i))
	}
	return b.String()
}

func numbered(format string) func(int) string {
	return func(i int) string { return fmt.Sprintf(format, i) }
}

// commandShowing makes a command whose documentation shows messages.
func commandShowing(messages, definition string) string {
	return "##\n# @go:\n#\n# .. qmp-example::\n#\n" + messages + "##\n" + definition + "\n"
}

var hostileCases = []struct{ name, schema string }{
	{"unknown commands", commandShowing(many(20_000, numbered("#    -> { \"execute\": \"gone-%d\" }\n")), "{ 'command': 'go' }") +
		many(10_000, numbered("{ 'command': 'c-%d' }\n"))},
	{"unknown commands in many definitions", many(8_000, func(i int) string {
		return strings.ReplaceAll(commandShowing("#    -> { \"execute\": \"gone\" }\n", "{ 'command': 'go' }"), "go", fmt.Sprintf("g-%d", i))
	})},
	{"a large struct, again and again", commandShowing(many(5_000, numbered("#    -> { \"execute\": \"go\", \"arguments\": { \"b%d\": 1 } }\n")),
		"{ 'command': 'go', 'data': {"+many(5_000, numbered("'a%d': 'int',"))+" 'z': 'int' } }")},
	{"a large struct of which nearly all is missing", commandShowing(strings.Repeat("#    -> { \"execute\": \"go\", \"arguments\": { \"a1\": 1 } }\n", 5_000),
		"{ 'command': 'go', 'data': {"+many(20_000, numbered("'a%d': 'int',"))+" 'z': 'int' } }")},
	{"a message of unknown members", commandShowing("#    -> { \"execute\": \"go\", \"arguments\": { "+many(100_000, numbered("\"m%d\": 1, "))+
		"\"z\": 1 } }\n", "{ 'command': 'go', 'data': {"+many(1_000, numbered("'a%d': 'int',"))+" 'z': 'int' } }")},
	{"objects in an array", commandShowing("#    -> { \"execute\": \"go\", \"arguments\": { \"l\": [ "+
		many(100_000, numbered("{ \"z%d\": { \"a\": 1 } }, "))+" {} ] } }\n",
		"{ 'command': 'go', 'data': { 'l': [ 'T' ], 'z1': 'int' } }\n{ 'struct': 'T', 'data': { 'a': 'int', 'b': 'str' } }")},
	{"a union of many branches", "{ 'enum': 'K', 'data': [" + many(5_000, numbered("'k%d',")) + " 'k' ] }\n" +
		"{ 'struct': 'B', 'data': { 'b': 'int' } }\n" +
		"{ 'union': 'U', 'base': { 'kind': 'K' }, 'discriminator': 'kind', 'data': {" + many(5_000, numbered("'k%d': 'B',")) + " 'k': 'B' } }\n" +
		commandShowing(many(10_000, numbered("#    -> { \"execute\": \"go\", \"arguments\": { \"kind\": \"k\", \"c%d\": 1 } }\n")),
			"{ 'command': 'go', 'boxed': true, 'data': 'U' }")},
	{"unions in unions", many(5_000, func(i int) string {
		return fmt.Sprintf("{ 'union': 'U%d', 'base': { 'k%d': 'K' }, 'discriminator': 'k%d', 'data': { 'x': 'U%d' } }\n", i, i, i, (i+1)%5_000)
	}) + "{ 'enum': 'K', 'data': [ 'x' ] }\n" + commandShowing("#    -> { \"execute\": \"go\", \"arguments\": { \"k0\": \"x\" } }\n",
		"{ 'command': 'go', 'boxed': true, 'data': 'U0' }")},
	{"many examples", "##\n# @go:\n" + strings.Repeat("#\n# .. qmp-example::\n#\n#  -> {\"execute\":\"go\"}\n", 300_000) + "##\n{ 'command': 'go' }\n"},
	{"no answers", commandShowing(many(50_000, numbered("#    -> { \"execute\": \"go\", \"id\": %d }\n"))+"#    <- { \"return\": {}, \"id\": 1 }\n",
		"{ 'command': 'go' }")},
}

// TestHostile demands time that grows with the input, not with the product of its parts.
func TestHostile(t *testing.T) {
	golden.Long(t, "checks megabytes of messages")
	for _, c := range hostileCases {
		t.Run(c.name, func(t *testing.T) {
			r := load(t, fstest.MapFS{"in.json": {Data: []byte(c.schema)}})
			if got := examples.Check(r); got.Messages == 0 {
				t.Error("no message was checked")
			}
		})
	}
}
