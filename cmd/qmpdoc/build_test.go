package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"qmpdoc/internal/golden"
)

// Builds are killed at random moments. The place always holds one whole site, and the next run removes what the killed ones
// left.
func TestKilledBuild(t *testing.T) {
	golden.Long(t, "builds many sites")
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

// Two runs write one place at once: one waits for the other, and the place then holds the whole site of one of them.
func TestTwoBuildsAtOnce(t *testing.T) {
	golden.Long(t, "builds many sites")
	qmpdoc, err := exec.LookPath("qmpdoc")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	build := func(host, out string) error {
		c := exec.Command(qmpdoc, "build", "sample", "--source-url", "https://"+host+"/{file}", "-o", out)
		c.Dir = dir
		text, err := c.CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, text)
		}
		return nil
	}
	hosts := []string{"one", "two"}
	whole := map[string]bool{}
	for _, host := range hosts {
		if err := build(host, host); err != nil {
			t.Fatal(err)
		}
		whole[digest(t, filepath.Join(dir, host))] = true
	}
	for range 5 {
		errs := make([]error, len(hosts))
		var both sync.WaitGroup
		for i, host := range hosts {
			both.Go(func() { errs[i] = build(host, "deep/site") })
		}
		both.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		if !whole[digest(t, filepath.Join(dir, "deep/site"))] {
			t.Fatal("the place holds neither of the two sites")
		}
		if got := names(t, filepath.Join(dir, "deep")); got != "site" {
			t.Fatalf("left behind: %s", got)
		}
		if err := os.RemoveAll(filepath.Join(dir, "deep")); err != nil {
			t.Fatal(err)
		}
	}
}

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
