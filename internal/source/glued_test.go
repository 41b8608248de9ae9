package source_test

import (
	"testing"
	"testing/fstest"

	"qmpdoc/internal/source"
)

// A tag inside a paragraph begins a section to QEMU's parser up to 8.2, and is text from 9.0 on.
func TestTagInParagraph(t *testing.T) {
	const src = `##
# @lamp-on:
#
# Switch the lamp on.
# Since: 9.1
# or so.
#
# TODO:
#     Dim it.
##
{ 'command': 'lamp-on' }
`
	for release, want := range map[string]struct{ since, body string }{
		"8.2.0":  {"9.1\nor so.", "Switch the lamp on."},
		"8.2.50": {"", "Switch the lamp on.\nSince: 9.1\nor so."},
		"9.0.0":  {"", "Switch the lamp on.\nSince: 9.1\nor so."},
		"":       {"", "Switch the lamp on.\nSince: 9.1\nor so."},
	} {
		tree := fstest.MapFS{"qapi/qapi-schema.json": {Data: []byte(src)}}
		if release != "" {
			tree["VERSION"] = &fstest.MapFile{Data: []byte(release)}
		}
		ref, _, err := source.Load(tree, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		doc := ref.Defs[0].Doc
		if got := doc.Since().Raw; got != want.since {
			t.Errorf("%s: since %q, want %q", release, got, want.since)
		}
		body := doc.Body()
		if body.Raw != want.body {
			t.Errorf("%s: body %q, want %q", release, body.Raw, want.body)
		}
		for i, line := range []int{4, 5, 6}[:len(body.Lines)] {
			if at := body.Lines[i]; at.Line != line || at.Col != 3 {
				t.Errorf("%s: line %d of the body is at %v", release, i, at)
			}
		}
	}
}
