//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
)

// onOwnDevice tells whether another file system begins at dir.
func onOwnDevice(dir string) bool {
	own, around := statOf(dir), statOf(filepath.Dir(dir))
	return own != nil && around != nil && own.Dev != around.Dev
}

// isSticky tells whether only the owner may rename dir, as in /tmp, and that is neither this user nor the superuser.
func isSticky(dir string) bool {
	own, around := statOf(dir), statOf(filepath.Dir(dir))
	me := uint32(os.Geteuid())
	return own != nil && around != nil && around.Mode&syscall.S_ISVTX != 0 && me != 0 && own.Uid != me && around.Uid != me
}

// statOf returns what the system says of a directory, nil for nothing.
func statOf(dir string) *syscall.Stat_t {
	info, err := os.Stat(dir)
	if err != nil {
		return nil
	}
	s, _ := info.Sys().(*syscall.Stat_t)
	return s
}
