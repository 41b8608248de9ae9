//go:build !unix

package main

import "os"

// alive tells whether a process with this number runs.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}
