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

	"qmpdoc/internal/watch"
)

// outputDir receives a site file by file, in a directory beside its place, and puts it in place at once.
//
// Whenever the program is killed, the place holds the old site or the new one. Where the system can exchange two
// directories in one step (Linux, macOS) that is all there is to it. Elsewhere there are two renames; a run that died
// between them left the old site beside its place, and the next run puts it back before it does anything else.
//
// The files are not flushed to the disk one by one: a site can be built again, and a loss of power is no reason to make
// each build wait for a thousand flushes.
type outputDir struct {
	ctx    context.Context // ends the run early: no further file is taken
	name   string          // as the user wrote it
	target string          // the place: absolute, links resolved
	stage  string          // the directory beside it that receives the files
	grown  []string        // directories around the place that were made for it, the outermost first
	made   sync.Map        // folders below stage that exist
	files  atomic.Int64
	old    map[string]bool // the files of the old site by their paths, and whether they are regular ones
	lock   sync.Mutex      // of kept
	kept   []string        // see keep
}

// newOutputDir prepares the replacement of the directory called name. It fails when the place holds something else than
// a site of this program, unless force says that all of it may go, and always when the place is a directory around the
// source tree or the user.
func newOutputDir(ctx context.Context, name, source string, force bool) (*outputDir, error) {
	target, err := placeOf(name)
	if err != nil {
		return nil, err
	}
	if err := recoverDir(target); err != nil {
		return nil, err
	}
	if err := mayReplace(target); err != nil && (!force || !errors.Is(err, errNotOurs)) {
		return nil, err
	}
	if err := protect(target, source); err != nil {
		return nil, err
	}
	d := &outputDir{ctx: ctx, name: filepath.Clean(name), target: target, stage: beside(target, "new")}
	err = d.growParents()
	if err == nil {
		err = os.Mkdir(d.stage, 0o777)
	}
	if err != nil {
		d.discard()
		return nil, fmt.Errorf("cannot write beside %s: %w", name, err)
	}
	d.listOld()
	return d, nil
}

// growParents makes the directories around the place that do not exist.
func (d *outputDir) growParents() error {
	var missing []string
	for dir := filepath.Dir(d.target); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil {
			break
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		missing = append(missing, dir)
	}
	for _, dir := range slices.Backward(missing) {
		if err := os.Mkdir(dir, 0o777); err != nil {
			return err
		}
		d.grown = append(d.grown, dir)
	}
	return nil
}

// placeOf resolves name, whose last parts need not exist yet. A relative name begins where the current directory really
// is, as it does for every other program.
func placeOf(name string) (string, error) {
	target := filepath.Clean(name)
	if !filepath.IsAbs(target) {
		here, err := currentDir()
		if err != nil {
			return "", err
		}
		target = filepath.Join(here, target)
	}
	var missing string
	for dir := target; ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, missing), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("cannot create %s: %w", name, err)
		}
		missing = filepath.Join(filepath.Base(dir), missing)
	}
}

// protect refuses places that nobody can mean: to replace them would take away the ground the run stands on.
func protect(target, source string) error {
	here, err := currentDir()
	if err != nil {
		return err
	}
	if watch.Within(here, target) {
		return fmt.Errorf("%s is, or is around, the current directory: name a directory below it, such as -o %s", target, standardDir)
	}
	if source != "" && watch.Within(source, target) {
		return fmt.Errorf("%s is, or is around, the source tree: name another directory with -o", target)
	}
	return nil
}

// Put writes one file of the site. It may be called from several goroutines at once.
func (d *outputDir) Put(name string, data []byte) error {
	if err := d.ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
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

// place gives the path of a file that is prepared, and makes the directories around it.
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

// discard removes what is left beside the place. After commit that is the old site, else the unfinished new one.
func (d *outputDir) discard() {
	os.RemoveAll(d.stage) // what cannot be removed now is removed by the next run
	for _, dir := range slices.Backward(d.grown) {
		os.Remove(dir) // it stays if something stands in it, such as the site
	}
}

// recoverDir cleans up after runs that were killed: it puts back an old site whose replacement never came, and removes
// what lies beside the place.
func recoverDir(target string) error {
	left, err := leftovers(target)
	if err != nil {
		return fmt.Errorf("cannot look beside %s: %w", target, err)
	}
	for _, path := range left {
		_, missing := os.Lstat(target)
		if missing != nil && strings.HasPrefix(filepath.Base(path), leftoverPrefix(target)+"old-") {
			err = os.Rename(path, target)
		} else {
			err = os.RemoveAll(path)
		}
		if err != nil {
			return fmt.Errorf("cannot clean up after a run that was killed: %w", err)
		}
	}
	return nil
}
