package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// objects reads the objects of a repository and keeps them by their ids, so that what several revisions share is read
// and parsed once.
type objects struct {
	batch *batch

	mu    sync.Mutex
	blobs map[string][]byte
	trees map[string]*listing
	kept  int64 // bytes in both
}

// Limits for one object, and for all that is kept of a repository. All schema files of 45 releases are 40 MiB, those that differ.
const (
	maxObject = 64 << 20
	maxKept   = 128 << 20
)

func newObjects(b *batch) *objects {
	o := &objects{batch: b}
	o.clear()
	return o
}

func (o *objects) clear() {
	o.blobs, o.trees, o.kept = map[string][]byte{}, map[string]*listing{}, 0
}

// blob returns the content of a file or the target of a link. Nobody may change it.
func (o *objects) blob(id string) ([]byte, error) {
	o.mu.Lock()
	data, ok := o.blobs[id]
	o.mu.Unlock()
	if ok {
		return data, nil
	}
	got, err := o.get(id, "blob")
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.charge(len(got.data))
	o.blobs[id] = got.data
	return got.data, nil
}

// tree returns what a directory holds.
func (o *objects) tree(id string) (*listing, error) {
	o.mu.Lock()
	l, ok := o.trees[id]
	o.mu.Unlock()
	if ok {
		return l, nil
	}
	got, err := o.get(id, "tree")
	if err != nil {
		return nil, err
	}
	if l, err = parseTree(got.data, len(got.id)/2); err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.charge(len(got.data))
	o.trees[id] = l
	return l, nil
}

// charge makes room for an object of n bytes.
func (o *objects) charge(n int) {
	if o.kept+int64(n) > maxKept {
		o.clear()
	}
	o.kept += int64(n)
}

// get reads an object that another one names.
func (o *objects) get(id, kind string) (object, error) {
	got, err := o.batch.get(id, maxObject)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return got, fmt.Errorf("object %s is not in the repository: a partial clone has to fetch it first, as git checkout does", id)
	case err != nil:
		return got, err
	case got.kind != kind:
		return got, fmt.Errorf("object %s is a %s, not a %s", id, got.kind, kind)
	}
	return got, nil
}

// listing is a tree object: what one directory holds.
type listing struct {
	entries []entry // by name
	byName  map[string]int
}

// entry is one name of a directory.
type entry struct {
	name string
	mode mode
	raw  string // the id, as bytes
}

func (e entry) id() string { return hex.EncodeToString([]byte(e.raw)) }

// mode is what an entry of a tree is (gitformat-pack(5) knows no others).
type mode string

const (
	modeDir        mode = "40000"
	modeLink       mode = "120000"
	modeSubmodule  mode = "160000"
	modeExecutable mode = "100755"
)

func (m mode) file() fs.FileMode {
	switch m {
	case modeDir:
		return fs.ModeDir | 0o555
	case modeLink:
		return fs.ModeSymlink | 0o777
	case modeExecutable:
		return 0o555
	default:
		return 0o444
	}
}

var errBadTree = errors.New("a directory of the revision is damaged: git fsck tells more")

// parseTree reads the entries "MODE NAME\0ID". Submodules are left out, for what they hold is in another repository, and
// so are names that no path can have.
func parseTree(data []byte, idBytes int) (*listing, error) {
	l := &listing{byName: map[string]int{}}
	text := string(data)
	for text != "" {
		head, rest, ok := strings.Cut(text, "\x00")
		kind, name, spaced := strings.Cut(head, " ")
		if !ok || !spaced || len(rest) < idBytes {
			return nil, errBadTree
		}
		e := entry{name: name, mode: mode(kind), raw: rest[:idBytes]}
		text = rest[idBytes:]
		if e.mode == modeSubmodule || name == "." || strings.Contains(name, "/") || !fs.ValidPath(name) {
			continue
		}
		l.byName[name] = len(l.entries)
		l.entries = append(l.entries, e)
	}
	return l, nil
}

func (l *listing) find(name string) (entry, bool) {
	i, ok := l.byName[name]
	if !ok {
		return entry{}, false
	}
	return l.entries[i], true
}

// linkTarget is the content of a link. Git writes no other than a short one.
func linkTarget(data []byte) (string, bool) {
	return string(data), len(data) <= maxName && !bytes.ContainsRune(data, 0)
}
