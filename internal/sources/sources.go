// Package sources opens whatever the command line calls TREE: all that describes a QMP.
//
//	DIR, FILE.json, FILE.hx, FILE.txt   a QEMU source tree, or one file of it
//	DIR@REV, @REV                       a revision of the git repository at DIR, or around the current directory
//	FILE                                a reply to query-qmp-schema, alone or in a transcript; a saved reference
//	unix:PATH, tcp:HOST:PORT            a running program
//
// A file or directory that exists wins over every other reading of its name.
package sources

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	"qmpdoc/diag"
	"qmpdoc/internal/git"
	"qmpdoc/internal/monitor"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// Kind is what kind of source it is.
type Kind uint8

// The kinds of sources.
const (
	Tree     Kind = iota // a source tree on the disk, or one file of it
	Sample               // the one that is built in
	Revision             // a source tree in a git repository
	Saved                // what qmpdoc export wrote
	Reply                // a file with a reply to query-qmp-schema or guest-info
	Program              // a running program
)

// String names the kind in a sentence: "a running program".
func (k Kind) String() string {
	return [...]string{"a source tree", "the sample", "a revision", "a saved reference", "an introspection reply", "a running program"}[k]
}

// Documented reports whether sources of this kind have documentation and names of types.
func (k Kind) Documented() bool { return k <= Saved }

// Source is an opened source. Close it after use.
type Source struct {
	Name string // as it was named
	Kind Kind

	// FS has the files of a tree or revision; nil for all other kinds. File is the one file of it that was named, "" for
	// the whole.
	FS   fs.FS
	File string
	// Dir is the directory of a tree: absolute, links resolved. "" for all other kinds.
	Dir string
	// Label goes before the names of files in messages, as git show takes them: "v9.0.0:" for a revision.
	Label string
	// Date is when the commit of a revision was made; zero for all other kinds.
	Date time.Time
	// Root is the directory of a revision's tree in the repository.
	Root string

	// Disabled are the commands that a guest agent has but refuses, because the configuration of the guest says so.
	Disabled []string

	saved   []byte // what qmpdoc export wrote
	load    func(source.Options) (*qapi.Reference, diag.List, error)
	replace func(name string, old, data []byte) error
	close   func() error
}

// Load reads the source. See source.Load.
func (s *Source) Load(o source.Options) (*qapi.Reference, diag.List, error) { return s.LoadAs(s.FS, o) }

// LoadAs reads the source as if files were its own, such as those of another state of it. What has no files ignores that.
func (s *Source) LoadAs(files fs.FS, o source.Options) (*qapi.Reference, diag.List, error) {
	if s.FS == nil {
		return s.load(o)
	}
	o.File = s.File
	r, found, err := source.Load(files, o)
	if err != nil {
		return nil, nil, err
	}
	r.Date = s.Date
	return r, found, nil
}

// Replace replaces the content of a file of a tree, as source.Tree does.
func (s *Source) Replace(name string, old, data []byte) error {
	if s.replace == nil {
		return fmt.Errorf("%s cannot be changed", s.Kind)
	}
	return s.replace(name, old, data)
}

// Close releases what the source holds open.
func (s *Source) Close() error {
	if s.close == nil {
		return nil
	}
	return s.close()
}

// Opener opens sources. Those of one repository share a git process and what was read. It is safe for concurrent use.
// Close it after all of them.
type Opener struct {
	mu    sync.Mutex
	repos map[string]*git.Repository // by directory
}

// Close ends the git processes.
func (o *Opener) Close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, r := range o.repos {
		r.Close()
	}
	o.repos = nil
}

// Open opens one source. A program is asked at once; the files of a tree are read by Load. The context has to last as
// long as the source.
func (o *Opener) Open(ctx context.Context, name string) (*Source, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.Mode().IsRegular():
		return openFile(name, info.Size())
	case err == nil && info.Mode()&fs.ModeSocket != 0:
		return nil, fmt.Errorf("%s is a socket: use unix:%s to ask the program at it", name, name)
	case err == nil || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		return openTree(name)
	case monitor.IsAddress(name):
		return openProgram(ctx, name)
	}
	if at, ok := cutRevision(name); ok {
		return o.openRevision(ctx, name, at)
	}
	if dir, _, ok := strings.Cut(name, "@"); ok {
		return nil, fmt.Errorf("cannot read %s: neither this nor %s exists", name, dir)
	}
	return openTree(name) // says that there is no such thing
}

func openTree(name string) (*Source, error) {
	t, err := source.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the source tree: %w", err)
	}
	return &Source{Name: name, FS: t.FS, File: t.File, Dir: t.Dir, replace: t.Replace, close: t.Close}, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
