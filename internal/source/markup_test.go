package source_test

import (
	"testing"

	"qmpdoc/internal/source"
	"qmpdoc/prose"
)

var markupCases = []struct{ name, version, text, want string }{
	{"good", "10.2.0", "# *Fine*.", ""},
	{"an unknown directive in a definition", "10.2.0", "# .. frob::", "qapi-schema.json:4:3: warning: unknown directive 'frob' [markup-unknown-directive] quit"},
	{"the same before reStructuredText", "4.2.0", "# .. frob::", ""},
	{"a name that nothing bears", "4.2.0", "# See @quid, and @quit.", "qapi-schema.json:4:7: info: @quid leads nowhere [dead-reference] quit"},
	{"a link to nothing", "10.2.0", "# See `quid`, and `quit`.", "qapi-schema.json:4:7: info: `quid` leads nowhere [dead-link] quit"},
	{"a word in backticks", "9.2.0", "# See `quid`.", ""},
	{"another manual", "10.2.0", "# See :ref:`frob`.", ""},
	{"no release", "10.2.0", "# Fine.\n##\n{ 'command': 'quit' }\n##\n# Free text.\n#", "qapi-schema.json:2:4: info: the documentation of command quit does not say since when it is there [since-missing] quit"},
}

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
