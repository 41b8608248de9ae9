package page

import (
	"strings"
	"testing"

	"qmpdoc/prose"
)

// The release at the end of a text is a badge beside it, unless it is about less than the row.
func TestWithoutRelease(t *testing.T) {
	for _, c := range []struct{ text, since, want string }{
		{"the size (since 2.7)", "2.7", "the size"},
		{"the size.  (Since: 2.7).", "2.7", "the size."},
		{"the size\nof it\n(since\n2.7)", "2.7", "the size\nof it"},
		{"(Since 2.7)", "2.7", ""},
		{"Since 2.7", "2.7", ""},
		{"since: 2.7.", "2.7", ""},
		{"the size.  Since 2.7", "2.7", "the size."},
		{"the size\n\nSince: 2.7", "2.7", "the size"},
		{"the size Since: 2.7", "2.7", "the size"},
		{"it may be empty since 2.7", "2.7", "it may be empty since 2.7"},
		{"the size (default: 1, since 2.7)", "2.7", "the size (default: 1, since 2.7)"},
		{"the size (since 2.7) of it", "2.7", "the size (since 2.7) of it"},
		{"the size (since 2.8)", "2.7", "the size (since 2.8)"},
		{"the size (in bytes)", "", "the size (in bytes)"},
		{"one of\n\n- a: small\n- b: large (since 2.7)", "2.7", "one of\n\n- a: small\n- b: large (since 2.7)"},
		{"- a: small\n\nlarge (since 2.7)", "2.7", "- a: small\n\nlarge"},
		{"", "2.7", ""},
	} {
		text := prose.Text{Raw: c.text}
		for i := range c.text {
			if i == 0 || c.text[i-1] == '\n' {
				text.Lines = append(text.Lines, prose.Place{Line: len(text.Lines) + 1, Col: 3})
			}
		}
		got := withoutRelease(text, c.since)
		if got.Raw != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got.Raw, c.want)
		}
		if lines := strings.Count(got.Raw, "\n") + 1; got.Raw != "" && len(got.Lines) != lines {
			t.Errorf("%q: places of %d lines for %d", c.text, len(got.Lines), lines)
		}
	}
}
