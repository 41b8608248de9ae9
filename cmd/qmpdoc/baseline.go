package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"qmpdoc/internal/output"
	"qmpdoc/internal/paths"
	"qmpdoc/internal/source"
	"qmpdoc/internal/triage"
)

// baselineFile is where a baseline is.
type baselineFile struct {
	name string // as given; "" for none
	file string
	root string // the directory that it must not lead out of, if the settings' file names it; else ""
}

// baseline takes the flag's file, else that of the settings. Settings can be part of a third-party tree: what they name is
// read and written through their directory, and no link leads out of that.
func (f *settingsFile) baseline(flag, setting string, writes bool) (baselineFile, error) {
	switch {
	case flag == "" && setting == "" && writes:
		return baselineFile{}, errors.New("--write-baseline needs a file: give --baseline FILE too")
	case flag != "" || setting == "":
		return baselineFile{flag, flag, ""}, nil
	case !filepath.IsLocal(setting):
		return baselineFile{}, fmt.Errorf("%s: baseline: %s leads out of the directory of the settings", f.name, setting)
	}
	b := baselineFile{setting, filepath.Join(f.dir, setting), f.dir}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return b, err
	}
	defer root.Close()
	switch info, err := root.Lstat(setting); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return b, fmt.Errorf("%s: baseline: %w", f.name, err)
	case !info.Mode().IsRegular():
		return b, fmt.Errorf("%s: baseline: %s is not a regular file", f.name, setting)
	}
	return b, nil
}

// path is where the file is, with its links resolved.
func (b baselineFile) path() string {
	path, err := filepath.Abs(b.file)
	if err != nil {
		return b.file
	}
	return paths.Resolved(path)
}

// place is the path to print.
func (b baselineFile) place() string { return paths.ViewOf(b.path(), b.file).Print("") }

func (b baselineFile) text() ([]byte, error) {
	if b.root == "" {
		return os.ReadFile(b.file)
	}
	root, err := os.OpenRoot(b.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return source.ReadFile(root.FS(), filepath.ToSlash(filepath.Clean(b.name)))
}

func (b baselineFile) read() (*triage.Baseline, error) {
	src, err := b.text()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no baseline %s: --write-baseline makes one", b.name)
	} else if err != nil {
		return nil, fmt.Errorf("cannot read the baseline: %w", err)
	}
	return triage.ReadBaseline(b.name, src)
}

func (b baselineFile) write(text []byte) error {
	var err error
	if b.root == "" {
		err = output.WriteFile(b.file, text)
	} else {
		err = output.WriteWithin(b.root, b.name, text, 0)
	}
	if err != nil {
		return fmt.Errorf("cannot write the baseline: %w", err)
	}
	return nil
}
