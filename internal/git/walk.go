package git

import (
	"io/fs"
	"path"
	"strings"
)

// find looks up a path, directory by directory. Only follow decides about a link at its end; all others are followed.
func (t *Tree) find(op, name string, follow bool) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	w := walk{objects: t.objects, at: []entry{t.root}, rest: name}
	e, err := w.run(follow)
	if err != nil {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: err}
	}
	e.name = path.Base(name)
	return e, nil
}

// walk is the way along a path.
type walk struct {
	objects *objects
	at      []entry // the directories from the root down to here
	rest    string  // what is left of the path
	links   int
}

func (w *walk) run(follow bool) (entry, error) {
	for w.rest != "" {
		var part string
		part, w.rest, _ = strings.Cut(w.rest, "/")
		switch part {
		case "", ".":
			continue
		case "..":
			if len(w.at) == 1 {
				return entry{}, errEscapes
			}
			w.at = w.at[:len(w.at)-1]
			continue
		}
		e, err := w.lookup(part)
		switch {
		case err != nil:
			return entry{}, err
		case e.mode == modeLink && (w.rest != "" || follow):
			err = w.link(e)
		case e.mode == modeDir:
			w.at = append(w.at, e)
		case w.rest != "":
			err = fs.ErrNotExist // as a directory
		default:
			return e, nil
		}
		if err != nil {
			return entry{}, err
		}
	}
	return w.at[len(w.at)-1], nil
}

// lookup finds a name in the directory that the walk has come to.
func (w *walk) lookup(name string) (entry, error) {
	l, err := w.objects.tree(w.at[len(w.at)-1].id())
	if err != nil {
		return entry{}, err
	}
	e, ok := l.find(name)
	if !ok {
		return entry{}, fs.ErrNotExist
	}
	return e, nil
}

// link puts the target of a link before the rest of the path.
func (w *walk) link(e entry) error {
	if w.links++; w.links > maxLinks {
		return errLinks
	}
	data, err := w.objects.blob(e.id())
	if err != nil {
		return err
	}
	target, ok := linkTarget(data)
	switch {
	case !ok:
		return errLinks
	case path.IsAbs(target):
		return errEscapes
	}
	w.rest = target + "/" + w.rest
	return nil
}
