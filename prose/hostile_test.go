package prose

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
)

// allowed is all that may come out of a text: elements, and the attributes of each.
var allowed = map[string][]string{
	"a": {"href"}, "blockquote": nil, "br": nil, "caption": nil, "code": {"class"}, "dd": nil, "div": {"class", "id", "role"},
	"dl": {"class"}, "dt": nil, "em": nil, "figcaption": nil, "figure": {"class"}, "h1": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil,
	"h6": nil, "hr": nil, "li": nil, "ol": {"start", "type"}, "p": {"class"}, "pre": nil, "span": {"class"}, "strong": nil, "sub": nil, "sup": nil,
	"table": nil, "tbody": nil, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "thead": nil, "tr": nil, "ul": nil,
}

// checkHTML tells what in a page must not be there, "" when all is well.
func checkHTML(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.CommentToken, html.DoctypeToken:
			return "comment or doctype"
		case html.TextToken:
			continue
		default:
			if problem := checkTag(z.Token()); problem != "" {
				return problem
			}
		}
	}
}

func checkTag(t html.Token) string {
	attributes, ok := allowed[t.Data]
	if !ok {
		return "element " + t.Data
	}
	for _, a := range t.Attr {
		if !slices.Contains(attributes, a.Key) {
			return fmt.Sprintf("attribute %s of %s", a.Key, t.Data)
		}
		known := a.Val == "ok.html" || strings.HasPrefix(a.Val, "#note-") || isWebURL(a.Val)
		if a.Key == "href" && !known {
			return "address " + a.Val
		}
		if a.Key == "class" && !strings.HasPrefix(a.Val, "language-") && strings.Trim(a.Val, "abcdefghijklmnopqrstuvwxyz ") != "" {
			return "class " + a.Val
		}
	}
	return ""
}

func checkDoc(t *testing.T, text Text) {
	t.Helper()
	d := Parse(text)
	ok := func(Ref) (string, bool) { return "ok.html", true }
	page := d.HTML(HTMLOptions{Link: ok})
	if problem := checkHTML(page); problem != "" {
		t.Errorf("%s in\n%s", problem, page)
	}
	checkMarkdown(t, d.Markdown(ok))
	again := Parse(text)
	if again.HTML(HTMLOptions{Link: ok}) != page || again.Markdown(ok) != d.Markdown(ok) || again.Plain(40) != d.Plain(40) {
		t.Error("two readings differ")
	}
	if !reflect.DeepEqual(again.Refs(), d.Refs()) || !reflect.DeepEqual(again.Findings(), d.Findings()) {
		t.Error("references or findings of two readings differ")
	}
	lines := strings.Split(text.Raw, "\n")
	for _, r := range d.Refs() {
		at := r.Pos
		if at.Line < 1 || at.Line > len(lines) || at.Col < 3 || at.Col-3 >= len(lines[at.Line-1]) {
			t.Errorf("reference %v is not in the text", r)
		}
	}
	for _, f := range d.Findings() {
		if f.Pos.Line < 1 || f.Pos.Line > len(lines) || !slices.ContainsFunc(Rules(), func(r diag.Rule) bool { return r.ID == f.Rule }) {
			t.Errorf("finding %v has no rule or place", f)
		}
	}
	_ = d.Summary()
	_ = Headings(text)
	_ = Examples(text)
}

// gfm is an independent reader of Markdown that lets HTML through.
var gfm = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(htmlrenderer.WithUnsafe()))

func checkMarkdown(t *testing.T, markdown string) {
	t.Helper()
	var page strings.Builder
	if err := gfm.Convert([]byte(markdown), &page); err != nil {
		t.Fatal(err)
	}
	if problem := checkHTML(page.String()); problem != "" {
		t.Errorf("%s in\n%s\nfrom the Markdown\n%s", problem, page.String(), markdown)
	}
}

func FuzzParse(f *testing.F) {
	golden.Seeds(f, "testdata")
	f.Fuzz(func(t *testing.T, src []byte) {
		checkDoc(t, textOf(string(src), false))
		checkDoc(t, textOf(string(src), true))
	})
}

