package prose

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/diag"
)

var threeLines = Text{Raw: "ab\n\ncd", File: "f", Lines: []Place{{5, 10}, {7, 3}, {8, 4}}}

func TestTextPos(t *testing.T) {
	for _, tt := range []struct {
		offset, line int
		want         diag.Pos
	}{
		{0, 0, diag.Pos{File: "f", Line: 5, Col: 10}},
		{2, 0, diag.Pos{File: "f", Line: 5, Col: 12}},
		{3, 1, diag.Pos{File: "f", Line: 7, Col: 3}},
		{5, 2, diag.Pos{File: "f", Line: 8, Col: 5}},
		{99, 2, diag.Pos{File: "f", Line: 8, Col: 6}},
	} {
		if got := threeLines.Pos(tt.offset); got != tt.want {
			t.Errorf("Pos(%d) = %v, want %v", tt.offset, got, tt.want)
		}
		if got := threeLines.LineOf(tt.offset); got != tt.line {
			t.Errorf("LineOf(%d) = %d, want %d", tt.offset, got, tt.line)
		}
	}
}

func TestTextSlice(t *testing.T) {
	for _, tt := range []struct {
		from, to int
		want     Text
	}{
		{0, 1, Text{Raw: "ab", File: "f", Lines: []Place{{5, 10}}}},
		{1, 3, Text{Raw: "\ncd", File: "f", Lines: []Place{{7, 3}, {8, 4}}}},
		{2, 9, Text{Raw: "cd", File: "f", Lines: []Place{{8, 4}}}},
		{2, 2, Text{File: "f"}},
		{7, 9, Text{File: "f"}},
	} {
		if diff := cmp.Diff(tt.want, threeLines.Slice(tt.from, tt.to)); diff != "" {
			t.Errorf("Slice(%d, %d) (-want +got):\n%s", tt.from, tt.to, diff)
		}
	}
}
