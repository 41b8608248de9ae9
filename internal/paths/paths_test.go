package paths_test

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/internal/paths"
)

// Files are printed from the current directory if they lie there or their directory was named from there, else absolute.
func TestView(t *testing.T) {
	root := paths.Resolved(t.TempDir())
	for _, dir := range []string{"here/tree", "other/tree"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(root, "here"))
	absolute := func(dir string) string { return filepath.Join(root, dir) }
	for _, row := range []struct{ dir, named, want string }{
		{"here/tree", "tree", "tree/qapi/a.json"},
		{"here/tree", absolute("here/tree"), "tree/qapi/a.json"},
		{"other/tree", "../other/tree", "../other/tree/qapi/a.json"},
		{"other/tree", absolute("other/tree"), filepath.ToSlash(absolute("other/tree/qapi/a.json"))},
	} {
		if got := paths.ViewOf(absolute(row.dir), row.named).Print("qapi/a.json"); got != row.want {
			t.Errorf("%s named %s: %s, want %s", row.dir, row.named, got, row.want)
		}
	}
}

func TestFromRepository(t *testing.T) {
	root := paths.Resolved(t.TempDir())
	for _, row := range []struct{ root, file, want string }{
		{root, filepath.Join(root, "a", "b"), "a/b"},
		{root, filepath.Join(filepath.Dir(root), "b"), ""},
		{"", filepath.Join(root, "b"), ""},
	} {
		if got := paths.FromRepository(row.root, row.file); got != row.want {
			t.Errorf("%s from %q: %q, want %q", row.file, row.root, got, row.want)
		}
	}
}
