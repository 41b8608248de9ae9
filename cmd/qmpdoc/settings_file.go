package main

import (
	"fmt"
	"os"
	"path/filepath"

	"qmpdoc/internal/source"
	"qmpdoc/internal/triage"
)

// settingsFile is what the settings' file says.
type settingsFile struct {
	name   string // for messages; "" for none
	dir    string // what names in it are relative to
	config triage.Config
}

// readSettings reads the settings' file called named, or the one of in, if there is one.
func readSettings(in *input, named string) (*settingsFile, error) {
	f := &settingsFile{name: named, dir: filepath.Dir(named)}
	if named == "" {
		f.name, f.dir = findConfig(in)
	}
	if f.name == "" {
		return f, nil
	}
	var src []byte
	var err error
	if named != "" {
		src, err = os.ReadFile(named)
	} else {
		src, err = source.ReadFile(os.DirFS(f.dir), triage.ConfigFile)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the settings: %w", err)
	}
	if named == "" {
		f.name = triage.ConfigFile // wherever the tree lies
	}
	f.config, err = triage.ReadConfig(f.name, src)
	return f, err
}

// findConfig looks for the settings' file in the tree, then in the current directory.
func findConfig(in *input) (name, dir string) {
	for _, dir := range []string{in.Dir, "."} {
		if dir == "" {
			continue
		}
		name := filepath.Join(dir, triage.ConfigFile)
		if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() {
			return name, dir
		}
	}
	return "", ""
}
