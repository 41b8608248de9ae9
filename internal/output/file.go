package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"qmpdoc/internal/paths"
)

// WriteFile writes a file beside its place, flushes it, and renames it into its place, so that nobody ever sees half of it.
// Anything but a regular file, such as /dev/null or a pipe, is written directly; so is the target of a link when it does not exist yet.
func WriteFile(name string, data []byte) error {
	name = paths.Resolved(name)
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a directory: name a file", name)
	case err == nil && !info.Mode().IsRegular(), errors.Is(err, fs.ErrNotExist) && exists(name):
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return couldNotWrite(name, err)
		}
		return nil
	}
	return writeIn(filepath.Dir(name), filepath.Base(name), name, data, 0)
}

// WriteWithin does the same for a file that a source tree names, below a directory that no link may lead out of. Mode is that
// of the file; 0 means what the umask asks for.
func WriteWithin(dir, name string, data []byte, mode fs.FileMode) error {
	return writeIn(dir, name, name, data, mode)
}

// writeIn writes a file below a directory. Errors call it shown.
func writeIn(dir, name, shown string, data []byte, mode fs.FileMode) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return couldNotWrite(shown, err)
	}
	defer root.Close()
	stage := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.qmpdoc-new-%d", filepath.Base(name), os.Getpid()))
	err = writeSynced(root, stage, data, mode)
	if err == nil {
		err = root.Rename(stage, name)
	}
	if err != nil {
		root.Remove(stage) // which may never have been there
		return couldNotWrite(shown, err)
	}
	return nil
}

// writeSynced makes sure that the bytes are on the disk before a rename makes them the file.
func writeSynced(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	f, err := root.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
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
