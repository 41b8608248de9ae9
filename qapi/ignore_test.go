package qapi

import "testing"

func TestIgnoreLines(t *testing.T) {
	for line, want := range map[string]bool{
		"# qmpdoc:ignore json-missing-comma since 1.0": true,
		"  #qmpdoc:ignore":                    true,
		"HXCOMM qmpdoc:ignore rule because":   true,
		"\t#\tqmpdoc:ignore\trule":            true,
		"# qmpdoc:ignored":                    false,
		"# see qmpdoc:ignore":                 false,
		"qmpdoc:ignore rule":                  false,
		"'a': 'b' # qmpdoc:ignore rule words": false,
	} {
		if IsIgnore(line) != want {
			t.Errorf("%q: want %t", line, want)
		}
	}
}

// A comment is for what it is in, else for what follows.
func TestFindIgnores(t *testing.T) {
	src := "# qmpdoc:ignore a before\n##\n# qmpdoc:ignore b  inside \n##\n{ }\n# qmpdoc:ignore c\n##\n{ }\n# qmpdoc:ignore d behind\n#qmpdoc:ignore\n"
	list := FindIgnores("f", src, []Lines{{2, 5}, {7, 8}})
	want := []Ignore{
		{Rule: "a", Reason: "before", From: 1, To: 5}, {Rule: "b", Reason: "inside", From: 2, To: 5},
		{Rule: "c", From: 6, To: 8}, {Rule: "d", Reason: "behind"}, {},
	}
	if len(list) != len(want) {
		t.Fatalf("%d comments, want %d", len(list), len(want))
	}
	for i, got := range list {
		if got.Pos.File != "f" || got.Pos.Col < 2 || got.End.Col <= got.Pos.Col {
			t.Errorf("%d stands at %v to %v", i, got.Pos, got.End)
		}
		got.Pos, got.End = want[i].Pos, want[i].End
		if got != want[i] {
			t.Errorf("%d: got %+v, want %+v", i, got, want[i])
		}
	}
}
