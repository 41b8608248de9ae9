package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// digest identifies the content of a directory.
func digest(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		fmt.Fprintf(h, "%s %d\n%s", rel, len(data), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// fill writes a site of one page.
func fill(t *testing.T, dir, text string) *outputDir {
	t.Helper()
	out, err := newOutputDir(context.Background(), outputPlace{name: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Put("commands/"+text+".html", []byte(text)); err != nil {
		t.Fatal(err)
	}
	return out
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

// A build is killed at some moment, again and again; what lies in its place is always one whole site, and the next run
// removes what the killed ones left.
func TestKilledBuild(t *testing.T) {
	qmpdoc, err := exec.LookPath("qmpdoc")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	build := func(host, out string) *exec.Cmd {
		c := exec.Command(qmpdoc, "build", "sample", "-q", "--source-url", "https://"+host+"/{file}", "-o", out)
		c.Dir = dir
		return c
	}
	whole := map[string]bool{}
	var took time.Duration
	for _, host := range []string{"old", "new"} {
		start := time.Now()
		if out, err := build(host, "want").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		took = time.Since(start)
		whole[digest(t, filepath.Join(dir, "want"))] = true
	}
	if len(whole) != 2 {
		t.Fatal("the two sites do not differ")
	}
	if err := os.Rename(filepath.Join(dir, "want"), filepath.Join(dir, "site")); err != nil {
		t.Fatal(err)
	}
	kills := 40
	if testing.Short() {
		kills = 4
	}
	for i := range kills {
		c := build([]string{"old", "new"}[i%2], "site")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int63n(int64(took) + 1)))
		c.Process.Kill()
		c.Wait()
		if !whole[digest(t, filepath.Join(dir, "site"))] {
			t.Fatalf("after kill %d the site is neither the old one nor the new one", i)
		}
	}
	if out, err := build("new", "site").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got := names(t, dir); got != "site" {
		t.Errorf("left behind: %s", got)
	}
}

// The way of systems that cannot exchange directories.
func TestTwoSteps(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "site")
	out := fill(t, target, "old")
	if err := out.commit(); err != nil {
		t.Fatal(err)
	}
	out.discard()
	out = fill(t, target, "new")
	if err := out.replaceInTwoSteps(); err != nil {
		t.Fatal(err)
	}
	out.discard()
	if got := names(t, dir) + ": " + names(t, filepath.Join(target, "commands")); got != "site: new.html" {
		t.Error(got)
	}
}

// A run that died between the two renames has left the old site beside its place; the next run puts it back first.
func TestRecovery(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "site")
	out := fill(t, target, "old")
	if err := out.commit(); err != nil {
		t.Fatal(err)
	}
	out.discard()
	out = fill(t, target, "new")
	if err := os.Rename(target, beside(target, "old")); err != nil {
		t.Fatal(err)
	}
	out.lock.release() // as its end does
	again, err := newOutputDir(context.Background(), outputPlace{name: target})
	if err != nil {
		t.Fatal(err)
	}
	again.discard()
	if got := names(t, dir) + ": " + names(t, filepath.Join(target, "commands")); got != "site: old.html" {
		t.Error(got)
	}
}

// What a running process prepares is not ours to remove.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		fmt.Sprintf(".site.qmpdoc-new-%d", os.Getppid()), fmt.Sprintf(".site.qmpdoc-new-%d", os.Getpid()),
		".site.qmpdoc-old-999999999", ".site.qmpdoc-notes", ".site.qmpdoc-new-x", ".other.qmpdoc-new-999999999",
	} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	left, err := leftovers(dir, ".site.qmpdoc-")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("[%[1]s/.site.qmpdoc-new-%[2]d %[1]s/.site.qmpdoc-old-999999999]", dir, os.Getpid())
	if got := fmt.Sprint(left); got != filepath.FromSlash(want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// After Ctrl-C the site is not put in place, and the old one stays.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	out, err := newOutputDir(ctx, outputPlace{name: filepath.Join(dir, "site")})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := out.commit(); err == nil {
		t.Error("the site was put in place")
	}
	out.discard()
	if got := names(t, dir); got != "" {
		t.Errorf("left behind: %s", got)
	}
}

func TestPutRefusesPathsOutside(t *testing.T) {
	out := fill(t, filepath.Join(t.TempDir(), "site"), "page")
	defer out.discard()
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

// What a process left that ended without its parent asking for it is removed too: containers keep such processes.
func TestDeadProcess(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells")
	}
	child := exec.Command("true")
	if err := child.Start(); err != nil {
		t.Skip(err)
	}
	defer child.Wait()
	for range 500 {
		if !alive(child.Process.Pid) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("a dead process counts as alive")
}
