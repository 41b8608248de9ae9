package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"qmpdoc/internal/watch"
)

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

// check refuses places that must not be replaced.
func (to *outputPlace) check(target string) error {
	if err := to.protect(target); err != nil {
		return err
	}
	err := mayReplace(target)
	if err == nil || !errors.Is(err, errNotOurs) {
		return err
	}
	if to.tree && watch.Within(target, to.source) && !errors.Is(err, errForeign) {
		return fmt.Errorf("%s is a part of the source tree: name another directory with -o", to.name)
	}
	if to.force {
		return nil
	}
	return err
}

// protect refuses places that nobody can mean: to replace them would remove the directory that the run works in, or its
// sources.
func (to *outputPlace) protect(target string) error {
	here, err := currentDir()
	if err != nil {
		return err
	}
	if watch.Within(here, target) {
		return fmt.Errorf("%s is, or is around, the current directory: name a directory below it, such as -o %s", target, standardDir)
	}
	if to.source != "" && watch.Within(to.source, target) {
		return fmt.Errorf("%s is, or is around, the source tree: name another directory with -o", target)
	}
	return nil
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
		if err := os.Mkdir(dir, 0o777); errors.Is(err, fs.ErrExist) {
			continue // another run was faster
		} else if err != nil {
			return err
		}
		d.grown = append(d.grown, dir)
	}
	return nil
}

// mayNotWrite tells whether the user may not write a directory.
func mayNotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
