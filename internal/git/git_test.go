package git

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qmpdoc/internal/git/gittest"
)

// open opens a directory of a repository until the test ends.
func open(t *testing.T, r *gittest.Repository, dir string) *Repository {
	t.Helper()
	repo, err := Open(context.Background(), filepath.Join(r.Dir, dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { repo.Close() })
	return repo
}

// sample has two revisions, directories, links of every kind and a submodule.
func sample(t *testing.T, args ...string) *gittest.Repository {
	t.Helper()
	r := gittest.New(t, args...)
	r.Write("VERSION", "1.0.0\n")
	r.Write("qapi/a.json", "one\n")
	r.Write("qapi/sub/b.json", "two\n")
	r.Git("", "add", ".")
	r.Commit("v1.0.0")
	r.Write("VERSION", "2.0.0\n")
	r.Git("", "add", ".")
	r.Link("to-file", "qapi/a.json")
	r.Link("to-dir", "qapi/sub")
	r.Link("qapi/up", "../VERSION")
	r.Link("chain", "to-dir/b.json")
	r.Link("outside", "../secret")
	r.Link("absolute", "/etc/passwd")
	r.Link("loop", "loop")
	r.Link("dangling", "nothing")
	id := strings.Repeat("1", len(r.Git("", "rev-parse", "HEAD")))
	r.Git("", "update-index", "--add", "--cacheinfo", "160000,"+id+",module")
	r.Commit("v2.0.0")
	return r
}

func TestTreeReadsFiles(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		repo := open(t, sample(t, "--object-format="+format), "")
		for _, row := range []struct{ revision, file, want string }{
			{"v1.0.0", "VERSION", "1.0.0\n"},
			{"v2.0.0", "VERSION", "2.0.0\n"},
			{"HEAD~1", "VERSION", "1.0.0\n"},
			{"@", "VERSION", "2.0.0\n"},
			{"main", "qapi/a.json", "one\n"},
			{":/state v1", "VERSION", "1.0.0\n"},
			{"v2.0.0:qapi", "a.json", "one\n"},
			{"v2.0.0^{tree}", "qapi/sub/b.json", "two\n"},
			{"HEAD", "to-file", "one\n"},
			{"HEAD", "to-dir/b.json", "two\n"},
			{"HEAD", "qapi/up", "2.0.0\n"},
			{"HEAD", "chain", "two\n"},
		} {
			tree, err := repo.Tree(row.revision)
			if err != nil {
				t.Errorf("%s %s: %v", format, row.revision, err)
				continue
			}
			if got, err := fs.ReadFile(tree, row.file); string(got) != row.want || err != nil {
				t.Errorf("%s %s: %s is %q (%v), want %q", format, row.revision, row.file, got, err, row.want)
			}
		}
	}
}

func TestDate(t *testing.T) {
	for _, row := range []struct{ commit, want string }{
		{"tree 1\nauthor A <a@b> 1 +0000\ncommitter C D <c@d> 1733918400 +0100\n\ncommitter X <x@y> 5 +0000\n", "2024-12-11T12:00:00Z"},
		{"tree 1\ncommitter C <c@d> 99999999999999 +0000\n\n", ""},
		{"tree 1\ncommitter C <c@d> soon +0000\n\n", ""},
		{"tree 1\n\ncommitter C <c@d> 1733918400 +0000\n", ""},
		{"", ""},
	} {
		got := ""
		if at := committed([]byte(row.commit)); !at.IsZero() {
			got = at.Format(time.RFC3339)
		}
		if got != row.want {
			t.Errorf("%q is of %q, want %q", row.commit, got, row.want)
		}
	}
	repo := open(t, sample(t), "")
	if repo.Date("HEAD").IsZero() || !repo.Date("HEAD^{tree}").IsZero() || !repo.Date("no-such-revision").IsZero() {
		t.Error("only a commit has a date")
	}
}

