package source_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/internal/source"
)

func TestReplace(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write := func(name, text string, mode fs.FileMode) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, name); err != nil {
			t.Skip(err)
		}
	}
	write(filepath.Join(dir, "qapi-schema.json"), "old", 0o640)
	write(filepath.Join(dir, "qapi", "real.json"), "old", 0o600)
	write(filepath.Join(outside, "other.json"), "old", 0o600)
	link("real.json", filepath.Join(dir, "qapi", "inside.json"))
	link(filepath.Join(outside, "other.json"), filepath.Join(dir, "qapi", "outside.json"))
	tree, err := source.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	for _, c := range []struct{ name, old, wrong string }{
		{name: "qapi-schema.json", old: "old"},
		{name: "qapi/inside.json", old: "old"},
		{name: "qapi/outside.json", old: "old", wrong: "leads out of the source tree"},
		{name: "qapi/none.json", wrong: "no such file"},
		{name: "qapi-schema.json", old: "older", wrong: "has changed since it was read"},
	} {
		err := tree.Replace(c.name, []byte(c.old), []byte("new"))
		if err == nil && c.wrong != "" || err != nil && (c.wrong == "" || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.wrong)
		}
	}
	for name, want := range map[string]struct {
		text string
		mode fs.FileMode
	}{
		filepath.Join(dir, "qapi-schema.json"): {"new", 0o640}, filepath.Join(dir, "qapi", "real.json"): {"new", 0o600},
		filepath.Join(outside, "other.json"): {"old", 0o600},
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(text) != want.text || info.Mode().Perm() != want.mode {
			t.Errorf("%s holds %q with mode %v", name, text, info.Mode())
		}
	}
	if info, err := os.Lstat(filepath.Join(dir, "qapi", "inside.json")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v, %v", info, err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*", ".*new*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
