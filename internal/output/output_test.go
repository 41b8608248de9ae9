package output

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// started begins a site of one page.
func started(t *testing.T, dir, text string) *Dir {
	t.Helper()
	out, err := Open(context.Background(), Place{Name: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Put("commands/"+text+".html", []byte(text)); err != nil {
		t.Fatal(err)
	}
	return out
}

// written puts such a site in place.
func written(t *testing.T, target, text string) {
	t.Helper()
	out := started(t, target, text)
	if err := out.Commit(); err != nil {
		t.Fatal(err)
	}
	out.Close()
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

// Systems that cannot exchange directories need two steps.
func TestTwoSteps(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "site")
	written(t, target, "old")
	out := started(t, target, "new")
	if err := out.replaceInTwoSteps(out.stage(), target); err != nil {
		t.Fatal(err)
	}
	out.Close()
	if got := names(t, dir) + ": " + names(t, filepath.Join(target, "commands")); got != "site: new.html" {
		t.Error(got)
	}
}

// A run that died between the two renames has left the old site beside its place; the next run puts it back first.
func TestRecovery(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "site")
	written(t, target, "old")
	out := started(t, target, "new")
	if err := os.Rename(target, out.aside()); err != nil {
		t.Fatal(err)
	}
	release(out.lock) // as its end does
	again, err := Open(context.Background(), Place{Name: target})
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
	if got := names(t, dir) + ": " + names(t, filepath.Join(target, "commands")); got != "site: old.html" {
		t.Error(got)
	}
}

// After Ctrl-C the site is not put in place, and the old one stays.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	out, err := Open(ctx, Place{Name: filepath.Join(dir, "site")})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := out.Commit(); err == nil {
		t.Error("the site was put in place")
	}
	out.Close()
	if got := names(t, dir); got != "" {
		t.Errorf("left behind: %s", got)
	}
}

func TestPutRefusesPathsOutside(t *testing.T) {
	out := started(t, filepath.Join(t.TempDir(), "site"), "page")
	defer out.Close()
	for _, name := range []string{"../x", "/x", "a/../../x", "", markerFile} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was taken", name)
				}
			}()
			out.Put(name, nil)
		}()
	}
	if err := out.Put("commands/page.html", nil); err == nil {
		t.Error("two pages of one name were taken")
	}
}
