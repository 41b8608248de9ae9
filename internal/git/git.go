// Package git reads revisions of a git repository without checking them out.
//
// It uses the git program: one "git cat-file --batch" answers for all revisions of a repository, one object at a time,
// and only objects that are asked for are read. A Tree is an fs.FS. Nothing in the repository runs (no hook, pager,
// file system monitor or remote helper), and nothing in it is written.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Repository is an open git repository. It is safe for concurrent use. Close it after use.
type Repository struct {
	// Prefix is the directory in which it was opened, relative to the top of the work tree: "" at the top and in a bare
	// repository, else with slashes and without a final one.
	Prefix string
	// Shallow tells that the history was cut off when the repository was cloned, so that revisions may be missing.
	Shallow bool

	dir   string
	batch *batch
	stop  context.CancelFunc
}

// ErrNotRepository is the error of Open when a directory belongs to no repository.
var ErrNotRepository = errors.New("not in a git repository")

// Open opens the repository at dir or around it; dir can be a bare repository. The repository works until ctx ends.
func Open(ctx context.Context, dir string) (*Repository, error) {
	out, err := run(ctx, dir, "rev-parse", "--show-prefix", "--is-shallow-repository", "--absolute-git-dir")
	if err != nil {
		return nil, err
	}
	lines := strings.SplitN(strings.TrimSuffix(string(out), "\n"), "\n", 3)
	if len(lines) != 3 {
		return nil, fmt.Errorf("unexpected answer of git rev-parse: %.100q", out)
	}
	r := &Repository{Prefix: strings.TrimSuffix(lines[0], "/"), Shallow: lines[1] == "true", dir: dir}
	if !fs.ValidPath(r.Prefix) {
		r.Prefix = ""
	}
	ctx, r.stop = context.WithCancel(ctx)
	r.batch = &batch{ctx: ctx, gitDir: lines[2]}
	return r, nil
}

// Close ends the git process.
func (r *Repository) Close() {
	r.batch.close()
	r.stop()
}

// tagsPrefix begins the full name of each tag.
const tagsPrefix = "refs/tags/"

// Tags lists all tags by their short names, sorted by name.
func (r *Repository) Tags(ctx context.Context) ([]string, error) {
	out, err := run(ctx, r.dir, "for-each-ref", "--format=%(refname)", tagsPrefix)
	if err != nil {
		return nil, fmt.Errorf("cannot list the tags: %w", err)
	}
	var names []string
	for line := range strings.Lines(string(out)) {
		if name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), tagsPrefix); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// commandLimit bounds how long a git command may take that answers at once in any sound repository.
const commandLimit = 20 * time.Second

// run runs a git command that answers with little text.
func run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	ctx, stop := context.WithTimeoutCause(ctx, commandLimit, fmt.Errorf("git %s did not finish within %s", args[0], commandLimit))
	defer stop()
	cmd := command(ctx, append([]string{"-C", dir}, args...)...)
	out, errs := &limited{}, &limited{}
	cmd.Stdout, cmd.Stderr = out, errs
	if err := cmd.Run(); err != nil {
		return nil, explain(ctx, err, errs.String())
	}
	return out.Bytes(), nil
}

// explain turns the failure of a git command into an error for people.
func explain(ctx context.Context, err error, said string) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("reading a revision needs the program git: install it")
	}
	said = strings.TrimPrefix(strings.TrimSpace(said), "fatal: ")
	if strings.HasPrefix(said, "not a git repository") {
		return ErrNotRepository
	}
	if said == "" {
		return fmt.Errorf("git: %w", err)
	}
	return fmt.Errorf("git: %.1000s", said)
}

// command prepares a git command that runs nothing of the repository's, never prompts, and takes no lock.
func command(ctx context.Context, args ...string) *exec.Cmd {
	safe := []string{
		"--no-pager", "--no-optional-locks",
		"-c", "core.fsmonitor=false",
		"-c", "core.hooksPath=" + os.DevNull,
		"-c", "protocol.allow=never", // a partial clone would fetch what it lacks
	}
	cmd := exec.CommandContext(ctx, "git", append(safe, args...)...)
	cmd.Env = environment(os.Environ())
	cmd.WaitDelay = time.Second
	return cmd
}

// environment drops the variables that point git at another repository, such as those that a hook runs with, or make it
// run something.
func environment(all []string) []string {
	var kept []string
	for _, v := range all {
		name, _, _ := strings.Cut(v, "=")
		name = strings.ToUpper(name) // as Windows compares them
		if !strings.HasPrefix(name, "GIT_") && name != "LANGUAGE" && !strings.HasPrefix(name, "LC_") && name != "LANG" {
			kept = append(kept, v)
		}
	}
	return append(kept, "LC_ALL=C", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
}

// limited keeps the beginning of an output: the tags of a repository, or a complaint.
type limited struct{ bytes.Buffer }

const maxOutput = 16 << 20

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) <= maxOutput {
		l.Buffer.Write(p)
	}
	return len(p), nil
}
