package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A directory cannot be exchanged if it is a mount point, such as a container's volume, or if the user may not write the
// directory around it, as with a site below /var/www. Such a place is filled: the new site is made inside of it, in a
// hidden directory, and its files and folders are then exchanged one by one for those of the old site. For some
// milliseconds the place holds parts of both; a run that is killed at that moment leaves them so, and the next build
// makes the site whole.

// insidePrefix begins the names of what this program keeps inside a place that it fills.
const insidePrefix = markerFile + "-"

// lostAndFound is what some file systems keep in their root, which may be a place that is filled.
const lostAndFound = "lost+found"

// isOwn tells whether a name in a place is not one of the site.
func isOwn(name string) bool {
	return name == markerFile || name == lockName || name == lostAndFound || isLeftover(name, insidePrefix)
}

// fill exchanges what the stage holds for what the place holds.
func (d *outputDir) fill() error {
	fresh, err := entryNames(d.stage)
	if err != nil {
		return err
	}
	old, err := entryNames(d.target)
	if err != nil {
		return err
	}
	aside := filepath.Join(d.stage, insidePrefix+"old")
	if err := os.Mkdir(aside, 0o777); err != nil {
		return err
	}
	// All that the place may hold from now on is ours, whenever the run ends.
	if err := d.mark(slices.Concat(fresh, old)); err != nil {
		return err
	}
	for _, name := range fresh {
		if err := d.exchangeEntry(name, aside); err != nil {
			return err
		}
	}
	for _, name := range old {
		if _, err := slices.BinarySearch(fresh, name); !err {
			if err := os.Rename(filepath.Join(d.target, name), filepath.Join(aside, name)); err != nil {
				return err
			}
		}
	}
	return d.mark(fresh)
}

// entryNames lists what a directory holds of a site, sorted.
func entryNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !isOwn(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// exchangeEntry puts one file or folder of the stage into the place. What was there goes aside.
func (d *outputDir) exchangeEntry(name, aside string) error {
	from, to := filepath.Join(d.stage, name), filepath.Join(d.target, name)
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(from, to)
	}
	if err := exchange(from, to); !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := os.Rename(to, filepath.Join(aside, name)); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// mark replaces the marker of the place by one that lists names.
func (d *outputDir) mark(names []string) error {
	slices.Sort(names)
	stage := filepath.Join(d.stage, markerFile)
	if err := os.WriteFile(stage, []byte(markerOf(slices.Compact(names))), 0o666); err != nil {
		return err
	}
	return os.Rename(stage, filepath.Join(d.target, markerFile))
}
