package output

import (
	"os"
	"path/filepath"
	"slices"
)

// fill exchanges what the stage holds for what the place holds. names lists the entries of the stage.
//
// A directory cannot be exchanged if it is a mount point, such as a container's volume, or if the user may not write the
// directory around it, as with a site below /var/www. Such a place is filled: the new site is made inside it, in a hidden
// directory, and its files and folders are then exchanged one by one for those of the old site. For some milliseconds the place
// holds parts of both; a run that is killed at that moment leaves that mixture, and the next build makes the site whole.
func (d *Dir) fill(names []string) error {
	old, err := entryNames(d.target)
	if err != nil {
		return err
	}
	// All that the place may hold from now on is ours, whenever the run ends.
	all := slices.Concat(names, old)
	slices.Sort(all)
	if err := d.mark(slices.Compact(all)); err != nil {
		return err
	}
	for _, name := range names {
		if err := d.replace(filepath.Join(d.stage(), name), filepath.Join(d.target, name)); err != nil {
			return err
		}
	}
	for _, name := range old {
		if !slices.Contains(names, name) {
			if err := os.Rename(filepath.Join(d.target, name), filepath.Join(d.stage(), name)); err != nil {
				return err
			}
		}
	}
	return d.mark(names)
}

// mark replaces the marker of the place by one that lists names.
func (d *Dir) mark(names []string) error {
	if err := writeMarker(d.stage(), names); err != nil {
		return err
	}
	return os.Rename(filepath.Join(d.stage(), markerFile), filepath.Join(d.target, markerFile))
}
