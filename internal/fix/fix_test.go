package fix_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"qmpdoc/diag"
	"qmpdoc/internal/fix"
)

func edit(line, col, endLine, endCol int, text string) diag.Edit {
	return diag.Edit{Pos: diag.Pos{File: "a", Line: line, Col: col}, End: diag.Pos{File: "a", Line: endLine, Col: endCol}, Text: text}
}

func TestApply(t *testing.T) {
	const src = "one\ntwo\r\nthree"
	for _, c := range []struct {
		name  string
		edits []diag.Edit
		want  string
		made  int
	}{
		{name: "none", want: src},
		{name: "in any order", edits: []diag.Edit{edit(3, 6, 3, 6, "!"), edit(1, 1, 1, 4, "1")}, want: "1\ntwo\r\nthree!", made: 2},
		{name: "over a line end", edits: []diag.Edit{edit(1, 4, 2, 1, " ")}, want: "one two\r\nthree", made: 1},
		{name: "behind the last byte of a line", edits: []diag.Edit{edit(1, 4, 1, 4, ",")}, want: "one,\ntwo\r\nthree", made: 1},
		{name: "overlapping", edits: []diag.Edit{edit(1, 1, 1, 3, "x"), edit(1, 2, 1, 4, "y")}, want: "xe\ntwo\r\nthree", made: 1},
		{name: "side by side", edits: []diag.Edit{edit(1, 1, 1, 2, "x"), edit(1, 2, 1, 4, "y")}, want: "xy\ntwo\r\nthree", made: 2},
		{name: "the same twice", edits: []diag.Edit{edit(1, 2, 1, 2, ","), edit(1, 2, 1, 2, ",")}, want: "o,ne\ntwo\r\nthree", made: 1},
		{name: "two insertions at one place", edits: []diag.Edit{edit(1, 2, 1, 2, "x"), edit(1, 2, 1, 2, "y")}, want: "oxne\ntwo\r\nthree", made: 1},
		{name: "no such place", edits: []diag.Edit{edit(4, 1, 4, 1, "x"), edit(1, 5, 1, 5, "x"), edit(0, 1, 0, 1, "x"), edit(1, 3, 1, 1, "x"), edit(2, 0, 2, 1, "x")}, want: src},
	} {
		got, made := fix.Apply([]byte(src), c.edits)
		if string(got) != c.want || made != c.made {
			t.Errorf("%s: got %q, %d made; want %q, %d made", c.name, got, made, c.want, c.made)
		}
	}
}

func TestEditsAreOfFindingsThatCount(t *testing.T) {
	a, b := edit(1, 1, 1, 1, "a"), edit(2, 1, 2, 1, "b")
	found := diag.List{
		{Fix: &a, Repeats: []diag.Repeat{{Fix: &b}, {}}}, {}, {Fix: &a, Suppressed: diag.Baseline},
	}
	if got := fix.Edits(found); len(got) != 1 || len(got["a"]) != 2 {
		t.Errorf("got %v", got)
	}
}

func TestDiff(t *testing.T) {
	if got := fix.Diff("a", []byte("x\n"), []byte("x\n")); len(got) != 0 {
		t.Errorf("no change gives %q", got)
	}
	want := "--- a/d/f\n+++ b/d/f\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n"
	if got := fix.Diff("d/f", []byte("x\ny"), []byte("x\nz")); string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOverlay(t *testing.T) {
	o := &fix.Overlay{FS: fstest.MapFS{"d/a": {Data: []byte("old")}, "d/b": {Data: []byte("b")}}, Files: map[string][]byte{"d/a": []byte("newer")}}
	for name, want := range map[string]string{"d/a": "newer", "d/b": "b"} {
		got, err := fs.ReadFile(o, name)
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		stat, err := fs.Stat(o, name)
		if err != nil || stat.Size() != int64(len(want)) || !stat.Mode().IsRegular() || stat.Name() != name[2:] {
			t.Errorf("%s: %v, %v", name, stat, err)
		}
	}
}
