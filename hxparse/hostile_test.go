package hxparse_test

import (
	"strings"
	"testing"

	"qmpdoc/hxparse"
)

// TestHostile repeats pieces of the notation in every surrounding. Each input takes some milliseconds; a reader that
// goes back over what it has read would not end before the time limit of go test.
func TestHostile(t *testing.T) {
	size := 1 << 18
	if testing.Short() {
		size = 1 << 12
	}
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
			hxparse.ParseHX("in.hx", src)
			hxparse.ParseText("in.txt", src)
		}
	}
}
