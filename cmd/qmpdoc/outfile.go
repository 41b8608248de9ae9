package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a file beside its place and renames it into it, so that nobody ever sees half of it. What is no
// regular file, such as /dev/null or a pipe, is written as it is.
func writeFile(name string, data []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return os.WriteFile(name, data, 0o666)
	} else if err == nil && info.IsDir() {
		return fmt.Errorf("%s is a directory: name a file", name)
	}
	stage := beside(name, "new")
	err := writeSynced(stage, data)
	if err == nil {
		err = os.Rename(stage, name)
	}
	if err != nil {
		return errors.Join(couldNotWrite(name, err), os.RemoveAll(stage))
	}
	return nil
}

// writeWithin does the same for a file that a source tree names, below a directory that no link may lead out of.
func writeWithin(dir, name string, data []byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	stage := beside(name, "new")
	f, err := root.Create(stage)
	if err != nil {
		return couldNotWrite(name, err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = root.Rename(stage, name)
	}
	if err != nil {
		return errors.Join(couldNotWrite(name, err), root.Remove(stage))
	}
	return nil
}

// couldNotWrite names the file that the user knows, not the one beside it.
func couldNotWrite(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot create %s: its directory does not exist", name)
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("cannot write %s: %w", name, err)
}

// writeSynced makes sure that the bytes are on the disk before a rename makes them the file.
func writeSynced(name string, data []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
