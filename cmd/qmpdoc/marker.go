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

// markerFile makes a directory one of ours. It names what stands in the directory, so that a file which somebody put
// there (a CNAME, a .git) is noticed and not thrown away with the old site.
const markerFile = ".qmpdoc"

const markerTitle = "A site written by qmpdoc. The next build replaces this directory, which holds:\n"

var errNotOurs = errors.New("name another directory with -o, or replace it and all it holds with --force")

func writeMarker(dir string) error {
	text, err := markerText(dir)
	if err != nil {
		return err
	}
	return writeNew(filepath.Join(dir, markerFile), []byte(text))
}

// markerText is what the marker of a directory says.
func markerText(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	text.WriteString(markerTitle)
	for _, e := range entries {
		if e.Name() != markerFile {
			text.WriteString(e.Name() + "\n")
		}
	}
	return text.String(), nil
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
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	marker, err := os.ReadFile(filepath.Join(dir, markerFile))
	known, ours := strings.CutPrefix(string(marker), markerTitle)
	if err != nil || !ours {
		return fmt.Errorf("%s is not empty and not a site of qmpdoc: %w", dir, errNotOurs)
	}
	names := append(strings.Split(known, "\n"), markerFile)
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			return fmt.Errorf("%s holds %s, which qmpdoc did not write: %w", dir, e.Name(), errNotOurs)
		}
	}
	return nil
}
