package prose

import (
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// frames are what a block can be the content of. The first line of the content follows head on its line, unless that ends in
// a newline; the other lines are indented as rest says.
var frames = []struct{ head, rest, foot string }{
	{"- ", "  ", "\n- x\n"},
	{"12. ", "    ", "\n\nx\n"},
	{"• ", "    ", ""},
	{":field: ", "   ", "\n:other: x\n"},
	{".. note:: ", "   ", "\n\nx\n"},
	{".. table:: t\n\n", "   ", ""},
	{".. foo:: t\n   :o: x\n\n", "   ", ""},
	{".. code-block:: c\n\n", "   ", ""},
	{".. qmp-example::\n   :annotated:\n\n", "   ", ""},
	{".. [#] ", "   ", "\n\n[#]_\n"},
	{".. ", "   ", "\n"},
	{"term\n", "  ", "\n\nx\n"},
	{"x\n\n", "    ", "\n\nx\n"},
	{"x::\n\n", "    ", ""},
	{"| ", "  ", "\n| x\n"},
	{"@a   ", "     ", "\n@b   x\n"},
	{"=== ===\n", "    ", "\n=== ===\n"},
}

// inside puts text into frame number i.
func inside(i int, text string) string {
	f := frames[i%len(frames)]
	return f.head + strings.ReplaceAll(text, "\n", "\n"+f.rest) + f.foot
}

// cellOf puts text into a cell of a grid table.
func cellOf(text string) string {
	lines := strings.Split(text, "\n")
	width := 1
	for _, line := range lines {
		width = max(width, len([]rune(line)))
	}
	rule := "+---+" + strings.Repeat("-", width) + "+\n"
	var b strings.Builder
	b.WriteString(rule)
	for _, line := range lines {
		b.WriteString("| x |" + line + strings.Repeat(" ", width-len([]rune(line))) + "|\n")
	}
	return b.String() + rule
}

// FuzzInside reads texts as the content of other blocks, two deep. The first byte chooses the blocks.
func FuzzInside(f *testing.F) {
	golden.Seeds(f, "testdata")
	for i := range 256 {
		f.Add(append([]byte{byte(i)}, "+---+\n| a |\n+---+\n\nx"...))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) == 0 || !isClean(string(src)) { // a cell does not know what shifts its columns
			return
		}
		chosen, text := int(src[0]), strings.Trim(string(src[1:]), "\n")
		checkDoc(t, textOf(inside(chosen, inside(chosen/len(frames), text)), chosen%2 == 1))
		checkDoc(t, textOf(inside(chosen, cellOf(text)), false))
		checkDoc(t, textOf(cellOf(inside(chosen, text)), false))
	})
}
