package golden

import (
	"os"
	"path/filepath"
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
	if _, err := os.Stat(dir); err != nil {
		if Required("corpus") {
			tb.Fatalf("QMPDOC_REQUIRE=corpus, but: %v", err)
		}
		tb.Skipf("no QEMU trees to read (set QMPDOC_CORPUS): %v", err)
	}
	return dir
}

// Beside returns a folder next to the corpus: "oracle", "qapi-suite". It skips or fails as Corpus does.
func Beside(tb testing.TB, name string) string {
	tb.Helper()
	return filepath.Join(filepath.Dir(Corpus(tb)), name)
}

// Long skips the test with -short. why says what it does that takes long.
func Long(tb testing.TB, why string) {
	tb.Helper()
	if testing.Short() {
		tb.Skip(why + ": left out by -short")
	}
}

// Required tells whether QMPDOC_REQUIRE names the part what.
func Required(what string) bool {
	for _, part := range strings.Split(os.Getenv("QMPDOC_REQUIRE"), ",") {
		if part == what {
			return true
		}
	}
	return false
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
