package source_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
)

var markupCases = []struct{ name, version, text, want string }{
	{"good", "10.2.0", "# *Fine*.", ""},
	{"an unknown directive in a definition", "10.2.0", "# .. frob::", "qapi-schema.json:4:3: warning: unknown directive 'frob' [markup-unknown-directive] quit"},
	{"the same before reStructuredText", "4.2.0", "# .. frob::", ""},
	{"a name that nothing bears", "4.2.0", "# See @quid, and @quit.", "qapi-schema.json:4:7: info: @quid does not exist [dead-reference] quit"},
	{"a link to nothing", "10.2.0", "# See `quid`, and `quit`.", "qapi-schema.json:4:7: info: `quid` does not exist [dead-link] quit"},
	{"a word in backticks", "9.2.0", "# See `quid`.", ""},
	{"patterns in quotes", "10.2.0", "# On \"pc-q35-*\" only.", ""},
	{"another manual", "10.2.0", "# See :ref:`frob`.", ""},
	{"an argument of another command", "10.2.0", "# See @force.\n##\n{ 'command': 'quit' }\n##\n# @stop:\n#\n# Stop.\n#\n# @force: at once\n#\n# Since: 1.0\n##\n" +
		"{ 'command': 'stop', 'data': { 'force': 'bool' } }\n##\n# Free text.\n#", since},
	{"a name of nothing", "10.2.0", "# See @forse.", "qapi-schema.json:4:7: info: @forse does not exist [dead-reference] quit"},
	{"a value that begins with the sign", "10.2.0", "# Say \"@dbus\".", ""},
	{"a name to be done", "10.2.0", "# TODO: @quid", ""},
	{"an index", "10.2.0", "# See the `qapi-qmp-index`.", ""},

	{"a release that never was", "3.0.0", "# Fine (since 2.13).", "qapi-schema.json:4:15: warning: there is no QEMU 2.13 [since-unknown] quit"},
	{"the same of a format of Windows", "3.0.0", "# Windows reads it, for a long time (since 2.13).", "qapi-schema.json:4:44: warning: there is no QEMU 2.13 [since-unknown] quit"},
	{"one of the four of 9", "10.2.0", "# Fine, since 9.3.", "qapi-schema.json:4:15: warning: there is no QEMU 9.3 [since-unknown] quit"},
	{"one far away", "10.2.0", "# Fine (Since: 99.3)", "qapi-schema.json:4:16: warning: there is no QEMU 99.3 [since-unknown] quit"},
	{"the next release", "10.1.50", "# Fine (since 10.2).", ""},
	{"the next release in a candidate", "10.2.91", "# Fine (since 11.0).", ""},
	{"the release after that", "10.1.50", "# Fine (since 11.0).", "qapi-schema.json:4:15: warning: QEMU 11.0 comes after this tree, which is 10.2 [since-future] quit"},
	{"a stable release", "2.12.1", "# Fine (since 2.12.1).", ""},
	{"releases of other programs", "10.2.0", "# Linux has it since v5.15 as well; libvirt since version 9.9.", ""},

	{"nearly Returns", "10.2.0", "# Text.\n#\n# returns: nothing", "qapi-schema.json:6:3: warning: 'returns:' is plain text to QEMU [doc-near-tag] quit"},
	{"nearly Errors", "10.2.0", "# Text.\n#\n# Error: nothing", "qapi-schema.json:6:3: warning: 'Error:' is plain text to QEMU [doc-near-tag] quit"},
	{"arguments", "2.12.0", "# Arguments:", "qapi-schema.json:4:3: warning: 'Arguments:' is plain text to QEMU [doc-near-tag] quit"},
	{"a tag within a paragraph", "10.2.0", "# Read it\n# since: it matters.", ""},
	{"indented", "10.2.0", "# List:\n#\n#   returns: nothing", ""},

	{"a word twice", "1.0", "# Leave the\n# the room.", "qapi-schema.json:5:3: info: 'the' comes twice [doubled-word] quit"},
	{"a word that may come twice", "10.2.0", "# He knows that that had had it, and so on.", ""},
	{"another paragraph", "10.2.0", "# Leave the\n#\n# the room.", ""},
	{"something in between", "10.2.0", "# Leave the ``x`` the room, the, the door.", ""},

	{"nearly a type", "10.2.0", "# See LampDefInfo.\n##\n{ 'command': 'quit' }\n" + lampType + "##\n# Free text.\n#",
		since + "qapi-schema.json:4:7: info: there is no type LampDefInfo [near-type] quit"},
	{"nothing like a type", "10.2.0", "# See OpenGate and LampDefinitionInfos.\n##\n{ 'command': 'quit' }\n" + lampType + "##\n# Free text.\n#", since},
	{"a family of foreign names", "10.2.0", "# See the LampDef of a LampDefInfo.\n##\n{ 'command': 'quit' }\n" + lampType + "##\n# Free text.\n#", since},
	{"an error class", "4.2.0", "# Text.\n#\n# Returns: If it burns, LampBurns\n#          GenericError\n##\n{ 'command': 'quit', 'returns': 'LampDefinitionInfo' }\n" + lampType +
		"{ 'enum': 'QapiErrorClass', 'data': [ 'GenericError' ] }\n##\n# Free text.\n#",
		since + "qapi-schema.json:6:25: info: LampBurns is not an error class [unknown-error-class] quit"},

	{"no release", "10.2.0", "# Fine.\n##\n{ 'command': 'quit' }\n##\n# Free text.\n#", "qapi-schema.json:2:4: info: the documentation of command quit does not say in which release it appeared [since-missing] quit"},
}

// since is what a row provokes that has a definition after quit: the Since section of each row is that of the last comment.
const since = "qapi-schema.json:2:4: info: the documentation of command quit does not say in which release it appeared [since-missing] quit"

const lampType = "{ 'struct': 'LampDefinitionInfo', 'data': {} }\n"

func TestMarkup(t *testing.T) {
	for _, c := range markupCases {
		t.Run(c.name, func(t *testing.T) {
			ref, _, err := source.Load(tree("-- VERSION --\n"+c.version+"\n-- qapi-schema.json --\n"+
				"##\n# @quit:\n#\n"+c.text+"\n#\n# Since: 1.0\n##\n{ 'command': 'quit' }\n"), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, d := range source.Markup(ref, new(prose.Library)) {
				got += d.String() + " " + d.Definition
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A text can have more dead references than a list takes, and then name one of them again. Worse findings of later texts count.
func TestManyDeadReferences(t *testing.T) {
	var text strings.Builder
	for i := range 20_010 {
		fmt.Fprintf(&text, "# @nothing%d\n", i)
	}
	text.WriteString("# @nothing20009 @nothing20005 @nothing7\n")
	ref, _, err := source.Load(tree("-- VERSION --\n10.2.0\n-- qapi-schema.json --\n"+
		"##\n# @quit:\n#\n"+text.String()+"#\n# Since: 1.0\n##\n{ 'command': 'quit' }\n"+
		"##\n# @stop:\n#\n# Text (since 1.99).\n#\n# Since: 1.0\n##\n{ 'command': 'stop' }\n"), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := source.Markup(ref, new(prose.Library))
	if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Definition == "stop" }) {
		t.Errorf("%d findings, none of them about the second command", len(found))
	}
}
