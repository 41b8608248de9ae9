package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"qmpdoc/internal/paths"
)

// Place says where to put a site.
type Place struct {
	Name    string // as the user wrote it
	Source  string // the directory of the sources; "" for none
	Tree    bool   // Source is a QEMU tree: what it holds belongs to it
	Force   bool   // what the place holds may go, whatever it is
	Waiting func() // called when another run is writing the place; may be nil
}

// resolve makes name absolute and follows its links. Its last parts need not exist yet. A relative name begins where the current
// directory really is, as it does for every other program.
func resolve(name string) (string, error) {
	target := filepath.Clean(name)
	if !filepath.IsAbs(target) {
		here, err := paths.Here()
		if err != nil {
			return "", err
		}
		target = filepath.Join(here, target)
	}
	var missing string
	for dir := target; ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, missing), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) { // a drive that does not exist
			return "", fmt.Errorf("cannot create %s: %w", name, err)
		}
		if exists(dir) {
			return "", fmt.Errorf("cannot create %s: %s is a link that leads nowhere", name, dir)
		}
		missing = filepath.Join(filepath.Base(dir), missing)
	}
}

// check refuses places that must not be replaced, and those that nobody can mean: replacing them would remove the current
// directory or the sources.
func (to *Place) check(target string) error {
	here, err := paths.Here()
	switch {
	case err != nil:
		return err
	case paths.Within(here, target):
		return fmt.Errorf("%s is, or is around, the current directory: name a directory below it, such as -o site", target)
	case to.Source != "" && paths.Within(to.Source, target):
		return fmt.Errorf("%s is, or is around, the source tree: name another directory with -o", target)
	}
	err = MayReplace(target)
	switch {
	case !errors.Is(err, errNotOurs):
		return err
	case to.Tree && paths.Within(target, to.Source) && !errors.Is(err, errForeign):
		return fmt.Errorf("%s is a part of the source tree: name another directory with -o", to.Name)
	case to.Force:
		return nil
	}
	return err
}
