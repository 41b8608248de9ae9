//go:build unix && !linux

package output

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// isMountPoint reports whether another file system begins at dir.
func isMountPoint(dir string) bool {
	var own, around unix.Stat_t
	return unix.Stat(dir, &own) == nil && unix.Stat(filepath.Dir(dir), &around) == nil && own.Dev != around.Dev
}
