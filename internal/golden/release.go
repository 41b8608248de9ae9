package golden

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// releases are the trees that Release has read, by their tags.
var releases = struct {
	sync.Mutex
	trees map[string]fs.FS
}{trees: map[string]fs.FS{}}

// Release returns the tree of a QEMU release ("7.2.0") from the git bundle beside the corpus, with the files about QMP only.
// It is held in memory and shared by the tests of a package. Release skips or fails as Corpus does.
func Release(tb testing.TB, number string) fs.FS {
	tb.Helper()
	releases.Lock()
	defer releases.Unlock()
	if tree := releases.trees[number]; tree != nil {
		return tree
	}
	tree, err := untar(git(tb, "-C", Clone(tb), "archive", "--format=tar", "v"+number))
	if err != nil {
		tb.Fatal(err)
	}
	releases.trees[number] = tree
	return tree
}

// Releases returns the numbers of all releases in the bundle, oldest first.
func Releases(tb testing.TB) []string {
	tb.Helper()
	tags := git(tb, "-C", Clone(tb), "tag", "--sort=version:refname")
	return strings.Split(strings.ReplaceAll(strings.TrimSpace(string(tags)), "v", ""), "\n")
}

// clones remembers the last repository that Clone made. It is gone when its test has ended.
var clones struct {
	sync.Mutex
	last string
}

// Clone makes a git repository of the bundle beside the corpus, without a working tree, and returns its folder,
// which is there until some test ends. It skips or fails as Corpus does.
func Clone(tb testing.TB) string {
	tb.Helper()
	bundle := Beside(tb, "qemu.bundle")
	if _, err := exec.LookPath("git"); err != nil {
		if Required("corpus") {
			tb.Fatalf("QMPDOC_REQUIRE=corpus, but: %v", err)
		}
		tb.Skip(err)
	}
	clones.Lock()
	defer clones.Unlock()
	if clones.last == "" || !exists(clones.last) {
		clones.last = filepath.Join(tb.TempDir(), "qemu.git")
		git(tb, "clone", "-q", "--bare", bundle, clones.last)
	}
	return clones.last
}

func git(tb testing.TB, args ...string) []byte {
	tb.Helper()
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		tb.Fatalf("git %s: %v", strings.Join(args, " "), err)
	}
	return out
}

func untar(archive []byte) (fs.FS, error) {
	tree := fstest.MapFS{}
	for r := tar.NewReader(bytes.NewReader(archive)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return tree, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		tree[h.Name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
}
