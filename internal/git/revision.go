package git

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// ErrUnknown is the error for a revision that the repository does not have.
var ErrUnknown = errors.New("unknown revision")

// Tree opens a revision: anything that git-rev-parse(1) knows, or a directory of one ("v10.0.0:qemu"). The tree holds the
// whole revision, wherever the repository was opened.
func (r *Repository) Tree(revision string) (*Tree, error) {
	if err := checkRevision(revision); err != nil {
		return nil, err
	}
	for _, name := range []string{revision + "^{tree}", revision} {
		o, err := r.objects.batch.get(name, maxObject)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		return r.treeOf(o)
	}
	return nil, ErrUnknown
}

// treeOf opens what a revision named.
func (r *Repository) treeOf(o object) (*Tree, error) {
	switch o.kind {
	case "tree":
	case "blob":
		return nil, errors.New("it is a file, not a revision or directory")
	default:
		tree, err := r.objects.batch.get(o.id+"^{tree}", maxObject) // ":/text" takes no suffix
		if err != nil || tree.kind != "tree" {
			return nil, ErrUnknown
		}
		o = tree
	}
	raw, err := hex.DecodeString(o.id)
	if err != nil {
		return nil, fmt.Errorf("unexpected answer of git cat-file: %.100q is not an id", o.id)
	}
	return newTree(r.objects, string(raw)), nil
}

// checkRevision refuses what git would read as something other than one revision.
func checkRevision(revision string) error {
	switch {
	case revision == "":
		return errors.New("the revision is empty")
	case strings.HasPrefix(revision, "-"):
		return errors.New("a revision does not begin with -")
	case len(revision) > maxName/2:
		return errors.New("the revision is too long")
	case strings.ContainsFunc(revision, func(c rune) bool { return c < ' ' || c == 0x7f }):
		return fmt.Errorf("a revision has no control characters")
	}
	return nil
}
