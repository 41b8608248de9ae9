package golden

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Corpus returns the folder of real QEMU trees (QMPDOC_CORPUS, default ../shared/corpus beside the checkout).
// Without it the test is skipped, or fails when QMPDOC_REQUIRE names "corpus". With -short it is skipped.
func Corpus(tb testing.TB) string {
	tb.Helper()
	Long(tb, "reads QEMU's releases")
	dir := os.Getenv("QMPDOC_CORPUS")
	if dir == "" {
		dir = filepath.Join(Root(tb), "..", "shared", "corpus")
	}
	need(tb, dir)
	return dir
}

// Tree returns the folder of one tree of the corpus: "v10.2.0". It skips or fails as Corpus does.
func Tree(tb testing.TB, name string) string {
	tb.Helper()
	dir := filepath.Join(Corpus(tb), name)
	need(tb, dir)
	return dir
}

// Beside returns a path next to the corpus: "qapi-suite", "oracle/v10.2.0.json", or a pattern for several files. It skips or
// fails as Corpus does: testdata/corpus.sh makes only some of them.
func Beside(tb testing.TB, pattern string) string {
	tb.Helper()
	path := filepath.Join(filepath.Dir(Corpus(tb)), filepath.FromSlash(pattern))
	need(tb, path)
	return path
}

func need(tb testing.TB, pattern string) {
	tb.Helper()
	found, err := filepath.Glob(pattern)
	switch {
	case err != nil:
		tb.Fatal(err)
	case len(found) > 0:
	case Required("corpus"):
		tb.Fatalf("QMPDOC_REQUIRE=corpus, but there is no %s", pattern)
	default:
		tb.Skipf("there is no %s (see CONTRIBUTING.md)", pattern)
	}
}

// Long skips the test with -short. why says what it does that takes long.
func Long(tb testing.TB, why string) {
	tb.Helper()
	if testing.Short() {
		tb.Skip(why + ": left out by -short")
	}
}

// Required reports whether QMPDOC_REQUIRE names the part what.
func Required(what string) bool {
	return slices.Contains(strings.Split(os.Getenv("QMPDOC_REQUIRE"), ","), what)
}

// Root returns the folder of go.mod.
func Root(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for !exists(filepath.Join(dir, "go.mod")) {
		parent := filepath.Dir(dir)
		if parent == dir {
			tb.Fatal("no go.mod above the test's folder")
		}
		dir = parent
	}
	return dir
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
