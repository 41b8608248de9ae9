package git

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// repository is a repository made for one test.
type repository struct {
	t   *testing.T
	dir string
}

func newRepository(t *testing.T, args ...string) repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := repository{t, t.TempDir()}
	r.git("", append([]string{"init", "-q", "-b", "main"}, args...)...)
	return r
}

// git runs a git command with input and returns its output.
func (r repository) git(input string, args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Env = append(environment(os.Environ()), "GIT_ALLOW_PROTOCOL=file")
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r repository) write(name, text string) {
	r.t.Helper()
	file := filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

// link adds a link to the index, whatever links the system can make.
func (r repository) link(name, target string) {
	id := r.git(target, "hash-object", "-w", "--stdin")
	r.git("", "update-index", "--add", "--cacheinfo", "120000,"+id+","+name)
}

func (r repository) commit(tag string) {
	r.t.Helper()
	r.git("", "commit", "-q", "--allow-empty", "-m", "state "+tag)
	r.git("", "tag", tag)
}

func (r repository) open(dir string) *Repository {
	r.t.Helper()
	repo, err := Open(context.Background(), filepath.Join(r.dir, dir))
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { repo.Close() })
	return repo
}

// sample has two revisions, directories, links of every kind and a submodule.
func sample(t *testing.T, args ...string) repository {
	r := newRepository(t, args...)
	r.write("VERSION", "1.0.0\n")
	r.write("qapi/a.json", "one\n")
	r.write("qapi/sub/b.json", "two\n")
	r.git("", "add", ".")
	r.commit("v1.0.0")
	r.write("VERSION", "2.0.0\n")
	r.git("", "add", ".")
	r.link("to-file", "qapi/a.json")
	r.link("to-dir", "qapi/sub")
	r.link("qapi/up", "../VERSION")
	r.link("chain", "to-dir/b.json")
	r.link("outside", "../secret")
	r.link("absolute", "/etc/passwd")
	r.link("loop", "loop")
	r.link("dangling", "nothing")
	id := strings.Repeat("1", len(r.git("", "rev-parse", "HEAD")))
	r.git("", "update-index", "--add", "--cacheinfo", "160000,"+id+",module")
	r.commit("v2.0.0")
	return r
}

func TestTreeReadsFiles(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		repo := sample(t, "--object-format="+format).open("")
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

func TestTreeRefuses(t *testing.T) {
	tree, err := sample(t).open("").Tree("HEAD")
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
	r := newRepository(t)
	r.write("a/b/c", "text")
	r.write("a/b.c", "more")
	r.write("a/b-c", "")
	r.write("d", "")
	r.git("", "add", ".")
	r.commit("one")
	tree, err := r.open("").Tree("one")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(tree, "a/b/c", "a/b.c", "a/b-c", "d"); err != nil {
		t.Error(err)
	}
}

func TestTreeUnknown(t *testing.T) {
	r := sample(t)
	repo := r.open("")
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
	if got := r.open("qapi/sub").Prefix; got != "qapi/sub" {
		t.Errorf("prefix of a directory below the top: %q", got)
	}
	bare := filepath.Join(t.TempDir(), "bare.git")
	r.git("", "clone", "-q", "--bare", ".", bare)
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
	if _, err := Open(ended, r.dir); !errors.Is(err, context.Canceled) {
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
		r.git("", "config", key, script)
	}
	r.git("", "config", "extensions.partialClone", "origin")
	r.git("", "config", "remote.origin.url", "ext::"+script)
	r.git("", "config", "remote.origin.promisor", "true")
	r.git("", "config", "protocol.ext.allow", "always")
	t.Setenv("GIT_DIR", t.TempDir())
	t.Setenv("GIT_EXTERNAL_DIFF", script)
	t.Setenv("GIT_CONFIG_PARAMETERS", "'core.fsmonitor="+script+"'")
	blob := r.git("", "rev-parse", "HEAD:qapi/a.json")
	if err := os.Remove(filepath.Join(r.dir, ".git", "objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	tree, err := r.open("").Tree("HEAD")
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
	repo, err := Open(ctx, r.dir)
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
	r := newRepository(t)
	id := r.git("text\n", "hash-object", "-w", "--stdin")
	var index strings.Builder
	for i := range 100_000 {
		if i%2 == 0 {
			fmt.Fprintf(&index, "100644 %s\tflat/%d\n", id, i)
		} else {
			fmt.Fprintf(&index, "100644 %s\td%d/e%d/%d\n", id, i%100, i%1000, i)
		}
	}
	r.git(index.String(), "update-index", "--index-info")
	r.commit("big")
	tree, err := r.open("").Tree("big")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"flat/99998", "d99/e999/99999"} {
		if got, err := fs.ReadFile(tree, name); string(got) != "text\n" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if n := len(tree.objects.trees); n != 4 {
		t.Errorf("%d directories were read, want the 4 on the way", n)
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
		l, err := parseTree([]byte(row.data), 20)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			names := []string{}
			for _, e := range l.entries {
				names = append(names, e.name)
			}
			got = fmt.Sprint(names)
		}
		if !strings.Contains(got, row.want) {
			t.Errorf("%q: %s, want %s", row.data, got, row.want)
		}
	}
}
