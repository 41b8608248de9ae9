package page

import (
	"slices"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

func TestFlawsAreUnderTheirPlaces(t *testing.T) {
	// The second line begins three columns to the right of the first, the third to the left of it.
	text := prose.Text{Raw: "{ 1\n  2 3\n4", File: "f", Lines: []prose.Place{{Line: 5, Col: 6}, {Line: 6, Col: 9}, {Line: 8, Col: 3}}}
	at := func(line, col int) diag.Pos { return diag.Pos{File: "f", Line: line, Col: col} }
	for _, c := range []struct {
		name  string
		found diag.List
		want  []Flaw
	}{
		{name: "none"},
		{
			name:  "the first line, help, and repeats",
			found: diag.List{{Pos: at(5, 8), Severity: diag.Error, Msg: "<m>", Help: "h", Repeats: []diag.Repeat{{Pos: at(6, 13)}}}},
			want:  []Flaw{{0, 2, "error", "error: <m> (h)"}, {1, 7, "error", "the same"}},
		},
		{
			name:  "many repeats",
			found: diag.List{{Pos: at(5, 8), Severity: diag.Warning, Msg: "<m>", Repeats: make([]diag.Repeat, maxRepeats+1)}},
			want:  []Flaw{{0, 2, "warning", "warning: <m>, and at 3 more places"}},
		},
		{
			name:  "after the end, and on a line that is not shown",
			found: diag.List{{Pos: at(8, 4), Msg: "end"}, {Pos: at(7, 1), Severity: diag.Warning, Msg: "gap"}},
			want:  []Flaw{{1, 0, "warning", "warning: gap"}, {2, 1, "info", "info: end"}},
		},
	} {
		if got := flawsIn(aligned(text), c.found); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	if got, want := joined(aligned(text)), "{ 1\n     2 3\n4"; got != want {
		t.Errorf("aligned %q, want %q", got, want)
	}
}
