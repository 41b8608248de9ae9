package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"qmpdoc/internal/paths"
)

// Changes that follow each other within a pause are one change: an editor writes several files, and each in several
// steps. But nobody waits longer than patience, however busy the tree is.
const (
	pause    = 25 * time.Millisecond
	patience = 150 * time.Millisecond
)

// Watcher reports changes of a set of files of one directory.
//
// It watches the directories around the files and not the files: most editors write a new file and rename it into the
// place of the old one, which is then no longer the file that was watched. Where a directory does not exist, the nearest
// one above it is watched, so that its coming is noticed; that may be one above the directory of all the files.
type Watcher struct {
	dir     string
	system  *fsnotify.Watcher
	matters map[string]bool // the files, and the directories that lead to them
	changed []string        // paths that events named since the last call of Watch
}

// New makes a watcher for files below dir, which is absolute, with links resolved. It watches nothing as yet.
func New(dir string) (*Watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &Watcher{dir: dir, system: system}, nil
}

// Close ends watching.
func (w *Watcher) Close() error { return w.system.Close() }

// Watch makes names, slash-separated and relative to the directory, the set of files that are watched; they need not
// exist. It tells whether there is a directory that was not watched until now, or that was removed meanwhile: what changed in
// it before was missed.
func (w *Watcher) Watch(names []string) (fresh bool, err error) {
	w.matters = map[string]bool{}
	wanted := map[string]bool{}
	for _, name := range names {
		path := filepath.Join(w.dir, filepath.FromSlash(name))
		w.want(path, wanted)
		if real, err := filepath.EvalSymlinks(path); err == nil && real != path && w.inside(real) {
			w.want(real, wanted)
		}
	}
	for _, dir := range w.system.WatchList() {
		if wanted[dir] && !w.moved(dir) {
			delete(wanted, dir) // as it is
			continue
		}
		_ = w.system.Remove(dir) // it may be gone already
	}
	w.changed = nil
	for dir := range wanted {
		switch err := w.system.Add(dir); {
		case err == nil, errors.Is(err, os.ErrNotExist): // nothing reports what was removed just now
			fresh = true
		default:
			return fresh, err
		}
	}
	return fresh, nil
}

// want adds one file: to what matters, and to the directories that are to be watched.
func (w *Watcher) want(path string, wanted map[string]bool) {
	found := false
	for at := path; ; {
		w.matters[at] = true
		if at == w.dir && found || at == filepath.Dir(at) {
			return
		}
		at = filepath.Dir(at)
		if !found && isDir(at) {
			wanted[at], found = true, true
			if !w.inside(at) {
				return
			}
		}
	}
}

// moved reports whether dir may be another directory than the one that is watched under this name: something happened to
// it or to one above it.
func (w *Watcher) moved(dir string) bool {
	return slices.ContainsFunc(w.changed, func(path string) bool { return paths.Within(dir, path) })
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// inside reports whether path is in the directory. A tree opens no other file, whatever its links say.
func (w *Watcher) inside(path string) bool { return paths.Within(path, w.dir) }

// Wait returns when files of the set have changed and there is a pause. It returns their names as Watch has them; a
// directory means all that is in it, "." all of them, and no name at all means that the system has lost track.
func (w *Watcher) Wait(ctx context.Context) ([]string, error) {
	var names []string
	var quiet, late <-chan time.Time
	begin := func() {
		quiet = time.After(pause)
		if late == nil {
			late = time.After(patience)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case e := <-w.system.Events:
			if name, ok := w.concerns(e); ok {
				names = append(names, name)
				begin()
			}
		case err := <-w.system.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return nil, err
			}
			begin()
		case <-quiet:
			return tidy(names), nil
		case <-late:
			return tidy(names), nil
		}
	}
}

// concerns returns the name that an event is about, and whether it matters. New permissions alone do not.
func (w *Watcher) concerns(e fsnotify.Event) (string, bool) {
	if e.Op == fsnotify.Chmod || !w.matters[e.Name] {
		return "", false
	}
	w.changed = append(w.changed, e.Name)
	if !w.inside(e.Name) {
		return ".", true
	}
	name, err := filepath.Rel(w.dir, e.Name)
	return filepath.ToSlash(name), err == nil
}

func tidy(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
