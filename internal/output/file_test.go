package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file is replaced as a whole, through the links that lead to it. A failure names the file that the user named, and leaves nothing.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"old": "old", "real": "old"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"link": "real", "early": "late", "lost": "missing/x"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	for _, row := range []struct{ name, holds, err string }{
		{"new", "new", ""},
		{"old", "old", ""},
		{"link", "real", ""},
		{"early", "late", ""},
		{"lost", "", "its directory does not exist"},
		{"missing/x", "", "its directory does not exist"},
		{".", "", "is a directory: name a file"},
		{"old/x", "", "cannot "},
		{strings.Repeat("x", 300), "", "cannot "},
	} {
		err := WriteFile(filepath.Join(dir, row.name), []byte(row.name))
		switch {
		case row.err == "" && err != nil, row.err != "" && (err == nil || !strings.Contains(err.Error(), row.err)):
			t.Errorf("%s: %v, want %q", row.name, err, row.err)
		case err != nil && strings.Contains(err.Error(), "qmpdoc-new"):
			t.Errorf("%s: %v names a file that the user does not know", row.name, err)
		case err == nil:
			if text, err := os.ReadFile(filepath.Join(dir, row.holds)); err != nil || string(text) != row.name {
				t.Errorf("%s: %s holds %q: %v", row.name, row.holds, text, err)
			}
		}
	}
	if got := names(t, dir); got != "early late link lost new old real" {
		t.Errorf("the directory holds %s", got)
	}
}