func TestTreeRefuses(t *testing.T) {
	tree, err := open(t, sample(t), "").Tree("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		file string
		want error
	}{
		{"nothing", fs.ErrNotExist},
		{"VERSION/x", fs.ErrNotExist},
		{"dangling", fs.ErrNotExist},
		{"module", fs.ErrNotExist},
		{"module/x", fs.ErrNotExist},
		{"outside", errEscapes},
		{"absolute", errEscapes},
		{"loop", errLinks},
		{"qapi", errIsDir},
		{"../VERSION", fs.ErrInvalid},
		{"/etc/passwd", fs.ErrInvalid},
		{"VERSION\x00x", fs.ErrInvalid},
		{"VERSION\nHEAD", fs.ErrInvalid},
	} {
		if got, err := fs.ReadFile(tree, row.file); !errors.Is(err, row.want) {
			t.Errorf("%s: %q, error %v, want %v", row.file, got, err, row.want)
		}
	}
	sub, err := fs.Sub(tree, "qapi")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(sub, "up"); !errors.Is(err, errEscapes) {
		t.Errorf("a link out of a directory: error %v, want %v", err, errEscapes)
	}
}

func TestTreeIsFileSystem(t *testing.T) {
	r := gittest.New(t)
	r.Write("a/b/c", "text")
	r.Write("a/b.c", "more")
	r.Write("a/b-c", "")
	r.Write("d", "")
	r.Git("", "add", ".")
	r.Commit("one")
	tree, err := open(t, r, "").Tree("one")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(tree, "a/b/c", "a/b.c", "a/b-c", "d"); err != nil {
		t.Error(err)
	}
}

func TestTreeUnknown(t *testing.T) {
	r := sample(t)
	repo := open(t, r, "")
	for _, row := range []struct{ revision, want string }{
		{"v3.0.0", "unknown revision"},
		{"HEAD~99", "unknown revision"},
		{"v1.0.0:nowhere", "unknown revision"},
		{"v1.0.0:VERSION", "a file"},
		{"", "empty"},
		{"--all", "begin with -"},
		{"a\nHEAD", "control characters"},
		{strings.Repeat("a", 10_000), "too long"},
		{"^v1.0.0", "unknown revision"},
		{"v1.0.0..v2.0.0", "unknown revision"},
	} {
		_, err := repo.Tree(row.revision)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%.40q: error %v, want %q in it", row.revision, err, row.want)
		}
	}
	if _, err := repo.Tree("HEAD"); err != nil {
		t.Errorf("after the errors: %v", err)
	}
}

func TestOpen(t *testing.T) {
	r := sample(t)
	if got := open(t, r, "qapi/sub").Prefix; got != "qapi/sub" {
		t.Errorf("prefix of a directory below the top: %q", got)
	}
	bare := filepath.Join(t.TempDir(), "bare.git")
	r.Git("", "clone", "-q", "--bare", ".", bare)
	repo, err := Open(context.Background(), bare)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	if _, err := repo.Tree("v1.0.0"); err != nil {
		t.Errorf("bare repository: %v", err)
	}
	tags, err := repo.Tags(context.Background())
	if got := fmt.Sprint(tags); got != "[v1.0.0 v2.0.0]" || err != nil {
		t.Errorf("tags %s, %v", got, err)
	}
	if _, err := Open(context.Background(), t.TempDir()); !errors.Is(err, ErrNotRepository) {
		t.Errorf("a plain directory: %v", err)
	}
	ended, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Open(ended, r.Dir); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context ended: %v", err)
	}
}

