//go:build unix

package main

import (
	"errors"
	"syscall"
)

// alive tells whether a process with this number runs, ours or another user's.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
