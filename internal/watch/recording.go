// Package watch records which files of a tree were read, and reports when one of them changes. It alone knows how the system
// reports changes.
package watch

import (
	"crypto/sha256"
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// Recording is a tree that remembers which files were asked for, those that do not exist among them, and what was in them.
// What was asked for is what matters: a change of anything else cannot change a result.
type Recording struct {
	tree  fs.FS
	lock  sync.Mutex
	known map[string]state
}

// state is what was reported of a file.
type state struct {
	exists bool
	mode   fs.FileMode
	sum    [sha256.Size]byte // of the content, if that was read
}

// Record begins a recording of what is read from tree.
func Record(tree fs.FS) *Recording {
	return &Recording{tree: tree, known: map[string]state{}}
}

// Names lists what was asked for, sorted.
func (r *Recording) Names() []string {
	r.lock.Lock()
	defer r.lock.Unlock()
	return slices.Sorted(maps.Keys(r.known))
}

// Same reports whether two recordings, both finished, asked for the same files and found the same in them.
func (r *Recording) Same(other *Recording) bool {
	return other != nil && maps.Equal(r.known, other.known)
}

func (r *Recording) note(name string, change func(*state)) {
	r.lock.Lock()
	defer r.lock.Unlock()
	s := r.known[name]
	change(&s)
	r.known[name] = s
}

// Stat implements [fs.StatFS].
func (r *Recording) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.tree, name)
	r.note(name, func(s *state) {
		if s.exists = err == nil; s.exists {
			s.mode = info.Mode()
		}
	})
	return info, err
}

// ReadFile is that of [fs.ReadFileFS].
func (r *Recording) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(r.tree, name)
	r.note(name, func(s *state) {
		if s.exists = err == nil; s.exists {
			s.sum = sha256.Sum256(data)
		}
	})
	return data, err
}

// Open is that of [fs.FS]. The recording holds the name, but not what is read from the open file.
func (r *Recording) Open(name string) (fs.File, error) {
	f, err := r.tree.Open(name)
	r.note(name, func(s *state) { s.exists = err == nil })
	return f, err
}
