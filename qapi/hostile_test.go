package qapi_test

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/qapi"
)

// hostileRows are schemas of n parts whose checks would take n² steps, or n stack frames, if done as QEMU does them.
var hostileRows = []struct {
	name string
	make func(n int) string
}{
	{"a chain of bases", func(n int) string {
		return "{ 'struct': 'S0', 'data': {} }\n" + repeat(n, "{ 'struct': 'S%d', 'base': 'S%d', 'data': { 'm%[1]d': 'int' } }\n")
	}},
	{"a loop of bases", func(n int) string {
		return fmt.Sprintf("{ 'struct': 'S0', 'base': 'S%d', 'data': {} }\n", n) + repeat(n, "{ 'struct': 'S%d', 'base': 'S%d', 'data': {} }\n")
	}},
	{"many heirs of a large struct", func(n int) string {
		return "{ 'struct': 'S0', 'data': { 'x': 'int'" + repeat(n, ", 'a%d': 'int'") + " } }\n" +
			repeat(n, "{ 'struct': 'S%d', 'base': 'S0', 'data': { 'b': 'int' } }\n")
	}},
	{"many unions over a large enum and a large struct", func(n int) string {
		return "{ 'enum': 'E0', 'data': [ 'x'" + repeat(n, ", 'a%d'") + " ] }\n{ 'struct': 'B0', 'data': { 't': 'E0'" + repeat(n, ", 'b%d': 'int'") +
			" } }\n{ 'struct': 'T0', 'data': { 'y': 'int'" + repeat(n, ", 'c%d': 'int'") + " } }\n" +
			repeat(n, "{ 'union': 'U%d', 'base': 'B0', 'discriminator': 't', 'data': { 'x': 'T0' } }\n")
	}},
	{"a union over the implicit enum of a large one", func(n int) string {
		return "{ 'struct': 'S0', 'data': {} }\n{ 'union': 'U0', 'data': { 'x': 'S0'" + repeat(n, ", 'a%d': 'S0'") + " } }\n" +
			"{ 'union': 'U1', 'base': { 't': 'U0Kind' }, 'discriminator': 't', 'data': { 'x': 'S0'" + repeat(n, ", 'a%d': 'S0'") + " } }\n"
	}},
	{"a ladder of unions", func(n int) string {
		return "{ 'enum': 'E0', 'data': [ 'x', 'y' ] }\n{ 'struct': 'U0', 'data': {} }\n" +
			repeat(n, "{ 'union': 'U%d', 'base': { 't%[1]d': 'E0' }, 'discriminator': 't%[1]d', 'data': { 'x': 'U%[2]d', 'y': 'U%[2]d' } }\n")
	}},
	{"many alternates of a large enum", func(n int) string {
		return "{ 'enum': 'E0', 'data': [ 'x'" + repeat(n, ", 'a%d'") + " ] }\n" +
			repeat(n, "{ 'alternate': 'A%d', 'data': { 'a': 'E0', 'b': 'int' } }\n")
	}},
	{"many commands of a large struct", func(n int) string {
		return "{ 'struct': 'S0', 'data': { 'x': 'int'" + repeat(n, ", 'a%d': 'int'") + " } }\n" +
			repeat(n, "{ 'command': 'c%d', 'data': 'S0' }\n")
	}},
	{"many unknown types", func(n int) string { return repeat(n, "{ 'struct': 'S%d', 'data': { 'a': 'Unknown%[1]d' } }\n") }},
	{"many redefinitions", func(n int) string { return repeat(n, "{ 'command': 'a' }\n") }},
}

// repeat returns text n times, with the numbers i and i-1 in it.
func repeat(n int, text string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		if strings.Contains(text, "%") {
			s := fmt.Sprintf(text, i, i-1)
			s, _, _ = strings.Cut(s, "%!(EXTRA")
			b.WriteString(s)
			continue
		}
		b.WriteString(text)
	}
	return b.String()
}

// TestHostile merges schemas of 10,000 definitions. Each takes well under a second; in steps that grow
// with the square it would not end before the time limit of go test.
func TestHostile(t *testing.T) {
	for _, row := range hostileRows {
		t.Run(row.name, func(t *testing.T) {
			n := 10000
			if testing.Short() {
				n = 100
			}
			s := program(qapi.QMP, row.make(n))
			if r, _ := qapi.Merge("", []qapi.Schema{s}, nil); len(r.Defs) == 0 {
				t.Error("no definitions")
			}
		})
	}
}
