package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/docparse"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

func schema(release, text string) *qapi.Reference {
	part, _ := docparse.Parse("in.json", []byte(text))
	r, _ := qapi.Merge(release, []qapi.Schema{{Product: qapi.QMP, Items: part.Items}}, nil)
	return r
}

// TestChain compares schemas in which each of many commands reaches each of many types, in ways as long as there are types.
func TestChain(t *testing.T) {
	golden.Long(t, "compares thousands of types")
	const types = 1500
	write := func(more string) *qapi.Reference {
		var b strings.Builder
		for i := range types {
			fmt.Fprintf(&b, "{ 'struct': 'T%d', 'data': { '*next': 'T%d'%s } }\n{ 'command': 'c%d', 'data': 'T%d', 'returns': 'T%d' }\n", i, (i+1)%types, more, i, i, i)
		}
		return schema("9.0.0", b.String())
	}
	c := compare.Compare(compare.Prepare(write("")), compare.Prepare(write(", '*more': 'int'")), compare.Options{})
	if len(c.Changes) != types {
		t.Errorf("%d changes, want one for each type", len(c.Changes))
	}
}

// FuzzCompare compares whatever two files are, also what no parser of QEMU's takes. A file has no changes from itself, and the two
// sides of a witness do not agree.
func FuzzCompare(f *testing.F) {
	texts := []string{
		"", "{ 'command': 'a', 'data': 'a' }", "{ 'union': 'U', 'data': { 'x': 'U' } } { 'command': 'a', 'data': 'U', 'returns': [ 'U' ] }",
		"{ 'alternate': 'A', 'data': { 'x': 'A', 'y': 'A' } } { 'command': 'a', 'data': { 'x': 'A' } }",
		"{ 'enum': 'E', 'data': [ ] } { 'union': 'U', 'base': { 'k': 'E' }, 'discriminator': 'k', 'data': { 'z': 'E' } } { 'command': 'a', 'data': 'U', 'boxed': true }",
		"{ 'struct': 'S', 'base': 'S', 'data': { 's': 'S' } } { 'event': 'a', 'data': 'S' }",
		"{ 'struct': 'S', 'data': { 's': 'None', 't': [ 'S' ], '*u': 'any' } } { 'command': 'a', 'data': { 'x': 'S' }, 'returns': 'S' }",
		"{ 'alternate': 'A', 'data': { 'x': 'str', 'y': 'int' } } { 'command': 'a', 'data': { 'x': [ 'A' ] }, 'if': { 'not': 'X' } }",
	}
	for _, a := range texts {
		for _, b := range texts {
			f.Add(a, b)
		}
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			return
		}
		c := compare.Compare(compare.Prepare(schema("9.0.0", a)), compare.Prepare(schema("9.1.0", b)), compare.Options{})
		c.Prove()
		for _, one := range c.Changes {
			if a == b {
				t.Errorf("%s", line(one))
			}
			if w := one.Witness; w != nil && (w.Old == "valid") == (w.New == "valid") {
				t.Errorf("%s: %q, then %q", line(one), w.Old, w.New)
			}
			for _, r := range one.Reaches {
				if r.Level > one.Level {
					t.Errorf("%s: it is %s in %s", line(one), r.Level, r.Name)
				}
			}
		}
	})
}
