package main

import (
	"os"
	"path/filepath"

	"qmpdoc/internal/watch"
)

// repositoryAround returns the root of the repository that a directory is in: what GitHub calls the workspace, else the
// nearest directory around the current one that has a .git; "" for none.
func repositoryAround(dir string) string {
	if dir == "" {
		return ""
	}
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" && watch.Within(dir, resolved(workspace)) {
		return resolved(workspace)
	}
	here, err := currentDir()
	if err != nil {
		return ""
	}
	for at := here; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil && watch.Within(dir, at) {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// fromRepository returns the path of an absolute file from a repository's root; "" when it is not in it.
func fromRepository(root, file string) string {
	rel, err := filepath.Rel(root, file)
	if root == "" || err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}
