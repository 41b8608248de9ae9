package prose

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// textOf makes the Text of a test: it is in a file called "f" after "# ".
func textOf(raw string, plain bool) Text {
	t := Text{Raw: strings.TrimSuffix(raw, "\n"), File: "f", Plain: plain}
	for i := range strings.Count(t.Raw, "\n") + 1 {
		t.Lines = append(t.Lines, Place{Line: i + 1, Col: 3})
	}
	return t
}

// testLink knows everything but names that begin with "no-", and no documents.
func testLink(r Ref) (string, bool) {
	if r.Kind == RefMember {
		return "#arg-" + r.Target, true
	}
	return r.Target + ".html", r.Role != "doc" && !strings.HasPrefix(r.Target, "no-")
}

// A case is markup in a section in.txt, a document in in.rst, or text of the old files in in.plain.
func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, name string, src []byte) []golden.Section {
		text := textOf(string(src), name == "in.plain")
		text.Document = name == "in.rst"
		d := Parse(text)
		var diags strings.Builder
		for _, f := range d.Findings() {
			fmt.Fprintln(&diags, f)
		}
		return []golden.Section{
			{Name: "html", Text: d.HTML(HTMLOptions{Link: testLink, ID: func() string { return "x-" }})},
			{Name: "md", Text: d.Markdown(testLink)},
			{Name: "txt", Text: d.Plain(60)},
			{Name: "diag", Text: diags.String()},
		}
	})
}
