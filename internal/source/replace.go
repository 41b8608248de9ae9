package source

import (
	"bytes"
	"fmt"
	"path/filepath"

	"qmpdoc/internal/output"
)

// Replace replaces the content of a file of the tree: all of it at once, or none. The file keeps its mode; a link stays a
// link, and the file that it leads to is replaced, if that is inside the tree. It is an error when the file no longer
// holds old.
func (t *Tree) Replace(name string, old, data []byte) error {
	real, err := t.resolve(name)
	if err != nil {
		return err
	}
	now, err := t.root.ReadFile(real)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, old) {
		return fmt.Errorf("%s has changed since it was read: run qmpdoc again", name)
	}
	info, err := t.root.Stat(real)
	if err != nil {
		return err
	}
	return output.WriteWithin(t.Dir, real, data, info.Mode().Perm())
}

// resolve follows links, and returns the file's own place in the tree.
func (t *Tree) resolve(name string) (string, error) {
	real, err := filepath.EvalSymlinks(filepath.Join(t.Dir, filepath.FromSlash(name)))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(t.Dir, real)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s leads out of the source tree", name)
	}
	return rel, nil
}
