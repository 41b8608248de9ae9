package sources

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"qmpdoc/internal/git"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// place is a revision of a repository.
type place struct {
	dir  string // as it was named; "" for the current directory
	file string // the one file of it that was named, relative to dir
	rev  string // as git rev-parse takes it
}

// cutRevision splits DIR@REV. Both can hold "@": the longest DIR that exists counts.
func cutRevision(name string) (place, bool) {
	for at := strings.LastIndexByte(name, '@'); at >= 0; at = strings.LastIndexByte(name[:at], '@') {
		p := place{dir: name[:at], rev: completed(name[at+1:])}
		if at == 0 {
			return p, true
		}
		switch info, err := os.Stat(p.dir); {
		case err != nil:
		case info.IsDir():
			return p, true
		case info.Mode().IsRegular():
			p.dir, p.file = filepath.Split(p.dir)
			return p, true
		}
	}
	return place{}, false
}

// WorkTree is what a revision is a state of: DIR of DIR@REV. It is "" for @REV and everything else.
func WorkTree(name string) string {
	at, ok := cutRevision(name)
	if !ok || exists(name) {
		return ""
	}
	return filepath.Join(at.dir, at.file)
}

// completed makes a revision of what follows the "@": git has revisions that begin with one, "@{upstream}", "@~2", "@".
func completed(rev string) string {
	if rev == "" || strings.ContainsRune("{~^", rune(rev[0])) {
		return "@" + rev
	}
	return rev
}

// errNotTree is in the error for a revision that exists but has nothing about QMP.
var errNotTree = errors.New("is not a QEMU source tree")

func (o *Opener) openRevision(ctx context.Context, name string, at place) (*Source, error) {
	repo, err := o.repository(ctx, at.dir)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	whole, err := repo.Tree(at.rev)
	if err != nil {
		return nil, unreadable(ctx, name, at, repo, err)
	}
	root, tree := treeAround(whole, repo.Prefix)
	if tree == nil {
		return nil, fmt.Errorf("%s %w: it has none of %s", name, errNotTree, strings.Join(source.Places(), ", "))
	}
	s := &Source{Name: name, Kind: Revision, FS: tree, Root: root, Date: repo.Date(at.rev), Label: name + ":"}
	if at.file != "" {
		s.Label = at.dir + "@" + at.rev + ":"
		if s.File, err = filepath.Rel(root, path.Join(repo.Prefix, at.file)); err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", name, err)
		}
		s.File = filepath.ToSlash(s.File)
	}
	return s, nil
}

// repository opens a repository unless it is open.
func (o *Opener) repository(ctx context.Context, dir string) (*git.Repository, error) {
	if dir == "" {
		dir = "."
	}
	key, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if r := o.repos[key]; r != nil {
		return r, nil
	}
	r, err := git.Open(ctx, dir)
	switch {
	case errors.Is(err, git.ErrNotRepository) && dir == ".":
		return nil, errors.New("the current directory is not in a git repository: use DIR@REV, or change to one")
	case errors.Is(err, git.ErrNotRepository):
		return nil, fmt.Errorf("%s is not in a git repository", dir)
	case err != nil:
		return nil, err
	}
	if o.repos == nil {
		o.repos = map[string]*git.Repository{}
	}
	o.repos[key] = r
	return r, nil
}

// unreadable says why a revision cannot be opened, and what to do.
func unreadable(ctx context.Context, name string, at place, repo *git.Repository, err error) error {
	if !errors.Is(err, git.ErrUnknown) {
		return fmt.Errorf("cannot read %s: %w", name, err)
	}
	dir := at.dir
	if dir == "" {
		dir = "the current directory"
	}
	help := "git log and git tag show what there is"
	switch tags := tagsLike(ctx, repo, at.rev); {
	case isPattern(at.rev):
		help = "a pattern of tags names several sources, and this takes one"
	case repo.Shallow:
		help = "its history was cut off by a shallow clone; git fetch --unshallow --tags gets the rest"
	case strings.Contains(at.rev, ".."):
		help = "a range has two revisions, and each is a source of its own"
	case len(tags) > 0:
		help = "did you mean " + strings.Join(tags, " or ") + "?"
	}
	return fmt.Errorf("cannot read %s: the repository of %s has no revision %.80q: %s", name, dir, at.rev, help)
}

// tagsLike lists the tags that a revision was probably meant to be, three at most: final releases whose names have it in them,
// such as v9.2.0 for 9.2, else those before and after the release that it names, else the one that is spelled nearly like it.
func tagsLike(ctx context.Context, repo *git.Repository, rev string) []string {
	tags, err := repo.Tags(ctx)
	if err != nil {
		return nil // the revision is what went wrong
	}
	const most = 3
	finals, _ := finalReleases(tags, "*")
	if list := slices.DeleteFunc(slices.Clone(finals), func(tag string) bool { return !strings.Contains(tag, rev) }); len(list) > 0 {
		return list[max(0, len(list)-most):]
	}
	if number, ok := releaseIn(rev); ok && len(finals) > 0 {
		later := slices.IndexFunc(finals, func(tag string) bool { r, _ := releaseIn(tag); return number.Before(r) })
		if later < 0 {
			later = len(finals)
		}
		return finals[max(0, later-1):min(later+1, len(finals))]
	}
	if near := qapi.Nearest(rev, tags); near != "" {
		return []string{near}
	}
	return nil
}

// treeAround finds the QEMU tree of a revision that a directory of it is or lies in: the nearest one with a VERSION, else
// the nearest. The directory need not exist in every revision.
func treeAround(whole fs.FS, dir string) (root string, tree fs.FS) {
	for at := dir; ; at = path.Dir(at) {
		if at == "" {
			at = "."
		}
		if here, err := fs.Sub(whole, at); err == nil && source.IsTree(here) {
			if _, err := fs.Stat(here, "VERSION"); err == nil {
				return at, here
			}
			if tree == nil {
				root, tree = at, here
			}
		}
		if at == "." {
			return root, tree
		}
	}
}
