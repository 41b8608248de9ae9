package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Two runs that write one place at once would leave a mixture. So a run holds a lock of the system on a file beside the
// place, or in it, which ends with the run however that ends. The file is removed with the lock; one that a killed run
// left does no harm.

// lockName is the file in a place that cannot be locked from beside.
const lockName = insidePrefix + "lock"

func besideLock(target string) string {
	return filepath.Join(filepath.Dir(target), leftoverPrefix(target)+"lock")
}

// dirLock is a lock on a place.
type dirLock struct{ file *os.File }

// lockWait is how long a run waits for another one. Builds take a second; what takes longer is stopped or hangs.
const lockWait = time.Minute

var errLocked = errors.New("another run of qmpdoc is writing it: wait until that has ended, or name another directory with -o")

// acquire locks the file called name. While another run has it, it waits, and calls waiting once.
func acquire(ctx context.Context, name string, waiting func()) (*dirLock, error) {
	for begun := time.Now(); ; {
		l, err := tryAcquire(name)
		if !errors.Is(err, errLocked) {
			return l, err
		}
		if waiting != nil {
			waiting()
			waiting = nil
		}
		if time.Since(begun) > lockWait {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("interrupted: %w", ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// tryAcquire locks the file, or returns errLocked.
func tryAcquire(name string) (*dirLock, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := lockFile(f); err != nil {
		f.Close()
		return nil, err
	}
	// The run that had it may have removed the file since it was opened; then the lock is on a file that nobody else sees.
	mine, err := f.Stat()
	if err == nil {
		var seen os.FileInfo
		if seen, err = os.Stat(name); err == nil && os.SameFile(mine, seen) {
			return &dirLock{f}, nil
		}
	}
	f.Close()
	return nil, errLocked
}

// release removes the file while nobody else can have the lock, then ends the lock.
func (l *dirLock) release() {
	removed := os.Remove(l.file.Name()) == nil
	l.file.Close()
	if !removed { // some systems do not remove an open file
		os.Remove(l.file.Name())
	}
}
