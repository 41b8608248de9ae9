package wire_test

import (
	"testing"

	"qmpdoc/internal/wire"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

// Whatever a schema is, it has shapes, the same each time, with the same prints.
func FuzzOf(f *testing.F) {
	for _, p := range pairs {
		f.Add(p.a)
		f.Add(p.b)
	}
	f.Add(`{ 'union': 'U', 'base': 'U', 'discriminator': 'u', 'data': { 'u': 'U' } } { 'command': 'c', 'data': 'U' }`)
	f.Add(`{ 'union': 'U', 'data': { 'u': 'U', 'k': 'UKind' } } { 'command': 'c', 'returns': [ 'UKind' ] }`)
	f.Add(`{ 'alternate': 'A', 'data': { 'a': 'A', 'b': [ 'A' ], 'c': 'B' } } { 'event': 'E', 'data': 'A' } { 'command': 'c', 'data': { 'a': 'A', 'a': 'int' } }`)
	f.Fuzz(func(t *testing.T, schema string) {
		a, b := wire.Of(read(schema), qapi.QMP), wire.Of(read(schema), qapi.QMP)
		if d := wiretest.Difference(a, b); d != "" {
			t.Fatal(d)
		}
		samePrints(t, a, b)
		a.Symbols()
	})
}
