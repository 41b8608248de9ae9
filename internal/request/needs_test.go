package request

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/qapi"
)

// TestNeeds reads what texts say that a command wants. Each row is a command called lamp-go with the members a, b and c,
// of which !c is mandatory and ~b deprecated, and its comment.
func TestNeeds(t *testing.T) {
	for _, row := range []struct{ members, text, want string }{
		{"*a *b", "Go.\n\nEither @a or @b must be set but not both.", "a"},
		{"*a *b", "Go.\n\n@a: one\n\n@b: other\n\nExactly one of\n@a and @b is given.", "a"},
		{"*a ~b *c", "Go.  At least one of 'b' and 'c' must be present.", "c"},
		{"*a *b", "Go.\n\nThe lamp is known by a or b.  One of the a or b is required.", "a"},
		{"*a *b", "Go.\n\nThe 'a' and 'b' arguments are mutually exclusive; exactly one of the two should be present.", "a"},
		{"*a *b", "Go.\n\n@a: one.  Mutually exclusive with @b.\n\n@b: two.", "a"},
		{"*a *b", "Go.\n\n@a: one.  Mutually exclusive with @b.\n\n@b: two.  If both are omitted, the lamp is on.", ""},
		{"*a *b", "Go.\n\n@a: one.  Mutually exclusive with @b.\n\n@b: two.  If @b is omitted, the lamp is on.", ""},
		{"*a *b", "Go.  At most one of @a and @b can be specified.", ""},
		{"*a *b", "Go.  Either @a or @b must be set if the lamp is broken.", ""},
		{"*a !c", "Go.  Either @a or @c must be set.", ""},
		{"*a *b", "Go.\n\n@a: one.  This option is required.", "a"},
		{"*a *b", "Go.\n\n@a: one.  This option is required if the @b option is not given.", "a"},
		{"*a *b", "Go.\n\n@a: one.  Mandatory for lamps outside.", ""},
		{"*a *b", "Go.\n\n@a: one.  This is required when the lamp is new.", ""},
		{"*a *b", "Change how it goes.\n\n@a: one\n\n@b: two", "a"},
		{"*a *b", "Change how it goes.\n\n@a: one, 7 by default\n\n@b: two", "b"},
		{"*a *b", "Go and change.\n\n@a: one\n\n@b: two", ""},
		{"*id *device", "Go.\n\n@id: one\n\n@device: (deprecated)", "id"},
		{"~id *device", "Go.\n\n@id: one\n\n@device: two", "device"},
		{"*id *device", "Go.\n\n@id: one\n\n@device: the lamp; if missing, all lamps", ""},
		{"*id !c", "Go.\n\n@id: one", ""},
		{"*id", "Go.\n\n@id: one", "id"},
		{"!id *device", "Go.", ""},
	} {
		ref := reference(t, fmt.Sprintf("##\n# @lamp-go:\n#\n%s\n##\n{ 'command': 'lamp-go', 'data': { %s } }\n", comment(row.text), members(row.members)))
		d := ref.Lookup(qapi.QMP, "lamp-go")
		got := ""
		for _, n := range New(ref).needsOf(d) {
			got += n.oneOf[0][0]
		}
		if got != row.want {
			t.Errorf("%s\n%s\n needs %q, want %q", row.members, row.text, got, row.want)
		}
	}
}

// TestNeedsOfTypes reads what the texts of types say, also of one command only.
func TestNeedsOfTypes(t *testing.T) {
	ref := reference(t, `
##
# @Node:
#
# @name: how it is called.  This option is required on the top level of
#     node-add.
#
# @size: how large.  Either @size or @like must be given.
#
# @like: as large as that
#
# @child: below
##
{ 'struct': 'Node', 'data': { '*name': 'str', '*size': 'int', '*like': 'str', '*child': 'Node' } }
{ 'command': 'node-add', 'data': 'Node', 'boxed': true }
{ 'command': 'node-check', 'data': { 'node': 'Node' } }
##
# @node-change:
#
# The @name of each (see @Node) must be specified.
#
# @nodes: all
##
{ 'command': 'node-change', 'data': { 'nodes': [ 'Node' ] } }
`)
	requests := New(ref)
	for _, row := range []struct {
		command string
		demands []Demand
		want    string
	}{
		{"node-add", nil, `{ "execute": "node-add", "arguments": { "name": "NAME", "size": 1 } }`},
		{"node-add", []Demand{Has("like")}, `{ "execute": "node-add", "arguments": { "name": "NAME", "like": "LIKE" } }`},
		{"node-add", []Demand{Has("child")},
			`{ "execute": "node-add", "arguments": { "name": "NAME", "size": 1, "child": { "size": 1 } } }`},
		{"node-check", nil, `{ "execute": "node-check", "arguments": { "node": { "size": 1 } } }`},
		{"node-change", nil, `{ "execute": "node-change", "arguments": { "nodes": [ { "name": "NAME", "size": 1 } ] } }`},
	} {
		q, err := requests.generate(ref.Lookup(qapi.QMP, row.command), nil, row.demands...)
		if err != nil {
			t.Errorf("%s: %v", row.command, err)
		} else if got := q.Line(); got != row.want {
			t.Errorf("got  %s\nwant %s", got, row.want)
		}
	}
}

// comment puts the sign of a comment before each line.
func comment(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// members writes the members of a command: optional, mandatory (!) and deprecated (~) ones.
func members(names string) string {
	var list []string
	for _, name := range strings.Fields(names) {
		switch name[0] {
		case '!':
			list = append(list, "'"+name[1:]+"': 'str'")
		case '~':
			list = append(list, "'*"+name[1:]+"': { 'type': 'str', 'features': [ 'deprecated' ] }")
		default:
			list = append(list, "'"+name+"': 'str'")
		}
	}
	return strings.Join(list, ", ")
}
