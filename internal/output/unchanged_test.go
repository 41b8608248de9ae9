package output

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Sites follow one another in one place; each row tells which of its files are those of the site before.
func TestUnchangedFilesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	first := map[string]string{"same.html": "one", "other.html": "two", "a/longer.html": "three"}
	second := map[string]string{"same.html": "one", "other.html": "TWO", "a/longer.html": "three and more", "new.html": ""}
	fewer := map[string]string{"same.html": "one", "other.html": "TWO"}
	infos := map[string]os.FileInfo{}
	for _, row := range []struct {
		name  string
		pages map[string]string
		kept  string // "." is the whole directory
	}{
		{"new", first, ""},
		{"changed", second, "same.html"},
		{"nothing changed", second, ". a/longer.html new.html other.html same.html"},
		{"some files are gone", fewer, "other.html same.html"},
		{"nothing changed again", fewer, ". other.html same.html"},
	} {
		replaceSite(t, dir, row.pages)
		var kept []string
		for _, name := range append(slices.Sorted(maps.Keys(row.pages)), ".") {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if before := infos[name]; before != nil && os.SameFile(before, info) && before.ModTime().Equal(info.ModTime()) {
				kept = append(kept, name)
			}
			infos[name] = info
		}
		slices.Sort(kept)
		if got := strings.Join(kept, " "); got != row.kept {
			t.Errorf("%s: kept %q, want %q", row.name, got, row.kept)
		}
		checkSite(t, dir, row.pages)
	}
}

func replaceSite(t *testing.T, dir string, pages map[string]string) {
	t.Helper()
	out, err := Open(context.Background(), Place{Name: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	for name, text := range pages {
		if err := out.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Commit(); err != nil {
		t.Fatal(err)
	}
}

// checkSite reports whether dir holds these pages, the marker, and nothing else.
func checkSite(t *testing.T, dir string, pages map[string]string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files++
		}
		return err
	})
	if err != nil || files != len(pages)+1 {
		t.Errorf("%d files, want %d and the marker: %v", files, len(pages), err)
	}
	for name, text := range pages {
		got, err := os.ReadFile(filepath.Join(dir, name))
		info, _ := os.Stat(filepath.Join(dir, name))
		if err != nil || string(got) != text || info.Mode() != usual(t) {
			t.Errorf("%s does not hold %q, or has an unusual mode", name, text)
		}
	}
}

// usual returns the mode that files of this run have.
func usual(t *testing.T) os.FileMode {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(name, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// A site is rewritten as soon as one of its files, or the marker, is not what this build would write.
func TestChangedByHand(t *testing.T) {
	pages := map[string]string{"page.html": "one", "a/page.html": "two"}
	for name, change := range map[string]func(dir string) error{
		"a page":      func(dir string) error { return os.WriteFile(filepath.Join(dir, "page.html"), []byte("ONE"), 0o666) },
		"no page":     func(dir string) error { return os.Remove(filepath.Join(dir, "a", "page.html")) },
		"another one": func(dir string) error { return os.WriteFile(filepath.Join(dir, "a", "x.html"), nil, 0o666) },
		"a mode":      func(dir string) error { return os.Chmod(filepath.Join(dir, "page.html"), 0o400) },
		"a link": func(dir string) error {
			page := filepath.Join(dir, "page.html")
			return errors.Join(os.Rename(page, filepath.Join(dir, "a", "old.html")), os.Symlink("a/old.html", page))
		},
	} {
		dir := filepath.Join(t.TempDir(), "site")
		replaceSite(t, dir, pages)
		if err := change(dir); err != nil {
			t.Skip(err)
		}
		replaceSite(t, dir, pages)
		t.Run(name, func(t *testing.T) { checkSite(t, dir, pages) })
	}
}
