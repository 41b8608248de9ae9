package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"qmpdoc/internal/golden"
)

// Two runs write one place at once: one waits for the other, and the place holds the site of one of them, whole.
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

// A lock is had by one only. Who waits is told so, and can be interrupted.
func TestLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	first, err := acquire(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	told := false
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := acquire(ctx, name, func() { told = true; cancel() }); !errors.Is(err, context.Canceled) || !told {
		t.Errorf("got %v; told %v", err, told)
	}
	go func() { time.Sleep(50 * time.Millisecond); first.release() }()
	second, err := acquire(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	second.release()
	if got := names(t, filepath.Dir(name)); got != "" {
		t.Errorf("left behind: %s", got)
	}
}