// TestOpenRunsNothing opens a repository whose settings and environment name programs to run, or another repository.
func TestOpenRunsNothing(t *testing.T) {
	r := sample(t)
	mark := filepath.Join(t.TempDir(), "ran")
	script := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho ran >> "+mark+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"core.fsmonitor", "core.pager", "pager.cat-file", "core.sshCommand", "core.editor", "diff.external", "alias.cat-file", "core.askPass"} {
		r.Git("", "config", key, script)
	}
	r.Git("", "config", "extensions.partialClone", "origin")
	r.Git("", "config", "remote.origin.url", "ext::"+script)
	r.Git("", "config", "remote.origin.promisor", "true")
	r.Git("", "config", "protocol.ext.allow", "always")
	t.Setenv("GIT_DIR", t.TempDir())
	t.Setenv("GIT_EXTERNAL_DIFF", script)
	t.Setenv("GIT_CONFIG_PARAMETERS", "'core.fsmonitor="+script+"'")
	blob := r.Git("", "rev-parse", "HEAD:qapi/a.json")
	if err := os.Remove(filepath.Join(r.Dir, ".git", "objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	tree, err := open(t, r, "").Tree("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(tree, "VERSION"); string(got) != "2.0.0\n" {
		t.Errorf("VERSION is %q, %v", got, err)
	}
	if _, err := fs.ReadFile(tree, "qapi/a.json"); err == nil || !strings.Contains(err.Error(), "partial clone") {
		t.Errorf("a file that the repository lacks: %v", err)
	}
	if ran, err := os.ReadFile(mark); err == nil {
		t.Errorf("something ran: %s", ran)
	}
}

func TestBatchEndsWithContext(t *testing.T) {
	r := sample(t)
	ctx, stop := context.WithCancelCause(context.Background())
	repo, err := Open(ctx, r.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	if _, err := repo.Tree("HEAD"); err != nil {
		t.Fatal(err)
	}
	why := errors.New("enough")
	stop(why)
	if _, err := repo.Tree("v1.0.0"); !errors.Is(err, why) {
		t.Errorf("after the context ended: %v", err)
	}
}

// TestLargeTree reads one file of a revision with 100,000 files, in one directory and in many.
func TestLargeTree(t *testing.T) {
	if testing.Short() {
		t.Skip("git takes a second to write it")
	}
	r := gittest.New(t)
	id := r.Git("text\n", "hash-object", "-w", "--stdin")
	var index strings.Builder
	for i := range 100_000 {
		if i%2 == 0 {
			fmt.Fprintf(&index, "100644 %s\tflat/%d\n", id, i)
		} else {
			fmt.Fprintf(&index, "100644 %s\td%d/e%d/%d\n", id, i%100, i%1000, i)
		}
	}
	r.Git(index.String(), "update-index", "--index-info")
	r.Commit("big")
	tree, err := open(t, r, "").Tree("big")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"flat/99998", "d99/e999/99999"} {
		if got, err := fs.ReadFile(tree, name); string(got) != "text\n" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestSlowGit(t *testing.T) {
	if testing.Short() {
		t.Skip("waits")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte("#!/bin/sh\nexec sleep 60\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	ctx, stop := context.WithTimeoutCause(context.Background(), 200*time.Millisecond, errors.New("too slow"))
	defer stop()
	if _, err := Open(ctx, t.TempDir()); err == nil || err.Error() != "too slow" {
		t.Errorf("a git that does not answer: %v", err)
	}
}

func TestParseTreeHostile(t *testing.T) {
	id := strings.Repeat("\x01", 20)
	for _, row := range []struct {
		data string
		want string
	}{
		{"100644 a\x00" + id, "[a]"},
		{"100644 ..\x00" + id + "40000 .\x00" + id + "100644 a/b\x00" + id + "100644 \x00" + id + "100644 c\x00" + id, "[c]"},
		{"100644 a\x00" + id[:19], "damaged"},
		{"100644 a", "damaged"},
		{"100644\x00" + id, "damaged"},
		{"", "[]"},
	} {
		list, err := (&Tree{}).entries(".", object{id: strings.Repeat("0", 40), data: []byte(row.data)})
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			names := []string{}
			for _, e := range list {
				names = append(names, e.Name())
			}
			got = fmt.Sprint(names)
		}
		if !strings.Contains(got, row.want) {
			t.Errorf("%q: %s, want %s", row.data, got, row.want)
		}
	}
}
