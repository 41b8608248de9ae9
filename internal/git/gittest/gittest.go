// Package gittest makes git repositories for tests.
package gittest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Repository is a repository with a work tree. It is gone when the test has ended.
type Repository struct {
	Dir string
	tb  testing.TB
}

// New makes an empty repository with the branch main; args are more of those of git init. Without git the test is skipped.
func New(tb testing.TB, args ...string) *Repository {
	tb.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		tb.Skip("git is not installed")
	}
	r := &Repository{tb.TempDir(), tb}
	r.Git("", append([]string{"init", "-q", "-b", "main"}, args...)...)
	return r
}

// Git runs a git command with input and returns its output without white space around it.
func (r *Repository) Git(input string, args ...string) string {
	r.tb.Helper()
	config := []string{"-C", r.Dir, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"}
	cmd := exec.Command("git", append(config, args...)...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.tb.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// Write writes a file of the work tree.
func (r *Repository) Write(name, text string) {
	r.tb.Helper()
	file := filepath.Join(r.Dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		r.tb.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		r.tb.Fatal(err)
	}
}

// Link adds a link to the index, also where the system has none.
func (r *Repository) Link(name, target string) {
	r.tb.Helper()
	id := r.Git(target, "hash-object", "-w", "--stdin")
	r.Git("", "update-index", "--add", "--cacheinfo", "120000,"+id+","+name)
}

// Commit commits the index and tags the commit.
func (r *Repository) Commit(tag string) {
	r.tb.Helper()
	r.Git("", "commit", "-q", "--allow-empty", "-m", "state "+tag)
	r.Git("", "tag", tag)
}
