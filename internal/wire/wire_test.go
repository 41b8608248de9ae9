package wire_test

import (
	"testing"

	"qmpdoc/docparse"
	"qmpdoc/internal/condition"
	"qmpdoc/internal/wire"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

func read(schema string) *qapi.Reference {
	part, _ := docparse.Parse("in.json", []byte(schema))
	r, _ := qapi.Merge("10.0.0", []qapi.Schema{{Product: qapi.QMP, Items: part.Items}}, nil)
	return r
}

// pairs are schemas with one command, event or type of another writing, and whether they mean the same to a client.
var pairs = []struct {
	name, a, b string
	same       bool // in all
	alike      bool // but for conditions, features and ranges
}{
	{"a type renamed", `{ 'struct': 'A', 'data': { 'x': 'str' } } { 'command': 'c', 'data': 'A' }`,
		`{ 'struct': 'B', 'data': { 'x': 'str' } } { 'command': 'c', 'data': 'B' }`, true, true},
	{"arguments in place, named, boxed", `{ 'command': 'c', 'data': { 'x': 'str' } }`,
		`{ 'struct': 'B', 'data': { 'x': 'str' } } { 'command': 'c', 'data': 'B', 'boxed': true }`, true, true},
	{"members in a base", `{ 'command': 'c', 'data': { 'x': 'str', 'y': 'int' } }`,
		`{ 'struct': 'A', 'data': { 'y': 'int' } } { 'struct': 'B', 'base': 'A', 'data': { 'x': 'str' } } { 'command': 'c', 'data': 'B' }`, true, true},
	{"order of members and values", `{ 'enum': 'E', 'data': [ 'a', 'b' ] } { 'command': 'c', 'data': { 'x': 'E', 'y': 'int' } }`,
		`{ 'command': 'c', 'data': { 'y': 'int', 'x': 'E' } } { 'enum': 'E', 'data': [ 'b', 'a' ] }`, true, true},
	{"type is struct", `{ 'type': 'A', 'data': { 'x': 'str' } } { 'command': 'c', 'returns': 'A' }`,
		`{ 'struct': 'A', 'data': { 'x': 'str' } } { 'command': 'c', 'returns': 'A' }`, true, true},
	{"simple union made flat", `{ 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'data': { 'x': 'X', 's': 'str' } } { 'command': 'c', 'data': { 'u': 'U' } }`,
		`{ 'struct': 'X', 'data': { 'a': 'int' } } { 'enum': 'UKind', 'data': [ 's', 'x' ] } { 'struct': 'XW', 'data': { 'data': 'X' } } { 'struct': 'SW', 'data': { 'data': 'str' } }
		{ 'union': 'U', 'base': { 'type': 'UKind' }, 'discriminator': 'type', 'data': { 'x': 'XW', 's': 'SW' } } { 'command': 'c', 'data': { 'u': 'U' } }`, true, true},
	{"a str as discriminator", `{ 'struct': 'B', 'data': { 'k': 'str' } } { 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'base': 'B', 'discriminator': 'k', 'data': { 'x': 'X' } } { 'command': 'c', 'data': { 'u': 'U' } }`,
		`{ 'enum': 'K', 'data': [ 'x' ] } { 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X' } } { 'command': 'c', 'data': { 'u': 'U' } }`, true, true},
	{"a branch that adds nothing", `{ 'enum': 'K', 'data': [ 'x', 'y' ] } { 'struct': 'N', 'data': { } } { 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X', 'y': 'N' } } { 'command': 'c', 'data': 'U', 'boxed': true }`,
		`{ 'enum': 'K', 'data': [ 'x', 'y' ] } { 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X' } } { 'command': 'c', 'data': 'U', 'boxed': true }`, true, true},
	{"recursion, unrolled once", `{ 'struct': 'A', 'data': { '*next': 'A' } } { 'command': 'c', 'data': { '*a': 'A' } }`,
		`{ 'struct': 'A', 'data': { '*next': 'B' } } { 'struct': 'B', 'data': { '*next': 'A' } } { 'command': 'c', 'data': { '*a': 'A' } }`, true, true},
	{"recursion that differs far inside", `{ 'struct': 'A', 'data': { '*next': 'A' } } { 'command': 'c', 'data': { '*a': 'A' } }`,
		`{ 'struct': 'A', 'data': { '*next': 'B' } } { 'struct': 'B', 'data': { '*next': 'C' } } { 'struct': 'C', 'data': { 'next': 'A' } } { 'command': 'c', 'data': { '*a': 'A' } }`, false, false},
	{"names of alternatives", `{ 'alternate': 'A', 'data': { 'x': 'str', 'y': 'int' } } { 'command': 'c', 'data': { 'a': 'A' } }`,
		`{ 'alternate': 'A', 'data': { 'i': 'int', 's': 'str' } } { 'command': 'c', 'data': { 'a': 'A' } }`, true, true},
	{"a condition written in C", `{ 'command': 'c', 'data': { 'x': { 'type': 'int', 'if': 'defined(A) && !defined(B)' } } }`,
		`{ 'command': 'c', 'data': { 'x': { 'type': 'int', 'if': { 'all': [ { 'not': 'B' }, 'A' ] } } } }`, true, true},
	{"the condition of a value repeated at its branch", `{ 'enum': 'K', 'data': [ { 'name': 'x', 'if': 'A' } ] } { 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': { 'type': 'X', 'if': 'A' } } } { 'command': 'c', 'data': 'U' }`,
		`{ 'enum': 'K', 'data': [ { 'name': 'x', 'if': 'A' } ] } { 'struct': 'X', 'data': { 'a': 'int' } } { 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X' } } { 'command': 'c', 'data': 'U' }`, true, true},
	{"int and int64", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': 'int64' } }`, true, true},
	{"another range", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': 'uint8' } }`, false, true},
	{"a condition", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': { 'type': 'int', 'if': 'A' } } }`, false, true},
	{"a feature", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': { 'type': 'int', 'features': [ 'f' ] } } }`, false, true},
	{"a feature of the type", `{ 'struct': 'A', 'data': { } } { 'command': 'c', 'data': 'A' }`, `{ 'struct': 'A', 'data': { }, 'features': [ 'f' ] } { 'command': 'c', 'data': 'A' }`, false, true},
	{"a member more", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': 'int', '*y': 'int' } }`, false, false},
	{"optional", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { '*x': 'int' } }`, false, false},
	{"another JSON type", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': 'number' } }`, false, false},
	{"an array", `{ 'command': 'c', 'data': { 'x': 'int' } }`, `{ 'command': 'c', 'data': { 'x': [ 'int' ] } }`, false, false},
	{"a dictionary", `{ 'struct': 'A', 'data': { } } { 'command': 'c', 'data': { 'x': 'A' } }`, `{ 'command': 'c', 'data': { 'x': 'dict' } }`, false, false},
	{"values of two enums changed over", `{ 'enum': 'E', 'data': [ 'a' ] } { 'enum': 'F', 'data': [ 'b' ] } { 'command': 'c', 'data': { 'x': 'E', 'y': 'F' } }`,
		`{ 'enum': 'E', 'data': [ 'a' ] } { 'enum': 'F', 'data': [ 'b' ] } { 'command': 'c', 'data': { 'x': 'F', 'y': 'E' } }`, false, false},
}

func TestPairs(t *testing.T) {
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			a, b := wire.Of(read(p.a), qapi.QMP), wire.Of(read(p.b), qapi.QMP)
			if got := wiretest.Difference(a, b); (got == "") != p.same {
				t.Errorf("difference %q", got)
			}
			c, d := a.Command("c"), b.Command("c")
			if got := c.Data.Print == d.Data.Print && c.Returns.Print == d.Returns.Print; got != p.same {
				t.Errorf("equal prints: %v", got)
			}
			if got := c.Data.Form == d.Data.Form; got != p.alike {
				t.Errorf("equal forms: %v", got)
			}
		})
	}
}

func TestDecided(t *testing.T) {
	r := read(`
{ 'enum': 'K', 'data': [ 'x', { 'name': 'y', 'if': 'B' } ] }
{ 'struct': 'Y', 'data': { 'b': 'int' }, 'if': 'B' }
{ 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'y': { 'type': 'Y', 'if': 'B' } } }
{ 'command': 'c', 'data': { 'u': 'U', 'a': { 'type': 'int', 'if': 'A' }, 'd': { 'type': 'int', 'if': { 'all': [ 'A', 'D' ] } } } }
{ 'command': 'gone', 'if': 'B' }
{ 'event': 'E', 'if': { 'not': 'B' } }
`)
	s := wire.Decided(r, qapi.QMP, func(symbol string) condition.Truth {
		return map[string]condition.Truth{"A": condition.Holds, "B": condition.Fails}[symbol]
	})
	want := wire.Of(read(`
{ 'enum': 'K', 'data': [ 'x' ] }
{ 'command': 'c', 'data': { 'u': { 'type': 'U' }, 'a': 'int', 'd': { 'type': 'int', 'if': 'D' } } }
{ 'struct': 'U', 'data': { 'k': 'K' } }
{ 'event': 'E' }
`), qapi.QMP)
	if got := wiretest.Difference(s, want); got != "" {
		t.Error(got)
	}
}

func TestOpenCommands(t *testing.T) {
	for schema, open := range map[string]bool{
		`{ 'command': 'c' }`:                                    false,
		`{ 'command': 'c', 'gen': false }`:                      true,
		`{ 'command': 'c', 'data': { 'x': '**' } }`:             true,
		`{ 'command': 'device_add', 'data': { 'id': 'str' } }`:  true,
		`{ 'command': 'object-add', 'data': { 'id': 'str' } }`:  true,
		`{ 'command': 'netdev_add', 'data': { 'id': 'str' } }`:  true,
		`{ 'command': 'device_list', 'data': { 'id': 'str' } }`: false,
		`{ 'enum': 'K', 'data': [ 'x' ] } { 'struct': 'X', 'data': { 'a': 'int' } } { 'command': 'object-add', 'data': 'U', 'boxed': true }
		{ 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X' } }`: false,
	} {
		if got := wire.Of(read(schema), qapi.QMP).Commands[0].Open; got != open {
			t.Errorf("%s is open: %v", schema, got)
		}
	}
}
