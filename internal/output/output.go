// Package output writes sites and files so that nobody ever sees half of one.
//
// A site is written into a directory beside its place, .NAME.qmpdoc-new, and put in place in one step where the system can
// exchange two directories (Linux, macOS): a run that is killed at any moment leaves the old site or the new one. Elsewhere it
// takes two renames. A run that died between them left the old site as .NAME.qmpdoc-old, and the next run first puts it back. A
// place that cannot be exchanged is filled instead (fill.go). One run at a time writes a place (lock.go).
//
// Files of a site are not flushed to the disk one by one: a site can be built again, and a loss of power is no reason to make
// each build wait for a thousand flushes.
package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"

	"github.com/gofrs/flock"
)

// Dir receives a site file by file, and then puts it in its place.
type Dir struct {
	to      Place
	ctx     context.Context // ends the run early: the site is not put in place
	target  string          // the place: absolute, links resolved
	inside  bool            // the place cannot be exchanged, and what the run needs is in it
	prefix  string          // begins the paths of what the run needs
	mode    fs.FileMode     // of new files, as the umask of this run makes them
	lock    *flock.Flock
	grown   []string     // directories around the place that were made for it, the innermost first
	files   atomic.Int64 // taken so far
	matched atomic.Int64 // of these, that the old site holds as they are
}

// Open prepares the replacement of a place. It fails when the place holds anything but a site of this program, unless to.Force
// is set. It always fails when the place is part of a source tree, or contains the sources or the current directory. Call Close
// at the end.
func Open(ctx context.Context, to Place) (*Dir, error) {
	target, err := resolve(to.Name)
	if err != nil {
		return nil, err
	}
	if err := to.check(target); err != nil {
		return nil, err
	}
	d := &Dir{to: to, ctx: ctx, target: target}
	if err := d.prepare(); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// prepare locks the place and makes the stage.
func (d *Dir) prepare() error {
	if err := d.lockPlace(); err != nil {
		return couldNotWrite(d.to.Name, err)
	}
	if err := d.recover(); err != nil {
		return fmt.Errorf("cannot clean up after a run that was killed: %w", err)
	}
	if err := d.to.check(d.target); err != nil { // again: another run may have written it meanwhile
		return err
	}
	if err := os.Mkdir(d.stage(), 0o777); err != nil {
		return fmt.Errorf("cannot write %s: %w", d.to.Name, err)
	}
	info, err := os.Stat(d.stage())
	if err != nil {
		return err
	}
	d.mode = info.Mode() & 0o666
	return nil
}

// stage is the directory that receives the files.
func (d *Dir) stage() string { return d.prefix + "new" }

// aside is where the old site is between two renames.
func (d *Dir) aside() string { return d.prefix + "old" }

// recover cleans up after a run that was killed: it puts back an old site whose replacement never came, and removes an
// unfinished one.
func (d *Dir) recover() error {
	if !exists(d.target) {
		if err := os.Rename(d.aside(), d.target); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.RemoveAll(d.stage()), os.RemoveAll(d.aside()))
}

// Name returns the place as the user wrote it, cleaned.
func (d *Dir) Name() string { return filepath.Clean(d.to.Name) }

// Len returns the number of files that the site has so far.
func (d *Dir) Len() int { return int(d.files.Load()) }

// Put writes one file of the site. It may be called from several goroutines at once.
//
// A file that the old site holds with the same bytes is linked, and keeps its date: those who copy or serve the site see what
// changed.
func (d *Dir) Put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == markerFile {
		panic(fmt.Sprintf("output: %q is not the name of a page", name))
	}
	d.files.Add(1)
	name = filepath.FromSlash(name)
	old, fresh := filepath.Join(d.target, name), filepath.Join(d.stage(), name)
	if d.holds(old, data) {
		d.matched.Add(1)
	} else {
		old = ""
	}
	err := writeNew(fresh, old, data)
	if errors.Is(err, fs.ErrNotExist) { // the folder
		if err = os.MkdirAll(filepath.Dir(fresh), 0o777); err == nil {
			err = writeNew(fresh, old, data)
		}
	}
	return err
}

// holds reports whether a file holds data, and has the mode of a new one: the umask of the run that wrote it may have been another.
func (d *Dir) holds(path string, data []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || info.Mode() != d.mode || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(path)
	return err == nil && bytes.Equal(old, data)
}

// writeNew creates a file, as a link to old if that exists and the system has links. Two pages with one name are a mistake of
// ours, and must not go unnoticed.
func writeNew(path, old string, data []byte) error {
	if old != "" && os.Link(old, path) == nil {
		return nil
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// Commit puts the site in place, unless the old one is the same to the last file.
func (d *Dir) Commit() error {
	if err := d.ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
	names, err := entryNames(d.stage())
	if err != nil || d.unchanged(names) {
		return err
	}
	if d.inside {
		return d.fill(names)
	}
	if err := writeMarker(d.stage(), names); err != nil {
		return err
	}
	err = d.replace(d.stage(), d.target)
	if errors.Is(err, syscall.EPERM) { // another user's, in a directory such as /tmp: only they may rename it
		return d.fill(names)
	}
	return err
}

// unchanged reports whether the place holds the files of the stage, which has names, and the marker, and nothing else.
func (d *Dir) unchanged(names []string) bool {
	if d.matched.Load() != d.files.Load() || !d.holds(filepath.Join(d.target, markerFile), markerText(names)) {
		return false
	}
	held := 0
	err := filepath.WalkDir(d.target, func(_ string, e fs.DirEntry, err error) error {
		switch {
		case isOwn(e.Name()) && e.IsDir():
			return fs.SkipDir
		case err == nil && !isOwn(e.Name()) && !e.IsDir():
			held++
		}
		return err
	})
	return err == nil && held == d.Len()
}

// replace puts a file or directory in the place of another one, if there is one.
func (d *Dir) replace(fresh, place string) error {
	if err := os.Rename(fresh, place); err == nil || !exists(place) { // there was none, or only a file
		return err
	}
	if err := exchange(fresh, place); !errors.Is(err, errors.ErrUnsupported) {
		return err // the stage now holds what was there, and Close removes it
	}
	return d.replaceInTwoSteps(fresh, place)
}

// replaceInTwoSteps is for systems without exchange.
func (d *Dir) replaceInTwoSteps(fresh, place string) error {
	if err := os.Rename(place, d.aside()); err != nil {
		return err
	}
	if err := os.Rename(fresh, place); err != nil {
		return errors.Join(err, os.Rename(d.aside(), place))
	}
	return os.RemoveAll(d.aside())
}

// Close removes what is left beside the place, and lets others write it. After Commit that is the old site, otherwise the
// unfinished new one.
func (d *Dir) Close() {
	if d.lock != nil {
		os.RemoveAll(d.stage()) // the next run removes what remains
		release(d.lock)
	}
	for _, dir := range d.grown {
		os.Remove(dir) // it stays if it holds something, such as the site
	}
}
