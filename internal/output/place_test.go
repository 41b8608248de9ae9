package output

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// What is not a site of this program stays, and so does everything around it, when a run fails.
func TestOthersStay(t *testing.T) {
	for _, row := range []struct {
		name string
		make func(dir string) error // what is there before
		to   string                 // where the site shall be
		left string                 // what is there afterwards
	}{
		{"a copy of lost+found", func(dir string) error { return os.MkdirAll(filepath.Join(dir, "site", "lost+found", "x"), 0o777) }, "site", "site"},
		{"a link that leads nowhere", func(dir string) error { return os.Symlink("missing", filepath.Join(dir, "link")) }, "link/site", "link"},
		{"a link that leads nowhere, as the place", func(dir string) error { return os.Symlink("missing", filepath.Join(dir, "link")) }, "link", "link"},
		{"a file", func(dir string) error { return os.WriteFile(filepath.Join(dir, "file"), nil, 0o666) }, "file/site", "file"},
	} {
		t.Run(row.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := row.make(dir); err != nil {
				t.Skip(err)
			}
			out, err := Open(context.Background(), Place{Name: filepath.Join(dir, row.to)})
			if err == nil {
				out.Close()
				t.Error("the place was taken")
			}
			if got := names(t, dir); got != row.left {
				t.Errorf("left are %q, want %q", got, row.left)
			}
		})
	}
}
