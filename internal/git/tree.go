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

// Tree is one revision, or a directory of it, as a file system. Links are followed only inside it. Submodules are left out. Its
// files have no times.
type Tree struct {
	batch *batch
	id    string
}

var (
	errNotDir  = errors.New("not a directory")
	errIsDir   = errors.New("is a directory")
	errBadTree = errors.New("a directory of the revision is damaged: git fsck tells more")
	errPartial = errors.New("it is not in the repository: a partial clone has to fetch it first, as git checkout does")
)

// Open implements fs.FS. It reads the file as a whole: git tells its size together with its content.
func (t *Tree) Open(name string) (fs.File, error) {
	f, err := t.open(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f, nil
}

func (t *Tree) open(name string) (fs.File, error) {
	o, err := t.object(name)
	switch {
	case err != nil:
		return nil, err
	case o.kind == "blob":
		return &file{bytes.NewReader(o.data), info{path.Base(name), 0o444, int64(len(o.data))}}, nil
	}
	list, err := t.entries(name, o)
	if err != nil {
		return nil, err
	}
	return &dir{info{path.Base(name), fs.ModeDir | 0o555, 0}, list}, nil
}

// Sub implements fs.SubFS. Links out of the directory lead nowhere.
func (t *Tree) Sub(name string) (fs.FS, error) {
	o, err := t.object(name)
	if err == nil && o.kind != "tree" {
		err = errNotDir
	}
	if err != nil {
		return nil, &fs.PathError{Op: "sub", Path: name, Err: err}
	}
	return &Tree{t.batch, o.id}, nil
}

// object reads a file or directory. Git follows the links in its path.
func (t *Tree) object(name string) (object, error) {
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\n\x00") {
		return object{}, fs.ErrInvalid
	}
	request := t.id + ":"
	if name != "." {
		request += name
	}
	o, err := t.batch.once(request)
	switch {
	case err == errMissing && t.lists(name):
		err = errPartial
	case err == errMissing, err == nil && o.kind == "commit": // of a submodule
		err = fs.ErrNotExist
	}
	return o, err
}

// lists reports whether the directory of a file has an entry for it.
func (t *Tree) lists(name string) bool {
	if name == "." {
		return true
	}
	o, err := t.object(path.Dir(name))
	if err != nil {
		return false
	}
	list, err := t.entries("", o)
	return err == nil && slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) })
}

// entries reads what the directory called name holds: "MODE NAME\0ID" for each file (gitformat-pack(5)). Submodules are left
// out, for what they hold is in another repository, and so are names that no path can have.
func (t *Tree) entries(name string, o object) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	for text := string(o.data); text != ""; {
		head, rest, ok := strings.Cut(text, "\x00")
		mode, base, spaced := strings.Cut(head, " ")
		if !ok || !spaced || len(rest) < len(o.id)/2 {
			return nil, errBadTree
		}
		text = rest[len(o.id)/2:]
		if mode != modeSubmodule && base != "." && !strings.Contains(base, "/") && fs.ValidPath(base) {
			list = append(list, entry{t, path.Join(name, base), modes[mode]})
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

const modeSubmodule = "160000"

// modes are the types of entries that are not regular files.
var modes = map[string]fs.FileMode{"40000": fs.ModeDir, "120000": fs.ModeSymlink}

// entry is one name of a directory.
type entry struct {
	tree *Tree
	path string
	mode fs.FileMode
}

func (e entry) Name() string               { return path.Base(e.path) }
func (e entry) IsDir() bool                { return e.mode.IsDir() }
func (e entry) Type() fs.FileMode          { return e.mode }
func (e entry) Info() (fs.FileInfo, error) { return fs.Stat(e.tree, e.path) }

type info struct {
	name string
	mode fs.FileMode
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

type file struct {
	*bytes.Reader
	info info
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

type dir struct {
	info info
	list []fs.DirEntry
}

func (d *dir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *dir) Close() error               { return nil }
func (d *dir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: errIsDir}
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
