package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// markerFile makes a directory one of ours. It names what is in the directory, so that a file which somebody put
// there (a CNAME, a .git) is noticed and not thrown away with the old site.
const markerFile = ".qmpdoc"

const markerTitle = "A site written by qmpdoc. The next build replaces this directory, which holds:\n"

var (
	errNotOurs = errors.New("name another directory with -o, or replace it and all it holds with --force")
	// errForeign is about a directory of ours that holds something else too.
	errForeign = fmt.Errorf("which qmpdoc did not write: %w", errNotOurs)
)

func writeMarker(dir string) error {
	text, err := markerText(dir)
	if err != nil {
		return err
	}
	return writeNew(filepath.Join(dir, markerFile), []byte(text))
}

// markerText is what the marker of a directory says.
func markerText(dir string) (string, error) {
	names, err := entryNames(dir)
	return markerOf(names), err
}

// markerOf is what the marker of a directory that holds names says.
func markerOf(names []string) string {
	var text strings.Builder
	text.WriteString(markerTitle)
	for _, name := range names {
		text.WriteString(name + "\n")
	}
	return text.String()
}

// mayReplace tells whether a site may take the place of what dir holds: nothing, or a site of ours. The error wraps
// errNotOurs when --force can change that.
func mayReplace(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is not a directory: name another place with -o", dir)
	}
	held, err := entryNames(dir)
	if _, missing := os.Lstat(filepath.Join(dir, lostAndFound)); missing == nil && !pinned(dir) {
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
