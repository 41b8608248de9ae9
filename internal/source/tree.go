package source

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Tree is a source tree on the disk. Nothing outside it can be opened through its FS, not even through links.
type Tree struct {
	FS   fs.FS
	Dir  string // absolute, links resolved
	File string // the one file that was named, relative to Dir; "" for a whole tree
	root *os.Root
}

// inputs says what Open takes.
const inputs = "name a QEMU source directory, a schema file (*.json) or a text document (*.hx, *.txt)"

// Open opens what the command line calls TREE: a QEMU source directory, one schema file (*.json) or one text document
// (*.hx, *.txt). The root of a single file is the QEMU tree around it if there is one, else its own directory.
// Close the tree after use.
func Open(name string) (*Tree, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s does not exist: %s", name, inputs)
	case err != nil:
		return nil, err
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is neither a directory nor a file: %s", name, inputs)
	}
	dir, err := realPath(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return openDir(dir, name)
	}
	switch filepath.Ext(dir) {
	case ".json", ".hx", ".txt":
		return openFile(dir)
	}
	return nil, fmt.Errorf("cannot read %s: %s", name, inputs)
}

// realPath returns the absolute path of what exists, links resolved. A relative path begins where the current directory
// really is: what a shell calls it may lead through a link.
func realPath(name string) (string, error) {
	path, err := filepath.EvalSymlinks(name)
	if err != nil || filepath.IsAbs(path) {
		return path, err
	}
	here, err := os.Getwd()
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	return filepath.Join(here, path), err
}

// Close releases the directory.
func (t *Tree) Close() error { return t.root.Close() }

func openDir(dir, name string) (*Tree, error) {
	t, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	missing := fmt.Errorf("%s is not a QEMU source tree: it has none of %s", name, strings.Join(Places(), ", "))
	for _, place := range Places() {
		switch _, err := fs.Stat(t.FS, place); {
		case errors.Is(err, fs.ErrPermission):
			t.Close()
			return nil, fmt.Errorf("%s: %w", filepath.Join(name, filepath.FromSlash(place)), fs.ErrPermission)
		case escapes(err):
			missing = fmt.Errorf("%s is not a QEMU source tree: %s is a link that leads out of it, and nothing outside a tree is read", name, place)
		}
	}
	if !IsTree(t.FS) {
		t.Close()
		return nil, missing
	}
	return t, nil
}

// escapes reports whether a file was not opened because a link on the way to it leads out of the tree. Only the words of the
// error say so, both on the disk and in a repository.
func escapes(err error) bool { return err != nil && strings.Contains(err.Error(), "path escapes from") }

func openFile(file string) (*Tree, error) {
	t, err := openRoot(enclosing(filepath.Dir(file)))
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(t.Dir, file)
	if err != nil {
		t.Close()
		return nil, err
	}
	t.File = filepath.ToSlash(rel)
	return t, nil
}

func openRoot(dir string) (*Tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Tree{FS: root.FS(), Dir: dir, root: root}, nil
}

// Around returns the QEMU tree that is or contains a directory. Both are absolute and without links. The folder of a schema
// can look like the root of an old tree; the tree around it is meant then.
func Around(dir string) (tree string, ok bool) {
	for at := range ancestors(dir) {
		if tree == "" && IsTree(os.DirFS(at)) || tree != "" && hasSchemaAround(os.DirFS(at), at, tree) {
			tree = at
		}
	}
	return tree, tree != ""
}

// enclosing returns the QEMU tree that contains dir; dir itself when there is none. A directory with a release is a tree.
// Without a release it is the outermost directory with a schema in whose folder dir is.
func enclosing(dir string) string {
	found := dir
	for at := range ancestors(dir) {
		switch tree := os.DirFS(at); {
		case exists(tree, versionFile) && IsTree(tree):
			return at
		case hasSchemaAround(tree, at, dir):
			found = at
		}
	}
	return found
}

// ancestors goes from a directory to the root.
func ancestors(dir string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for yield(dir) && dir != filepath.Dir(dir) {
			dir = filepath.Dir(dir)
		}
	}
}

// hasSchemaAround reports whether dir is in the folder of one of the schemas of the tree at a directory.
func hasSchemaAround(tree fs.FS, at, dir string) bool {
	for _, row := range schemas {
		folder := path.Dir(row.file)
		rel, err := filepath.Rel(filepath.Join(at, filepath.FromSlash(folder)), dir)
		if folder != "." && err == nil && filepath.IsLocal(rel) && exists(tree, row.file) {
			return true
		}
	}
	return false
}
