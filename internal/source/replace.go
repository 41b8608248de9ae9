package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace gives a file of the tree another content: all of it at once, or none. The file keeps its mode; a link stays a
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
	stage := filepath.Join(filepath.Dir(real), fmt.Sprintf(".%s.qmpdoc-new-%d", filepath.Base(real), os.Getpid()))
	if err := t.write(stage, data, info.Mode().Perm()); err != nil {
		return errors.Join(err, t.remove(stage))
	}
	if err := t.root.Rename(stage, real); err != nil {
		return errors.Join(err, t.remove(stage))
	}
	return nil
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

func (t *Tree) write(name string, data []byte, mode fs.FileMode) error {
	f, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode) // the mask of the process may have taken bits away
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func (t *Tree) remove(name string) error {
	if err := t.root.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
