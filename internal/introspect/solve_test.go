package introspect_test

import (
	"strings"
	"testing"

	"qmpdoc/docparse"
	"qmpdoc/internal/condition"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

func schema(src string) *qapi.Reference {
	part, _ := docparse.Parse("in.json", []byte(src))
	r, _ := qapi.Merge("10.0.0", []qapi.Schema{{Product: qapi.QMP, Items: part.Items, Files: []string{"in.json"}}}, nil)
	return r
}

var solved = []struct {
	name          string
	tree, program string
	defined, open string
	supposed      string
	because       map[string]string // of conditions; "" when the condition does not explain absence
}{
	{"there and not there", `{ 'command': 'a', 'if': 'A' } { 'command': 'b', 'if': 'B' } { 'event': 'E' }`, `{ 'command': 'a' } { 'event': 'E' }`,
		"A", "", "", map[string]string{"A": "", "B": "B", "A && B": "B", "B && C": "B", "C": "C", "A && C": "C", "!A": "!A"}},
	{"both notations", `{ 'command': 'a', 'if': 'defined(A) && !defined(B)' } { 'command': 'b', 'if': { 'not': 'A' } }`, `{ 'command': 'a' }`,
		"A", "", "", map[string]string{"B || !A": "B || !A"}},
	{"one of several, the others by other things", `{ 'command': 'a', 'if': { 'any': [ 'A', 'B', 'C' ] } } { 'command': 'b', 'if': 'B' } { 'command': 'c', 'if': 'C' }`, `{ 'command': 'a' }`,
		"A", "", "", nil},
	{"several together", `{ 'command': 'a', 'if': { 'any': [ 'A', 'B' ] } } { 'command': 'b', 'if': { 'all': [ 'A', { 'not': 'B' } ] } } { 'command': 'c' }`, `{ 'command': 'a' } { 'command': 'c' }`,
		"B", "A", "", nil},
	{"nothing decides", `{ 'command': 'a', 'if': { 'any': [ 'A', 'B' ] } } { 'command': 'c', 'if': { 'all': [ 'C', 'D' ] } }`, `{ 'command': 'a' }`,
		"", "A B C D", "A", map[string]string{"C && D": "C && D"}},
	{"members, values, features, branches", `
		{ 'enum': 'K', 'data': [ 'x', { 'name': 'y', 'if': 'Y', 'features': [ { 'name': 'f', 'if': 'F' } ] }, { 'name': 'z', 'if': 'Z' } ] }
		{ 'struct': 'X', 'data': { 'm': { 'type': 'int', 'if': 'M' }, 'n': { 'type': 'int', 'if': 'N' } } }
		{ 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X', 'z': { 'type': 'X', 'if': 'Z' } } }
		{ 'command': 'c', 'data': { 'u': [ 'U' ] } }`, `
		{ 'enum': 'K', 'data': [ 'x', 'y' ] }
		{ 'struct': 'X', 'data': { 'm': 'int' } }
		{ 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k', 'data': { 'x': 'X' } }
		{ 'command': 'c', 'data': { 'u': [ 'U' ] } }`,
		"M Y", "", "", map[string]string{"F": "F", "N": "N", "Z": "Z"}},
	{"a contradiction: the greater number counts", `{ 'command': 'a', 'if': 'A' } { 'command': 'b', 'if': 'A' } { 'command': 'c', 'if': 'A' } { 'command': 'd' }`, `{ 'command': 'd' } { 'command': 'b' }`,
		"", "", "", map[string]string{"A": "A"}},
	{"a contradiction: in doubt what is there", `{ 'command': 'a', 'if': 'A' } { 'command': 'b', 'if': 'A' }`, `{ 'command': 'b' }`,
		"A", "", "", map[string]string{"A": ""}},
}

func TestSolve(t *testing.T) {
	for _, c := range solved {
		t.Run(c.name, func(t *testing.T) {
			s := introspect.Solve(wire.Of(schema(c.tree), qapi.QMP), wire.Of(schema(c.program), qapi.QMP))
			if got := strings.Join(s.Defined(), " "); got != c.defined {
				t.Errorf("defined: %q", got)
			}
			if got := strings.Join(s.Open(), " "); got != c.open {
				t.Errorf("open: %q", got)
			}
			if got := strings.Join(s.Supposed(), " "); got != c.supposed {
				t.Errorf("supposed: %q", got)
			}
			for text, want := range c.because {
				given := condition.Of(&qapi.Cond{Op: qapi.CondText, Text: text})
				if got, ok := s.Because(given); got != want || ok != (want != "") {
					t.Errorf("%s: because %q, %v", text, got, ok)
				}
			}
		})
	}
}
