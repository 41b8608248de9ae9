//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"
)

// lockFile locks f for this run, or returns errLocked. A file system without locks is as good as locked: there, nothing
// keeps two runs apart.
func lockFile(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errLocked
		case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
			return nil
		}
		return err
	}
}
