package diag_test

import (
	"testing"

	"qmpdoc/diag"
)

// Each offset of a text leads to a line and column, and back.
func TestLines(t *testing.T) {
	const text = "one\n\ntwo\r\nend"
	lines := diag.NewLines(text)
	line, col := 1, 1
	for offset := range len(text) + 1 {
		if gotLine, gotCol := lines.At(offset); gotLine != line || gotCol != col {
			t.Errorf("offset %d is at %d:%d, want %d:%d", offset, gotLine, gotCol, line, col)
		}
		if got, ok := lines.Offset(line, col); got != offset || !ok {
			t.Errorf("%d:%d is at offset %d, %v, want %d", line, col, got, ok, offset)
		}
		col++
		if offset < len(text) && text[offset] == '\n' {
			line, col = line+1, 1
		}
	}
	for n, want := range map[int]string{1: "one", 2: "", 3: "two", 4: "end"} {
		if got, ok := lines.Line(n); got != want || !ok {
			t.Errorf("line %d is %q, %v, want %q", n, got, ok, want)
		}
	}
	for _, place := range [][2]int{{0, 1}, {1, 0}, {1, 5}, {5, 1}} {
		if got, ok := lines.Offset(place[0], place[1]); ok {
			t.Errorf("%v is at offset %d, want no such place", place, got)
		}
	}
}
