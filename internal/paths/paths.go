// Package paths resolves the paths of files, and tells how to print them.
package paths

import (
	"os"
	"path/filepath"
)

// Here returns the current directory with its links resolved.
func Here() (string, error) {
	here, err := os.Getwd()
	return Resolved(here), err
}

// Resolved returns path with its links resolved; unchanged when that fails.
func Resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// Within reports whether path is dir or below it; links are not followed.
func Within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}
