package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// outputDir receives a site file by file, in a directory beside its place, and puts it in place at once.
//
// Whenever the program is killed, the place holds the old site or the new one. Where the system can exchange two
// directories in one step (Linux, macOS), that is all there is to it. Elsewhere there are two renames; a run that died
// between them left the old site beside its place, and the next run puts it back before it does anything else.
//
// A place that cannot be exchanged is filled instead: see outfill.go. One run at a time writes a place: see outlock.go.
//
// The files are not flushed to the disk one by one: a site can be built again, and a loss of power is no reason to make
// each build wait for a thousand flushes.
type outputDir struct {
	ctx    context.Context // ends the run early: the site is not put in place
	name   string          // as the user wrote it
	target string          // the place: absolute, links resolved
	stage  string          // the directory that receives the files
	inside bool            // stage is in the place, which cannot be exchanged
	mode   fs.FileMode     // of new directories, as the umask of this run makes them
	lock   *dirLock
	grown  []string        // directories around the place that were made for it, the outermost first
	made   sync.Map        // folders below stage that exist
	files  atomic.Int64    // taken so far
	old    map[string]bool // the files of the old site by their paths, and whether they are regular ones
	remade bool            // the old site has a directory with another mode
	keeps  sync.Mutex      // of kept
	kept   []string        // see keep
}

// outputPlace is where a site shall be.
type outputPlace struct {
	name    string // as the user wrote it
	source  string // the directory of the sources; "" for none
	tree    bool   // source is a QEMU tree: what it holds belongs to it
	force   bool   // what the place holds may go, whatever it is
	waiting func() // called when another run is writing the place
}

// newOutputDir prepares the replacement of a directory. It fails when the place holds something else than a site of this
// program, unless force says that all of it may go, and always when the place is a directory around the sources or the
// user, or a part of a source tree.
func newOutputDir(ctx context.Context, to outputPlace) (*outputDir, error) {
	target, err := placeOf(to.name)
	if err != nil {
		return nil, err
	}
	if err := to.check(target); err != nil {
		return nil, err
	}
	d := &outputDir{ctx: ctx, name: filepath.Clean(to.name), target: target, stage: beside(target, "new")}
	if err := d.prepare(to); err != nil {
		d.discard()
		return nil, err
	}
	return d, nil
}

// prepare locks the place and makes the stage.
func (d *outputDir) prepare(to outputPlace) error {
	if err := d.open(to.waiting); err != nil {
		return couldNotWrite(to.name, err)
	}
	if d.inside {
		d.stage = within(d.target, "new")
	}
	if err := d.recover(); err != nil {
		return err
	}
	if err := to.check(d.target); err != nil { // again: another run may have written it meanwhile
		return err
	}
	if err := os.Mkdir(d.stage, 0o777); err != nil {
		return fmt.Errorf("cannot write %s: %w", to.name, err)
	}
	info, err := os.Stat(d.stage)
	if err != nil {
		return err
	}
	d.mode = info.Mode().Perm()
	d.listOld()
	return nil
}

// open makes the directories around the place and locks it. Two runs can make and remove them at once.
func (d *outputDir) open(waiting func()) error {
	const tries = 10
	for try := 1; ; try++ {
		err := d.growParents()
		if err == nil {
			err = d.lockPlace(waiting)
		}
		if try == tries || !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
}

// lockPlace locks the place from beside it, or from inside if it cannot be exchanged.
func (d *outputDir) lockPlace(waiting func()) (err error) {
	isDir := false
	if info, err := os.Stat(d.target); err == nil {
		isDir = info.IsDir()
	}
	d.inside = isDir && pinned(d.target)
	if !d.inside {
		d.lock, err = acquire(d.ctx, besideLock(d.target), waiting)
		d.inside = err != nil && isDir && mayNotWrite(err)
	}
	if d.inside {
		d.lock, err = acquire(d.ctx, filepath.Join(d.target, lockName), waiting)
	}
	return err
}

// Put writes one file of the site. It may be called from several goroutines at once.
func (d *outputDir) Put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == markerFile {
		panic(fmt.Sprintf("qmpdoc: %q is no name for a page", name))
	}
	d.files.Add(1)
	if d.keep(name, data) {
		return nil
	}
	path, err := d.place(name)
	if err != nil {
		return err
	}
	return writeNew(path, data)
}

// place returns the path of a file that is prepared, and makes the directories around it.
func (d *outputDir) place(name string) (string, error) {
	path := filepath.Join(d.stage, filepath.FromSlash(name))
	dir := filepath.Dir(path)
	if _, ok := d.made.Load(dir); ok || dir == d.stage {
		return path, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	d.made.Store(dir, true)
	return path, nil
}

// writeNew creates a file. Two pages with one name are a mistake of ours that must not go unseen.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// commit puts the site in place.
func (d *outputDir) commit() error {
	if err := d.ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
	if d.unchanged() {
		return nil
	}
	if err := d.takeOver(); err != nil {
		return err
	}
	if d.inside {
		return d.fill()
	}
	if err := writeMarker(d.stage); err != nil {
		return err
	}
	err := os.Rename(d.stage, d.target)
	if err == nil {
		return nil
	}
	if _, missing := os.Lstat(d.target); missing != nil {
		return err
	}
	if err := exchange(d.stage, d.target); !errors.Is(err, errors.ErrUnsupported) {
		return err // the stage now holds the old site, and discard removes it
	}
	return d.replaceInTwoSteps()
}

// replaceInTwoSteps is for systems without exchange.
func (d *outputDir) replaceInTwoSteps() error {
	old := beside(d.target, "old")
	if err := os.Rename(d.target, old); err != nil {
		return err
	}
	if err := os.Rename(d.stage, d.target); err != nil {
		return errors.Join(err, os.Rename(old, d.target))
	}
	return os.RemoveAll(old)
}

// discard removes what is left beside the place, and lets others write it. After commit that is the old site, else the
// unfinished new one.
func (d *outputDir) discard() {
	if d.lock != nil {
		os.RemoveAll(d.stage) // what cannot be removed now is removed by the next run
		d.lock.release()
	}
	for _, dir := range slices.Backward(d.grown) {
		os.Remove(dir) // it stays if it holds something, such as the site
	}
}

// recover cleans up after runs that were killed: it puts back an old site whose replacement never came, and removes
// what is left of stages.
func (d *outputDir) recover() error {
	dir, prefix := filepath.Dir(d.target), leftoverPrefix(d.target)
	if d.inside {
		dir, prefix = d.target, insidePrefix
	}
	left, err := leftovers(dir, prefix)
	if err != nil {
		return fmt.Errorf("cannot read the directory of the site: %w", err)
	}
	for _, path := range left {
		_, missing := os.Lstat(d.target)
		if missing != nil && strings.HasPrefix(filepath.Base(path), prefix+"old-") {
			err = os.Rename(path, d.target)
		} else {
			err = os.RemoveAll(path)
		}
		if err != nil {
			return fmt.Errorf("cannot clean up after a run that was killed: %w", err)
		}
	}
	return nil
}
