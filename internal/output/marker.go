package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// markerFile makes a directory one of ours. It names what is in the directory, so that a file that somebody put there (a CNAME,
// a .git) is noticed, and not removed with the old site.
const markerFile = ".qmpdoc"

const markerTitle = "A site written by qmpdoc. The next build replaces this directory, which holds:\n"

// insidePrefix begins the names of what is kept inside a place that cannot be exchanged.
const insidePrefix = markerFile + "-"

// lostAndFound is what some file systems keep in their root, which may be a place.
const lostAndFound = "lost+found"

// own are names in a place that are not of the site.
var own = []string{markerFile, insidePrefix + "new", insidePrefix + "old", insidePrefix + "lock", lostAndFound}

func isOwn(name string) bool { return slices.Contains(own, name) }

// entryNames lists, sorted, the entries of a directory that belong to a site.
func entryNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		if !isOwn(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// markerText returns the marker of a directory that holds names.
func markerText(names []string) []byte {
	return []byte(markerTitle + strings.Join(append(names, ""), "\n"))
}

func writeMarker(dir string, names []string) error {
	return os.WriteFile(filepath.Join(dir, markerFile), markerText(names), 0o666)
}

// IsSite reports whether this program wrote what a directory holds.
func IsSite(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, markerFile))
	return err == nil
}

var (
	errNotOurs = errors.New("name another directory with -o, or replace it and all it holds with --force")
	// errForeign is about a directory of ours that also holds something else.
	errForeign = fmt.Errorf("which qmpdoc did not write: %w", errNotOurs)
)

// MayReplace reports whether a site may take the place of what dir holds: nothing, or a site of this program. The error says what to
// do instead.
func MayReplace(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a directory: name another place with -o", dir)
	}
	held, err := entryNames(dir)
	if exists(filepath.Join(dir, lostAndFound)) && !isMountPoint(dir) {
		held = append(held, lostAndFound) // somebody's copy
	}
	if err != nil || len(held) == 0 {
		return err
	}
	marker, err := os.ReadFile(filepath.Join(dir, markerFile))
	known, ours := strings.CutPrefix(string(marker), markerTitle)
	if err != nil || !ours {
		return fmt.Errorf("%s is not empty and not a site of qmpdoc: %w", dir, errNotOurs)
	}
	names := strings.Split(known, "\n")
	for _, name := range held {
		if !slices.Contains(names, name) {
			return fmt.Errorf("%s holds %s, %w", dir, name, errForeign)
		}
	}
	return nil
}
