//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"syscall"
)

// alive tells whether a process with this number runs, ours or another user's.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return (err == nil || errors.Is(err, syscall.EPERM)) && !dead(pid)
}

// dead tells whether a process has ended and only waits for its parent to ask, as far as /proc says so. In containers
// such processes often stay for good.
func dead(pid int) bool {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)) // "42 (name) Z …"
	state := bytes.LastIndexByte(stat, ')') + len(") ")
	return state < len(stat) && stat[state] == 'Z'
}