// hostile texts are built from a piece that is repeated n times.
var hostile = []struct {
	name  string
	build func(n int) string
}{
	{"nested bullets", func(n int) string { return strings.Repeat("- ", n) + "x" }},
	{"nested items", staircase("- x\n")},
	{"nested quotes", staircase("x\n\n")},
	{"nested directives", staircase(".. note:: x\n\n")},
	{"nested definitions", staircase("x\n")},
	{"directives", repeated(".. foo::\nx\n")},
	{"comments", repeated(".. \n\nx\n")},
	{"backticks", repeated("`x ")},
	{"double backticks", repeated("``x ")},
	{"only backticks", repeated("`")},
	{"asterisks", repeated("*x ")},
	{"only asterisks", repeated("*")},
	{"emphasis", repeated("*x* **y** ")},
	{"underscores", repeated("a_")},
	{"colons", repeated(":a")},
	{"roles", repeated(":a:`")},
	{"brackets", repeated("[a]_ ")},
	{"open brackets", repeated("[")},
	{"names", repeated("@a")},
	{"name of brackets", repeated("[]")},
	{"backslashes", repeated(`\`)},
	{"schemes", repeated("http://")},
	{"colon paragraphs", repeated("x::\n\n")},
	{"line blocks", repeated("| x\n")},
	{"fields", repeated(":a: b\n")},
	{"footnotes", repeated(".. [#] x\n[#]_\n\n")},
	{"targets", repeated(".. _a: b\n`a`_\n\n")},
	{"headings", repeated("a\n===\n\n")},
	{"table rules", repeated("==  ==\n")},
	{"broken tables", repeated("==  ==\na\n\nb\n\n")},
	{"wide rule", func(n int) string {
		return strings.Repeat("= ", n) + "\n" + strings.Repeat("x ", n) + "\n" + strings.Repeat("= ", n)
	}},
	{"wide grid", func(n int) string {
		return strings.Repeat("+-", n) + "+\n" + strings.Repeat("|x", n) + "|\n" + strings.Repeat("+-", n) + "+"
	}},
	{"spanning grid", repeated("+--+--+\n|a |b |\n|  +--+\n|  |c |\n+--+--+\n")},
	{"tall cell", func(n int) string {
		return "+--+--+\n" + strings.Repeat("|a |b |\n|  +--+\n", n) + "|  |c |\n+--+--+\n"
	}},
	{"tall cells without end", repeated("+--+--+\n|a  b +\n|  +  |\n")},
	{"grid rows", repeated("+-+\n|x|\n")},
	{"columns", repeated("a    b\n")},
	{"messages", repeated("-> {}\n\n")},
	{"blanks", repeated(" ")},
	{"tabs", repeated("\t@a")},
	{"empty lines", repeated("\n")},
	{"NULs", repeated("\x00")},
	{"broken UTF-8", repeated("\xff@a")},
	{"substitutions", repeated(".. |a| replace:: b\n\n|a| |a|\n\n")},
	{"long substitutions", func(n int) string {
		return ".. |a| replace:: " + strings.Repeat("b", 300) + "\n\n" + strings.Repeat("|a| ", n)
	}},
	{"parsed literals", repeated(".. parsed-literal::\n\n  *a*\n  |a\n\n")},
	{"nested substitutions", repeated(".. |a| replace:: ")},
	{"bars", repeated("|a")},
	{"line block that goes on", repeated("| x\n  y\n")},
	{"lettered items", repeated("a) x\n")},
	{"items in parentheses", repeated("(i) x\n\n  y\n")},
	{"o items", repeated("o x\n o x\n")},
	{"long word", repeated("a")},
}

func repeated(piece string) func(int) string {
	return func(n int) string { return strings.Repeat(piece, n) }
}

// staircase indents each piece by one blank more than the one before, up to 300.
func staircase(piece string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", 2*(i%150)) + piece)
		}
		return b.String()
	}
}

func TestHostile(t *testing.T) {
	for _, tt := range hostile {
		t.Run(tt.name, func(t *testing.T) {
			n := 1000
			if testing.Short() {
				n = 100
			}
			checkDoc(t, textOf(tt.build(n), false))
			checkDoc(t, textOf(tt.build(n), true))
		})
	}
}

// BenchmarkHostile shows whether time grows with the size of the text: both lines of a text must have about the same MB/s.
func BenchmarkHostile(b *testing.B) {
	for _, tt := range hostile {
		for _, n := range []int{1000, 10000} {
			raw := tt.build(n)
			text := textOf(raw, false)
			b.Run(fmt.Sprintf("%s/%d", tt.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(raw)))
				for b.Loop() {
					d := Parse(text)
					_, _, _ = d.HTML(HTMLOptions{}), d.Markdown(nil), d.Plain(60)
				}
			})
		}
	}
}
