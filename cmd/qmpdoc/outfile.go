package main

import (
	"errors"
	"fmt"
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
	if err := writeSynced(stage, data); err != nil {
		return errors.Join(err, os.RemoveAll(stage))
	}
	if err := os.Rename(stage, name); err != nil {
		return errors.Join(err, os.Remove(stage))
	}
	return nil
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
