package site

import (
	"bytes"
	"regexp"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// groups are commands whose dispatch table names a group of options, of which each is an argument: one that no schema
// has, and one that has become known to the schema, with help of two lines.
var groups = fstest.MapFS{
	"VERSION":          {Data: []byte("2.1.0\n")},
	"qapi-schema.json": {Data: []byte("{ 'command': 'plug_in', 'data': { 'kind': 'str' } }\n")},
	"qmp-commands.hx": {Data: []byte(`    {
        .name       = "plug",
        .args_type  = "plug:O",
    },

SQMP
plug
----

Arguments:

- "kind": of the plug (json-string)
- "socket": where (json-int, optional)
- plug properties

Properties differ from plug
to plug.

EQMP

    {
        .name       = "plug_in",
        .args_type  = "plug:O",
        .help       = "plug it in\n\t\t\t -f even if it does not fit",
    },
`)},
}

func TestDispatchTable(t *testing.T) {
	r, found, err := source.Load(groups, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	site := build(t, Config{Config: page.Config{Reference: r, Findings: found}})
	for _, row := range []struct{ page, pattern string }{
		{"commands/plug.html", `(?s)&#34;arguments&#34;.*arg-kind.*string</i>,\s+… } }.*May add <a href="#arg-socket"`},
		{"commands/plug.html", `(?s)plug properties.*</dl>\s+<div class="text"><p>Properties differ`},
		{"commands/plug_in.html", `<th scope="row"><code>plug</code></th><td><code>O</code>`},
		{"commands/plug_in.html", `<p>plug it in<br>-f even if it does not fit</p>`},
	} {
		if !regexp.MustCompile(row.pattern).Match(site[row.page]) {
			_, main, _ := bytes.Cut(site[row.page], []byte("<main"))
			t.Errorf("%s lacks %s:\n%s", row.page, row.pattern, main)
		}
	}
}
