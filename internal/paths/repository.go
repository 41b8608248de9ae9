package paths

import (
	"os"
	"path/filepath"
)

// Repository returns the root of the repository that a directory is in: what GitHub calls the workspace, else the
// nearest directory around the current one that has a .git; "" for none.
func Repository(dir string) string {
	if dir == "" {
		return ""
	}
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" && Within(dir, Resolved(workspace)) {
		return Resolved(workspace)
	}
	here, err := Here()
	if err != nil {
		return ""
	}
	for at := here; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil && Within(dir, at) {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// FromRepository returns the path of an absolute file from a repository's root; "" when it is not in it.
func FromRepository(root, file string) string {
	if root == "" || !Within(file, root) {
		return ""
	}
	rel, _ := filepath.Rel(root, file) // Within has found it
	return filepath.ToSlash(rel)
}
