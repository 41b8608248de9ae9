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
		if got, made := fix.Apply([]byte(src), c.edits); string(got) != c.want || made != c.made {
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
	const ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"
	for _, c := range []struct {
		name, src string
		edits     []diag.Edit
		again     []diag.Edit // made in a second round
		want      string
	}{
		{name: "no change", src: "x\n"},
		{name: "no line end at the end", src: "x\ny", edits: []diag.Edit{edit(2, 1, 2, 2, "z")},
			want: "@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n"},
		{name: "a line end added", src: "x", edits: []diag.Edit{edit(1, 2, 1, 2, "\n")},
			want: "@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n"},
		{name: "equal lines between changes stay", src: "a\n1,\n2,\n3,\na\n", edits: []diag.Edit{edit(1, 2, 1, 2, "!"), edit(5, 2, 5, 2, "!")},
			want: "@@ -1,5 +1,5 @@\n-a\n+a!\n 1,\n 2,\n 3,\n-a\n+a!\n"},
		{name: "two hunks", src: ten, edits: []diag.Edit{edit(1, 1, 1, 2, "one"), edit(9, 1, 9, 2, "nine")},
			want: "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,5 +6,5 @@\n 6\n 7\n 8\n-9\n+nine\n 10\n"},
		{name: "two hunks side by side", src: ten, edits: []diag.Edit{edit(1, 1, 1, 2, "one"), edit(8, 1, 8, 2, "eight")},
			want: "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -5,6 +5,6 @@\n 5\n 6\n 7\n-8\n+eight\n 9\n 10\n"},
		{name: "whole lines come and go", src: ten, edits: []diag.Edit{edit(2, 1, 3, 1, ""), edit(10, 1, 10, 1, "new\n")},
			want: "@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -7,4 +6,5 @@\n 7\n 8\n 9\n+new\n 10\n"},
		{name: "all gone", src: "a\nb\n", edits: []diag.Edit{edit(1, 1, 3, 1, "")}, want: "@@ -1,2 +0,0 @@\n-a\n-b\n"},
		{name: "lines joined", src: "a\nb\nc\n", edits: []diag.Edit{edit(1, 2, 2, 1, "")}, want: "@@ -1,3 +1,2 @@\n-a\n-b\n+ab\n c\n"},
		{name: "a second round", src: ten, edits: []diag.Edit{edit(1, 1, 1, 1, "0\n")}, again: []diag.Edit{edit(1, 2, 1, 2, "!"), edit(3, 1, 3, 2, "two")},
			want: "@@ -1,5 +1,6 @@\n+0!\n 1\n-2\n+two\n 3\n 4\n 5\n"},
	} {
		text, _ := fix.Apply([]byte(c.src), c.edits)
		text, _ = fix.Apply(text, c.again)
		want := c.want
		if want != "" {
			want = "--- a/d/f\n+++ b/d/f\n" + want
		}
		if got := string(fix.Diff("d/f", []byte(c.src), text)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
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
