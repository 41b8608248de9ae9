package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// Two runs that write one place at once would leave a mixture. So a run locks a file beside the place, or in it. The system
// releases the lock when the run ends in any way. The file is removed with the lock; one that a killed run left does no harm.

// lockPlace makes the directories around the place, and locks a file beside the place, or inside it if it cannot be exchanged.
func (d *Dir) lockPlace() (err error) {
	const tries = 10 // two runs can make and remove directories at once
	for range tries {
		if err = d.growParents(); err == nil {
			err = d.lockOnce()
		}
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return err
}

// growParents makes the directories around the place that do not exist.
func (d *Dir) growParents() error {
	around := filepath.Dir(d.target)
	d.grown = nil
	for dir := around; !exists(dir); dir = filepath.Dir(dir) {
		d.grown = append(d.grown, dir)
	}
	return os.MkdirAll(around, 0o777)
}

// exists reports whether something has this name, be it a link that leads nowhere.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func (d *Dir) lockOnce() (err error) {
	info, missing := os.Stat(d.target)
	isDir := missing == nil && info.IsDir()
	d.inside = isDir && isMountPoint(d.target)
	if !d.inside {
		d.prefix = filepath.Join(filepath.Dir(d.target), "."+filepath.Base(d.target)+".qmpdoc-")
		d.lock, err = d.acquire()
		d.inside = isDir && mayNotWrite(err)
	}
	if d.inside {
		d.prefix = filepath.Join(d.target, insidePrefix)
		d.lock, err = d.acquire()
	}
	return err
}

// mayNotWrite reports whether the user may not write a directory.
func mayNotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// lockWait is how long a run waits for another one. Builds take a second; what takes longer is stopped or hangs.
const lockWait = time.Minute

var errLocked = errors.New("another run of qmpdoc is writing it: wait until that has ended, or name another directory with -o")

// acquire locks the place. While another run has the lock, it waits, and calls Waiting once.
func (d *Dir) acquire() (*flock.Flock, error) {
	ctx, cancel := context.WithTimeoutCause(d.ctx, lockWait, errLocked)
	defer cancel()
	tell := d.to.Waiting
	for {
		l := flock.New(d.prefix+"lock", flock.SetPermissions(0o666), flock.SetFlag(os.O_RDWR|os.O_CREATE))
		switch locked, err := l.TryLock(); {
		case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK), locked && isCurrent(l):
			return l, nil // a file system without locks: go on, as nothing can keep two runs apart there
		case err != nil:
			return nil, err
		}
		_ = l.Close()
		if tell != nil {
			tell()
			tell = nil
		}
		select {
		case <-ctx.Done():
			if d.ctx.Err() != nil {
				return nil, fmt.Errorf("interrupted: %w", d.ctx.Err())
			}
			return nil, errLocked
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// isCurrent reports whether a lock is on the file that others see: the run that had it may have removed the file since it was opened.
func isCurrent(l *flock.Flock) bool {
	mine, err := l.Stat()
	seen, missing := os.Stat(l.Path())
	return err == nil && missing == nil && os.SameFile(mine, seen)
}

// release removes the file while nobody else can have the lock, then ends the lock.
func release(l *flock.Flock) {
	err := os.Remove(l.Path())
	_ = l.Close()
	if err != nil { // some systems do not remove an open file
		os.Remove(l.Path())
	}
}
