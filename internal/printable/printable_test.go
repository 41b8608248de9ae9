package printable_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/printable"
)

const odd = "a\x1b[31m\u009b\u202e\U000E0041\x7f\r\n\tb ü"

func TestLine(t *testing.T) {
	if got, want := printable.Line(odd), "a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb ü"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestText(t *testing.T) {
	if got, want := printable.Text(odd), "a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\n\tb ü"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// JSON means the same afterwards, and hides nothing.
func TestJSON(t *testing.T) {
	text, err := json.MarshalIndent([]string{odd, "plain"}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got := printable.JSON(text)
	if i := strings.IndexFunc(string(got), func(r rune) bool { return r != '\n' && printable.Hides(r) }); i >= 0 {
		t.Errorf("a raw character at offset %d of %q", i, got)
	}
	var back []string
	if err := json.Unmarshal(got, &back); err != nil || back[0] != odd || back[1] != "plain" {
		t.Errorf("got %q, %v", back, err)
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		words       string
		first, rest int
		want        string
	}{
		{"", 9, 9, ""},
		{" a \n b ", 9, 9, "a b"},
		{"one two three", 7, 7, "one two|three"},
		{"one two three", 6, 9, "one|two three"},
		{"longer-than-that a b", 4, 4, "longer-than-that|a b"},
		{"\x1b[1mone\x1b[0m two", 7, 7, "\x1b[1mone\x1b[0m two"},
		{"ü \x1b[31;1mü\x1b[0m ü", 3, 3, "ü \x1b[31;1mü\x1b[0m|ü"},
		{"a b", -3, 0, "a|b"},
	} {
		if got := strings.Join(slices.Collect(printable.Wrap(tt.words, tt.first, tt.rest)), "|"); got != tt.want {
			t.Errorf("Wrap(%q, %d, %d) is %q, want %q", tt.words, tt.first, tt.rest, got, tt.want)
		}
	}
}
