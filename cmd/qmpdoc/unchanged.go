package main

import (
	"bytes"
	"os"
	"path/filepath"
)

// keep takes the file called name over from the old site, if it holds the same bytes: those who copy a site elsewhere, or
// serve it with dates, see what has changed. It tells whether it did.
func (d *outputDir) keep(name, path string, data []byte) bool {
	old := filepath.Join(d.target, filepath.FromSlash(name))
	info, err := os.Lstat(old)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	if before, err := os.ReadFile(old); err != nil || !bytes.Equal(before, data) {
		return false
	}
	return os.Link(old, path) == nil
}
