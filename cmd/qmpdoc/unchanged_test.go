package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestUnchangedFilesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	write := func(pages map[string]string) map[string]os.FileInfo {
		out, err := newOutputDir(context.Background(), dir, "", false)
		if err != nil {
			t.Fatal(err)
		}
		defer out.discard()
		for name, text := range pages {
			if err := out.Put(name, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := out.commit(); err != nil {
			t.Fatal(err)
		}
		infos := map[string]os.FileInfo{}
		for name, text := range pages {
			path := filepath.Join(dir, name)
			if data, err := os.ReadFile(path); err != nil || string(data) != text {
				t.Errorf("%s holds %q (%v), want %q", name, data, err, text)
			}
			infos[name], _ = os.Stat(path)
		}
		return infos
	}
	before := write(map[string]string{"same.html": "one", "other.html": "two", "longer.html": "three"})
	after := write(map[string]string{"same.html": "one", "other.html": "TWO", "longer.html": "three and more", "new.html": "four"})
	for name, kept := range map[string]bool{"same.html": true, "other.html": false, "longer.html": false} {
		if os.SameFile(before[name], after[name]) != kept {
			t.Errorf("%s: kept is %v, want %v", name, !kept, kept)
		}
	}
}
