package output

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// Only one run holds a lock. A run that waits is told so, and can be interrupted.
func TestLock(t *testing.T) {
	prefix := filepath.Join(t.TempDir(), "site-")
	first, err := (&Dir{ctx: t.Context(), prefix: prefix}).acquire()
	if err != nil {
		t.Fatal(err)
	}
	told := false
	ctx, cancel := context.WithCancel(t.Context())
	waits := &Dir{ctx: ctx, prefix: prefix, to: Place{Waiting: func() { told = true; cancel() }}}
	if _, err := waits.acquire(); !errors.Is(err, context.Canceled) || !told {
		t.Errorf("got %v; told %v", err, told)
	}
	go func() { time.Sleep(50 * time.Millisecond); release(first) }()
	second, err := (&Dir{ctx: t.Context(), prefix: prefix}).acquire()
	if err != nil {
		t.Fatal(err)
	}
	release(second)
	if got := names(t, filepath.Dir(prefix)); got != "" {
		t.Errorf("left behind: %s", got)
	}
}
