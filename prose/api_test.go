package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each rule has a row that provokes it; the findings are exact.
var ruleTests = []struct {
	name, in string
	plain    bool
	want     []string
}{
	{"unknown directive", "..  foo:: bar", false, []string{"f:1:3: warning: unknown directive 'foo' [markup-unknown-directive]"}},
	{"directive with colons", ".. qapi:command:: x", false, []string{"f:1:3: warning: unknown directive 'qapi:command' [markup-unknown-directive]"}},
	{"unknown substitution", ".. |x| unicode:: 0xA9\n\n|x|", false, []string{"f:1:3: warning: unknown directive 'unicode' for |x| [markup-unknown-directive]"}},
	{"substitution", ".. |x| replace:: y\n\n|x|", false, nil},
	{"unknown option", ".. note::\n   :nope: 1\n\n   text", false,
		[]string{"f:2:6: warning: directive 'note' has no option 'nope' [markup-unknown-option]"}},
	{"known option", ".. code-block:: C\n   :class: x\n   :linenos:\n\n   text", false, nil},
	{"empty directive", "- .. qmp-example::\n\ntext", false, []string{"f:1:5: warning: directive 'qmp-example' has no text [markup-empty-directive]"}},
	{"unknown role", "a :no-role:`x`", false, []string{"f:1:5: warning: unknown role 'no-role' [markup-unknown-role]"}},
	{"unclosed literal", "a\n``b", false, []string{"f:2:3: warning: inline literal is not closed: no `` in the rest of the paragraph [markup-unclosed]"}},
	{"unclosed reference", "a `b", false, []string{"f:1:5: warning: reference is not closed: no ` in the rest of the paragraph [markup-unclosed]"}},
	{"quote of old", "a `b'", false, []string{"f:1:5: warning: a quote is not closed by the mark that opened it: write 'b' [markup-unclosed]"}},
	{"unclosed strong", "**a", false, []string{"f:1:3: warning: strong text is not closed: no ** in the rest of the paragraph [markup-unclosed]"}},
	{"unclosed emphasis", "*a", false, []string{"f:1:3: warning: emphasis is not closed: no * in the rest of the paragraph [markup-unclosed]"}},
	{"one colon", ".. note: a", false, []string{"f:1:10: error: '.. note:' is a comment, and hides what belongs to it: a directive has two colons [doc-directive]"}},
	{"plain text has no markup", "*a `b' ``c .. foo:: d::", true, nil},
	{"no literal", "a::\n\nb", false, []string{"f:1:4: warning: no indented block after '::' [markup-no-literal]"}},
	{"no literal at the end", "a\n\n::", false, []string{"f:3:3: warning: no indented block after '::' [markup-no-literal]"}},
	{"bad simple table", "==  ==\na", false, []string{"f:1:3: warning: rows and columns of the table do not match [markup-bad-table]"}},
	{"bad grid table", "+--+\n|ab|", false, []string{"f:1:3: warning: rows and columns of the table do not match [markup-bad-table]"}},
	{"unknown footnote", "a [3]_", false, []string{"f:1:5: warning: no footnote '3' [markup-unknown-target]"}},
	{"unknown link", "a `b c`_", false, []string{"f:1:5: warning: no link target named 'b c' [markup-unknown-target]"}},
	{"short underline", "Heading\n=====", false, []string{`f:1:3: warning: the line under "Heading" is too short [markup-short-underline]`}},
	{"old heading", "= Heading", false, []string{`f:1:5: info: heading "Heading" in the notation of QEMU 2.9 to 10.0 [markup-old-heading]`}},
	{"a list without an empty line", "Lock:\n- the house\n- the shed", false, []string{"f:2:3: warning: no empty line before the list [markup-list-blank]"}},
	{"an indented line", "Lock all doors, those of the shed included, unless somebody is\n  inside.", false, []string{
		"f:2:5: warning: the manual shows the line above as a term, and this as its definition [markup-definition-list]"}},
	{"a term that announces", "Lock these:\n  house, shed", false, []string{
		"f:2:5: warning: the manual shows the line above as a term, and this as its definition [markup-definition-list]"}},
	{"deep nesting", strings.Repeat("- ", 20) + "a", false, []string{"f:1:35: warning: more than 16 nested blocks [markup-deep-nesting]"}},
	{"long text", strings.Repeat("@a ", 400_000), false, []string{"f:1:3: warning: a text of 1200000 bytes is too long to format, and is shown as written [markup-long-text]"}},
	{"odd character", "a\x01\tb\xff", false, []string{
		"f:1:4: warning: control character or broken UTF-8 [markup-odd-character]",
		"f:1:7: warning: control character or broken UTF-8 [markup-odd-character]"}},
	{"inside a cell", "+-----+\n| *ab |\n+-----+", false, []string{"f:2:5: warning: emphasis is not closed: no * in the rest of the paragraph [markup-unclosed]"}},
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, tt := range ruleTests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range Parse(textOf(tt.in, tt.plain)).Findings() {
				got = append(got, f.String())
				seen[f.Rule] = true
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings of %.100q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
	for _, r := range Rules() {
		if !seen[r.ID] {
			t.Errorf("no row provokes rule %s", r.ID)
		}
	}
}

func TestSummary(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{".. note:: Inside.  More.", "Inside."},
		{"One.  Two.", "One."},
		{"Read `x`,\ni.e. @y, or *z*. And", "Read x, i.e. y, or z."},
		{"From 1.2. onwards. It", "From 1.2. onwards."},
		{"No end", "No end"},
		{"- an item. Of a list", "an item."},
		{"= Heading\n\nText", "Text"},
	} {
		if got := Parse(textOf(tt.in, false)).Summary(); got != tt.want {
			t.Errorf("Summary(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestHeadings(t *testing.T) {
	for _, tt := range []struct {
		in    string
		plain bool
		want  []Heading
	}{
		{"= A\n\ntext\n\n== B", false, []Heading{{"A", "=", 0, 1}, {"B", "==", 4, 5}}},
		{"***\nAbc\n***\n\nB\n====", false, []Heading{{"Abc", "^*", 0, 3}, {"B", "_=", 4, 6}}},
		{"text\n= no heading\n\n- item\n-----\n\n  A\n  ===", false, nil},
		{"a\n::\n\nb\n...", false, nil},
		{"   Title\n   -----\n\n2. Two\n===", true, []Heading{{"Title", "_-", 0, 2}, {"2. Two", "_=", 3, 5}}},
		{"= A", true, nil},
	} {
		if diff := cmp.Diff(tt.want, Headings(textOf(tt.in, tt.plain))); diff != "" {
			t.Errorf("Headings(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestExamples(t *testing.T) {
	in := "Text\n\n.. note::\n   .. qmp-example::\n      :title: A\n\n       -> {\n\n         }\n\n" +
		".. qmp-example::\n  :annotated:\n\n  x::\n\n   y\n\n.. qmp-example::"
	got := Examples(textOf(in, false))
	want := []Example{
		{Title: "A", Pos: textOf(in, false).Pos(strings.Index(in, ".. qmp")),
			Body: Text{Raw: "-> {\n\n  }", File: "f", Lines: []Place{{7, 10}, {8, 3}, {9, 10}}}},
		{Annotated: true, Pos: textOf(in, false).Pos(strings.Index(in, ".. qmp-example::\n  :ann")),
			Body: Text{Raw: "x::\n\n y", File: "f", Lines: []Place{{14, 5}, {15, 3}, {16, 5}}}},
		{Pos: textOf(in, false).Pos(strings.LastIndex(in, "..")), Body: Text{File: "f", Lines: []Place{}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Examples (-want +got):\n%s", diff)
	}
	if got := Examples(textOf(in, true)); got != nil {
		t.Errorf("plain text has examples: %v", got)
	}
}

func TestRefs(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"@a and `b`\n- :ref:`c <d>`", []string{"f:1:3 @  a ", "f:1:10 `  b ", "f:2:5 :role: ref d c"}},
		{"+----+\n| @b |\n+----+\n\n@c", []string{"f:2:5 @  b ", "f:5:3 @  c "}},
		{"@a::\n\n  @b\n\n.. note:: `c`:any:", []string{"f:1:3 @  a ", "f:5:13 `  c "}},
		{"tab\t@a\n\n\xff@b", []string{"f:1:7 @  a ", "f:3:4 @  b "}},
	} {
		var got []string
		for _, r := range Parse(textOf(tt.in, false)).Refs() {
			got = append(got, strings.Join([]string{r.Pos.String(), r.Kind.String(), r.Role, r.Target, r.Title}, " "))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Refs of %q (-want +got):\n%s", tt.in, diff)
		}
	}
}

// The callbacks get what the text says, and what they return is printed as it is.
func TestHTMLOptions(t *testing.T) {
	in := "Lead\n====\n\nText::\n\n  lit\n\n.. code-block:: C\n\n   x\n\n.. qmp-example::\n   :title: T\n\n   -> 1\n\n[1]_\n\n.. [1] N"
	got := Parse(textOf(in, false)).HTML(HTMLOptions{
		Heading: 4,
		ID:      func() string { return "p-" },
		Example: func(e Example) string { return "<E " + e.Title + e.Body.Raw + e.Pos.String() + ">\n" },
		Literal: func(language string, body Text) string {
			return "<L " + language + body.Raw + body.Start().String() + ">\n"
		},
	})
	want := `<h4>Lead</h4>
<p>Text:</p>
<L litf:6:5>
<L Cxf:10:6>
<E T-> 1f:12:3>
<p><sup><a href="#p-note-1">[1]</a></sup></p>
<div class="footnote" id="p-note-1">
<span class="label">1</span>
<p>N</p>
</div>
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("HTML (-want +got):\n%s", diff)
	}
}
