package main

import (
	"os"
	"path/filepath"

	"qmpdoc/internal/watch"
)

// view tells how a compiler would print the paths of files: from the current directory if they lie there, or if their
// directory was named from there; else absolute.
type view struct {
	here     string // the current directory, written as root is; "" when nobody knows it
	root     string // the directory of the files: absolute, through the links that it was named through
	absolute bool   // it was named so
}

// viewOf returns the view of dir, whose links are resolved, or of a file in it, by the name that a user gave it.
func viewOf(dir, named string) view {
	here, _ := os.Getwd()
	v := view{here: resolved(here), root: dir, absolute: filepath.IsAbs(named)}
	root := unresolved(dir, named)
	// To the system, ".." leads out of what a link leads to, and not back to where the link is.
	if root != "" && (here == v.here || v.absolute || watch.Within(root, here)) {
		v.here, v.root = here, root
	}
	return v
}

// unresolved finds what dir is called in a name for it or for a file below it; "" when the name leads there by other links.
func unresolved(dir, named string) string {
	at, err := filepath.Abs(named)
	if err != nil {
		return ""
	}
	for resolved(at) != dir {
		parent := filepath.Dir(at)
		if parent == at {
			return ""
		}
		at = parent
	}
	return at
}

// currentDir is where the program really runs, links resolved.
func currentDir() (string, error) {
	here, err := os.Getwd()
	return resolved(here), err
}

// resolved returns path without links; as it is when it cannot be followed.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// path returns the path to print for an absolute one.
func (v view) path(file string) string {
	rel, err := filepath.Rel(v.here, file)
	if err != nil || !filepath.IsLocal(rel) && v.absolute {
		return file
	}
	return rel
}
