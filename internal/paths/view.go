package paths

import (
	"os"
	"path/filepath"
)

// View tells how a compiler would print the paths of files: from the current directory if they lie there, or if their
// directory was named from there; else absolute.
type View struct {
	here     string // the current directory, written as root is; "" when nobody knows it
	root     string // the directory of the files: absolute, through the links that it was named through
	absolute bool   // it was named so
}

// ViewOf returns the view of dir, whose links are resolved, or of a file in it. named is what the user called it.
func ViewOf(dir, named string) View {
	here, _ := os.Getwd()
	v := View{here: Resolved(here), root: dir, absolute: filepath.IsAbs(named)}
	root := unresolved(dir, named)
	// To the system, ".." leads out of what a link leads to, and not back to where the link is.
	if root != "" && (here == v.here || v.absolute || Within(root, here)) {
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
	for Resolved(at) != dir {
		parent := filepath.Dir(at)
		if parent == at {
			return ""
		}
		at = parent
	}
	return at
}

// Print returns the path to print, with slashes, for a file named relative to the directory of the view; "" is that directory.
func (v View) Print(file string) string {
	file = filepath.Join(v.root, filepath.FromSlash(file))
	rel, err := filepath.Rel(v.here, file)
	if err != nil || !filepath.IsLocal(rel) && v.absolute {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(rel)
}
