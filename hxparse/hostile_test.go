package hxparse_test

import (
	"strings"
	"testing"
	"time"

	"qmpdoc/hxparse"
)

// TestHostile repeats pieces of the notation in every surrounding. Each input takes some milliseconds; a reader that
// goes back over what it has read would need minutes.
func TestHostile(t *testing.T) {
	const size, most = 1 << 18, 60 * time.Second
	around := []string{"", "SQMP\nabc\n---\n", "{ .name = ", "STOP\n----\n\nData:\n\n- \"a\": "}
	pieces := []string{
		"{", "{\n", "{ /*\n", "/*\n", "{ .a", "{ .a = # ", "{.name=\"a\"},", "{ .name = \"a\\\n", "[", "(,", ",", "\\", "'", "\"",
		"#if X\n{.name=\"a\"},\n", "#endif\n", "HXCOMM\n", "SQMP\n", "EQMP\n", "SQMP\na-b\n---\nEQMP\n", "STEXI\n",
		"words\n", "abc\n---\n\n", "-> \n\nabc\n\n", "A, ", "   x\n   ---\n", "\n", " ", "x", "\x00", "\xff",
		"Example \n\n", "Since: 1\n\n", "- a\n", "- \"a\n", "a array:\n", " json-(", "\"execute\":\"", "\"event\":",
	}
	for _, prefix := range around {
		for _, piece := range pieces {
			src := []byte(prefix + strings.Repeat(piece, size/len(piece)))
			start := time.Now()
			hxparse.ParseHX("in.hx", src)
			hxparse.ParseText("in.txt", src)
			if took := time.Since(start); took > most {
				t.Errorf("%q and much %q: %s", prefix, piece, took)
			}
		}
	}
}
