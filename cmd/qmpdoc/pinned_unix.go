//go:build unix && !linux

package main

// pinned tells whether dir cannot be renamed though the directory around it can be written: it is a mount point, or
// a third party's in a directory that keeps each user's own.
func pinned(dir string) bool { return onOwnDevice(dir) || isSticky(dir) }
