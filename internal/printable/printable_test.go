package printable_test

import (
	"encoding/json"
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
