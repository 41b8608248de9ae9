package hxparse_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/hxparse"
	"qmpdoc/internal/golden"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

func TestParse(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, name string, src []byte) []golden.Section {
		part, found := parserFor(name)(name, src)
		return []golden.Section{{Name: "want", Text: render(part)}, {Name: "diag", Text: renderFindings(found)}}
	})
}

func parserFor(name string) func(string, []byte) (*qapi.Part, diag.List) {
	if filepath.Ext(name) == ".hx" {
		return hxparse.ParseHX
	}
	return hxparse.ParseText
}

func renderFindings(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintln(&b, d)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %s: %s\n", r.Pos, r.Msg)
		}
	}
	return b.String()
}

// render writes a Part as lines: every position, and every line of text after its own.
func render(part *qapi.Part) string {
	var b strings.Builder
	for _, item := range part.Items {
		switch item := item.(type) {
		case *qapi.HxEntry:
			renderEntry(&b, item)
		case *qapi.OldDoc:
			renderDoc(&b, item)
		default:
			panic(fmt.Sprintf("unexpected %T", item))
		}
	}
	for _, c := range part.Ignores {
		fmt.Fprintf(&b, "ignore %s to %s %q %q, lines %d to %d\n", place(c.Pos), place(c.End), c.Rule, c.Reason, c.From, c.To)
	}
	return b.String()
}

func renderEntry(b *strings.Builder, e *qapi.HxEntry) {
	fmt.Fprintf(b, "entry %s %s, to line %d\n", e.Name, place(e.Pos), e.End)
	for _, line := range e.If {
		fmt.Fprintf(b, "  %s\n", line)
	}
	for _, f := range e.Fields {
		fmt.Fprintf(b, "  .%s = %q %s\n", f.Name, f.Value, place(f.Pos))
	}
	for _, a := range e.Args {
		fmt.Fprintf(b, "  argument %s %s%s: %s, %s\n", a.Name, a.Code, optional(a.Optional), a.JSONType, a.Meaning)
	}
}

func renderDoc(b *strings.Builder, d *qapi.OldDoc) {
	what := "chapter"
	if d.Command != "" {
		what = fmt.Sprintf("%s %s by %s", d.Kind, d.Command, d.MatchedBy)
	}
	fmt.Fprintf(b, "%s: title %q %s, block %s, to line %d\n", what, d.Title, place(d.Pos), place(d.Block), d.End)
	for _, s := range d.Sections {
		fmt.Fprintf(b, "  section %q %s\n", s.Label, place(s.Pos))
		renderText(b, "    ", s.Text)
		for _, it := range s.Items {
			fmt.Fprintf(b, "    item %q %s, indent %d, quoted %v, type %q%s\n",
				it.Name, place(it.Pos), it.Indent, it.Quoted, it.JSONType, optional(it.Optional))
			renderText(b, "      ", it.Text)
		}
	}
}

func renderText(b *strings.Builder, indent string, t prose.Text) {
	if t.IsZero() {
		return
	}
	for i, line := range strings.Split(t.Raw, "\n") {
		fmt.Fprintf(b, "%s%d:%d|%s\n", indent, t.Lines[i].Line, t.Lines[i].Col, line)
	}
}

func optional(on bool) string {
	if on {
		return " optional"
	}
	return ""
}

func place(p diag.Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }
