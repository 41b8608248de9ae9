package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/parallel"
	"qmpdoc/qapi"
)

// Limits keep hostile trees from using up the memory: a definition can be as short as 16 bytes, and what is known about
// it takes fifty times as much. All of QEMU 10.2's schema is 1.2 MB in 70 files.
const (
	maxBytes = 16 << 20 // of all files of a tree together
	maxFiles = 10_000
)

// file is one file of the tree, read and parsed at most once however many programs include it.
type file struct {
	name  string
	size  int64 // in bytes
	part  *qapi.Part
	found diag.List
	err   error

	walked bool // what is wrong with its includes has been reported
}

// files are all that were read, in the order in which they were first named.
type files struct {
	tree   fs.FS
	byName map[string]*file
	order  []*file
	bytes  int64 // left of maxBytes
	count  int   // left of maxParts
}

// readAll reads the files of a layout and, wave by wave, those that they include. The files of a wave are parsed in
// parallel. A file of the layout itself that cannot be read is an error; an included one keeps its error for findings.
func readAll(tree fs.FS, l layout) (*files, error) {
	f := &files{tree: tree, byName: map[string]*file{}, bytes: maxBytes, count: maxParts}
	var wave []*file
	for _, r := range l.schemas {
		wave = f.want(r.file, wave)
	}
	for _, name := range l.documents {
		wave = f.want(name, wave)
	}
	roots := wave
	for len(wave) > 0 {
		f.read(wave)
		wave = f.included(wave)
	}
	for _, r := range roots {
		if r.err != nil {
			return nil, r.err
		}
	}
	return f, nil
}

// want adds name to wave unless the file is known already.
func (f *files) want(name string, wave []*file) []*file {
	if f.byName[name] != nil {
		return wave
	}
	added := &file{name: name}
	if len(f.order) >= maxFiles {
		added.err = fmt.Errorf("the tree has more than %d schema files", maxFiles)
	}
	f.byName[name] = added
	f.order = append(f.order, added)
	return append(wave, added)
}

// included returns the files that wave includes and that were not named before.
func (f *files) included(wave []*file) []*file {
	var next []*file
	for _, from := range wave {
		for _, inc := range from.includes() {
			if name, ok := resolve(from.name, inc.Path); ok && len(f.order) <= maxFiles {
				next = f.want(name, next)
			}
		}
	}
	return next
}

// read reads and parses the files of a wave in parallel. What a tree may hold is charged before and after, in the order of
// the files, so that the same file is refused every time.
func (f *files) read(wave []*file) {
	for _, one := range wave {
		if one.err == nil {
			f.chargeBytes(one)
		}
	}
	_ = parallel.Each(context.Background(), len(wave), func(i int) error {
		if wave[i].err == nil {
			wave[i].parse(f.tree)
		}
		return nil // each file keeps its own error
	})
	for _, one := range wave {
		if one.err == nil {
			f.chargeParts(one)
		}
	}
}

// chargeBytes refuses a file that is larger than what is left.
func (f *files) chargeBytes(one *file) {
	one.size, one.err = regularSize(f.tree, one.name)
	switch {
	case one.err != nil:
	case one.size > f.bytes:
		one.err = tooLarge(one.name)
	default:
		f.bytes -= one.size
	}
}

func (f *files) chargeParts(one *file) {
	n := countParts(one.part)
	if n > f.count {
		one.part, one.found, one.err = nil, nil, tooMany(one.name)
		return
	}
	f.count -= n
}

// ErrChanging tells that somebody wrote a file while it was read.
var ErrChanging = errors.New("it grew while it was read: run qmpdoc again")

// parse reads the file. A mistake in a parser costs this file only, and the message names it.
func (one *file) parse(tree fs.FS) {
	defer func() {
		if mistake := recover(); mistake != nil {
			one.err = &fs.PathError{Op: "read", Path: one.name, Err: fmt.Errorf("a bug in qmpdoc: %v (%s)", mistake, mistaken())}
		}
	}()
	src, err := fs.ReadFile(tree, one.name)
	if err == nil && int64(len(src)) > one.size {
		err = &fs.PathError{Op: "read", Path: one.name, Err: ErrChanging}
	}
	if err != nil {
		one.err = err
		return
	}
	one.part, one.found = parse(one.name, src)
}

// mistaken returns the place in this program at which a panic arose that is being recovered from.
func mistaken() string {
	var callers [32]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers[:])])
	panicked := false
	for {
		f, more := frames.Next()
		if panicked && strings.HasPrefix(f.Function, "qmpdoc/") || !more {
			return fmt.Sprintf("%s:%d", path.Base(f.File), f.Line)
		}
		panicked = panicked || f.Function == "runtime.gopanic"
	}
}

var errNotRegular = errors.New("not a regular file")

func tooLarge(name string) error {
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf(
		"too large: qmpdoc reads trees of up to %d MiB in all, many times the size of QEMU's; check whether this file belongs in the tree", maxBytes>>20)}
}

// ReadFile reads a file of a tree as Load does: regular files only, and none larger than a whole tree may be.
func ReadFile(tree fs.FS, name string) ([]byte, error) { return readLimited(tree, name, maxBytes) }

// readLimited reads a file of at most limit bytes. It opens regular files only: a pipe would never end.
func readLimited(tree fs.FS, name string, limit int64) ([]byte, error) {
	size, err := regularSize(tree, name)
	if err != nil {
		return nil, err
	}
	if size > limit {
		return nil, tooLarge(name)
	}
	return fs.ReadFile(tree, name)
}

// regularSize returns the size of a regular file, and an error for anything else.
func regularSize(tree fs.FS, name string) (int64, error) {
	info, err := fs.Stat(tree, name)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, &fs.PathError{Op: "read", Path: name, Err: errNotRegular}
	}
	return info.Size(), nil
}

// parts returns the contents of the named files.
func (f *files) parts(names []string) []*qapi.Part {
	var list []*qapi.Part
	for _, name := range names {
		list = append(list, f.byName[name].part)
	}
	return list
}

// ignores collects the comments for this program from all files.
func (f *files) ignores() []qapi.Ignore {
	var list []qapi.Ignore
	for _, one := range f.order {
		if one.part != nil {
			list = append(list, one.part.Ignores...)
		}
	}
	return list
}

// includes lists the include directives of a file that was read.
func (one *file) includes() (list []*qapi.Include) {
	if one.part != nil {
		for _, item := range one.part.Items {
			if inc, ok := item.(*qapi.Include); ok {
				list = append(list, inc)
			}
		}
	}
	return list
}

// resolve returns the file that an include directive of from names; false when it would leave the tree.
func resolve(from, include string) (string, bool) {
	if include == "" || path.IsAbs(include) {
		return "", false
	}
	name := path.Join(path.Dir(from), include)
	return name, fs.ValidPath(name)
}
