package git

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Tree is one revision, or a directory of it, as a file system. Links are followed inside of it only; submodules are not
// there. Its files have no times.
type Tree struct {
	objects *objects
	root    entry
}

func newTree(o *objects, rawID string) *Tree {
	return &Tree{o, entry{name: ".", mode: modeDir, raw: rawID}}
}

var (
	_ fs.ReadFileFS = (*Tree)(nil)
	_ fs.StatFS     = (*Tree)(nil)
	_ fs.ReadDirFS  = (*Tree)(nil)
	_ fs.ReadLinkFS = (*Tree)(nil)
	_ fs.SubFS      = (*Tree)(nil)
)

// maxLinks is how many links one path may lead through, as systems limit it too.
const maxLinks = 40

var (
	errEscapes = errors.New("path escapes from the revision")
	errLinks   = errors.New("too many links")
	errNotDir  = errors.New("not a directory")
	errIsDir   = errors.New("is a directory")
	errNotLink = errors.New("not a link")
)

// Open implements fs.FS.
func (t *Tree) Open(name string) (fs.File, error) {
	e, err := t.find("open", name, true)
	if err != nil {
		return nil, err
	}
	if e.mode == modeDir {
		list, err := t.ReadDir(name)
		if err != nil {
			return nil, err
		}
		return &dir{info: t.info(e, 0), list: list}, nil
	}
	data, err := t.objects.blob(e.id())
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &file{info: t.info(e, len(data)), Reader: bytes.NewReader(data)}, nil
}

// ReadFile implements fs.ReadFileFS.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	data, err := t.content("read", name)
	return bytes.Clone(data), err
}

// Stat implements fs.StatFS. It reads the file: git tells its size together with its content.
func (t *Tree) Stat(name string) (fs.FileInfo, error) { return t.stat("stat", name, true) }

// Lstat implements fs.ReadLinkFS.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) { return t.stat("lstat", name, false) }

// ReadLink implements fs.ReadLinkFS.
func (t *Tree) ReadLink(name string) (string, error) {
	e, err := t.find("readlink", name, false)
	if err != nil {
		return "", err
	}
	if e.mode != modeLink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: errNotLink}
	}
	data, err := t.objects.blob(e.id())
	if err != nil {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: err}
	}
	return string(data), nil
}

// ReadDir implements fs.ReadDirFS.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	l, err := t.directory("readdir", name)
	if err != nil {
		return nil, err
	}
	list := make([]fs.DirEntry, len(l.entries))
	for i, e := range l.entries {
		list[i] = dirEntry{t, e}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Sub implements fs.SubFS. Links out of the directory lead nowhere.
func (t *Tree) Sub(name string) (fs.FS, error) {
	e, err := t.find("sub", name, true)
	if err != nil {
		return nil, err
	}
	if e.mode != modeDir {
		return nil, &fs.PathError{Op: "sub", Path: name, Err: errNotDir}
	}
	return newTree(t.objects, e.raw), nil
}

func (t *Tree) stat(op, name string, follow bool) (fs.FileInfo, error) {
	e, err := t.find(op, name, follow)
	if err != nil {
		return nil, err
	}
	if e.mode == modeDir {
		return t.info(e, 0), nil
	}
	data, err := t.objects.blob(e.id())
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return t.info(e, len(data)), nil
}

func (t *Tree) content(op, name string) ([]byte, error) {
	e, err := t.find(op, name, true)
	if err != nil {
		return nil, err
	}
	if e.mode == modeDir {
		return nil, &fs.PathError{Op: op, Path: name, Err: errIsDir}
	}
	data, err := t.objects.blob(e.id())
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return data, nil
}

func (t *Tree) directory(op, name string) (*listing, error) {
	e, err := t.find(op, name, true)
	if err != nil {
		return nil, err
	}
	if e.mode != modeDir {
		return nil, &fs.PathError{Op: op, Path: name, Err: errNotDir}
	}
	l, err := t.objects.tree(e.id())
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return l, nil
}

// info describes an entry under the name that it was asked by.
func (t *Tree) info(e entry, size int) fs.FileInfo { return info{e, int64(size)} }

type info struct {
	entry
	size int64
}

func (i info) Name() string       { return path.Base(i.name) }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode.file() }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode == modeDir }
func (i info) Sys() any           { return nil }

type dirEntry struct {
	tree *Tree
	entry
}

func (d dirEntry) Name() string      { return d.name }
func (d dirEntry) IsDir() bool       { return d.mode == modeDir }
func (d dirEntry) Type() fs.FileMode { return d.mode.file().Type() }
func (d dirEntry) Info() (fs.FileInfo, error) {
	if d.mode == modeDir {
		return d.tree.info(d.entry, 0), nil
	}
	data, err := d.tree.objects.blob(d.id())
	return d.tree.info(d.entry, len(data)), err
}

type file struct {
	info fs.FileInfo
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

type dir struct {
	info fs.FileInfo
	list []fs.DirEntry
}

func (d *dir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *dir) Close() error               { return nil }
func (d *dir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.Name(), Err: errIsDir}
}

// ReadDir implements fs.ReadDirFile.
func (d *dir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(d.list) == 0 {
		return nil, io.EOF
	}
	count := len(d.list)
	if n > 0 {
		count = min(n, count)
	}
	out := d.list[:count:count]
	d.list = d.list[count:]
	return out, nil
}
