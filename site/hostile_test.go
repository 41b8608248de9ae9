package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// hostile is a tree whose every name and text tries to get out of its place.
var hostile = fstest.MapFS{
	"VERSION": {Data: []byte("<b>9</b>\n")},
	"qapi/qapi-schema.json": {Data: []byte(`##
# = <script>alert(1)</script>
#
# [x](javascript:alert(1)) <img src=x onerror=alert(1)> javascript:alert(1) http://e.x/"onclick=alert(1)
##
##
# @../../x:
#
# <script>alert(2)</script> &lt;b&gt; @"><script>:
#
# @<i>: ` + "``<b>``" + ` "quoted" 'quoted'
#
# Returns: <script>
#
# .. note:: <script>alert(3)</script>
#
# .. qmp-example::
#    :title: <script>alert(4)</script>
#
#     -> { "<script>": "</code></pre><script>alert(5)</script>" }
##
{ 'command': '../../x', 'data': { '<i>': 'str', '*"onclick=alert(6)': '<T>' }, 'returns': '<T>',
  'if': '"><script>', 'features': [ '<script>', 'deprecated' ] }
{ 'command': '<script>' }
{ 'command': 'Twin' }
{ 'command': 'twin' }
{ 'command': '` + strings.Repeat("n", 300) + `' }
{ 'command': 'con' }
{ 'command': '' }
{ 'struct': '<T>', 'data': { 'a': 'int', 'a': 'int', 'A': 'int', '</dl>': [ '<T>' ] } }
{ 'enum': 'E', 'data': [ 'same', 'same', '<x>', '' ] }
{ 'union': 'U', 'base': 'U', 'discriminator': '<i>', 'data': { '<x>': '<T>', '<x>': 'U' } }
{ 'event': 'X', 'data': 'U', 'boxed': true }
`)},
	"qmp-commands.hx": {Data: []byte(`SQMP
<script>
--------

</pre><script>alert(7)</script>

Arguments:

- "<script>": "><script> (json-<script>, optional)

Example:

-> { "execute": "<script>" }

EQMP
    {
        .name       = "<script>",
        .args_type  = "<script>:<b>?,a:s",
        .params     = "<script>",
        .help       = "</p><script>",
    },
`)},
}

func TestHostileTree(t *testing.T) {
	r, found, err := source.Load(hostile, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Defs) < 10 {
		t.Errorf("only %d definitions are left of the tree", len(r.Defs))
	}
	files := build(t, Config{Config: page.Config{Reference: r, Findings: found, SourceURL: "javascript:alert({file})"}})
	for _, problem := range inspect(files) {
		t.Error(problem)
	}
	folded := map[string]string{}
	for name, data := range files {
		if !fs.ValidPath(name) || strings.ContainsAny(name, "<>\"\\:*?|") {
			t.Errorf("unsafe file name %q", name)
		}
		if other, ok := folded[strings.ToLower(name)]; ok {
			t.Errorf("%q and %q are one file on some systems", name, other)
		}
		folded[strings.ToLower(name)] = name
		if bytes.Contains(data, []byte(`="javascript:`)) {
			t.Errorf("%s: a live javascript link", name)
		}
	}
}

// TestManyMembers keeps pages small that inherit very much: a base of n members and n types with it must not make a
// site of n² rows.
func TestManyMembers(t *testing.T) {
	var schema strings.Builder
	schema.WriteString("{ 'struct': 'B', 'data': { 'a': 'int'")
	for i := range 400 { // what a page repeats at most
		fmt.Fprintf(&schema, ", 'v%d': 'int'", i)
	}
	schema.WriteString(" } }\n{ 'struct': 'S', 'base': 'B', 'data': { 'own': 'int' } }\n{ 'command': 'c', 'data': 'S' }\n")
	r, _, err := source.Load(fstest.MapFS{"qapi/qapi-schema.json": {Data: []byte(schema.String())}}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := build(t, Config{Config: page.Config{Reference: r}})
	for _, problem := range inspect(files) {
		t.Error(problem)
	}
	for name, want := range map[string][]string{
		"types/S.html":    {`id="member-own"`, `<p class="origin">from <a href="../types/B.html">B</a></p>`},
		"commands/c.html": {`<p class="origin">from <a href="../types/S.html">S</a></p>`, `<a class="t" href="#arguments">…</a>`},
	} {
		for _, w := range want {
			if !bytes.Contains(files[name], []byte(w)) {
				t.Errorf("%s lacks %s", name, w)
			}
		}
		if bytes.Contains(files[name], []byte("v7")) {
			t.Errorf("%s repeats the members of B", name)
		}
	}
}
