package output

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// pin makes dir one that cannot be exchanged: a mount point for the superuser, for others a directory in one that they may
// not write. A test whose user can do neither is skipped.
func pin(t *testing.T, dir string) {
	t.Helper()
	if os.Geteuid() == 0 {
		if out, err := exec.Command("mount", "--bind", dir, dir).CombinedOutput(); err != nil {
			t.Skipf("cannot mount: %v: %s", err, out)
		}
		t.Cleanup(func() { exec.Command("umount", dir).Run() })
		return
	}
	if err := os.Chmod(filepath.Dir(dir), 0o555); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Dir(dir), 0o777) })
	if os.Mkdir(filepath.Join(filepath.Dir(dir), "x"), 0o777) == nil {
		t.Skip("this system does not protect directories")
	}
}

// A place that cannot be exchanged is filled, and holds one site after the other, and nothing else.
func TestFill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.MkdirAll(filepath.Join(dir, "lost+found"), 0o700); err != nil {
		t.Fatal(err)
	}
	pin(t, dir)
	for _, pages := range []map[string]string{
		{"index.html": "one", "a/page.html": "two", "gone/page.html": "three", "turns": "file"},
		{"index.html": "ONE", "a/page.html": "two", "turns/page.html": "directory"},
		{"index.html": "ONE", "a/page.html": "two", "turns/page.html": "directory"},
		{"index.html": "one"},
	} {
		replaceSite(t, dir, pages)
		checkSite(t, dir, pages)
	}
	if got := names(t, dir); got != ".qmpdoc index.html lost+found" {
		t.Errorf("the place holds %s", got)
	}
	if got := names(t, filepath.Dir(dir)); got != "site" {
		t.Errorf("left behind: %s", got)
	}
}

// A build that changes nothing writes nothing, in a place that is filled too.
func TestFillUnchanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	pin(t, dir)
	pages := map[string]string{"index.html": "one", "a/page.html": "two"}
	replaceSite(t, dir, pages)
	before, err := os.Stat(filepath.Join(dir, "a"))
	if err != nil {
		t.Fatal(err)
	}
	replaceSite(t, dir, pages)
	if after, err := os.Stat(filepath.Join(dir, "a")); err != nil || !os.SameFile(before, after) {
		t.Errorf("the folder was exchanged: %v", err)
	}
}

// A run that was killed while it filled a place has left its stage and parts of both sites. All of it is ours.
func TestFillAfterKill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	pin(t, dir)
	replaceSite(t, dir, map[string]string{"a.html": "a"})
	killed, err := Open(t.Context(), Place{Name: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Put("b.html", []byte("b")); err != nil {
		t.Fatal(err)
	}
	if err := killed.mark([]string{"a.html", "b.html"}); err != nil {
		t.Fatal(err)
	}
	if err := killed.replace(filepath.Join(killed.stage(), "b.html"), filepath.Join(dir, "b.html")); err != nil {
		t.Fatal(err)
	}
	killed.lock.Close()
	pages := map[string]string{"c.html": "c"}
	replaceSite(t, dir, pages)
	checkSite(t, dir, pages)
	if got := names(t, dir); got != ".qmpdoc c.html" {
		t.Errorf("the place holds %s", got)
	}
}
