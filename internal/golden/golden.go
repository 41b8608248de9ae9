// Package golden runs tests whose cases are files: one txtar archive for each construct.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected sections of the golden files")

// Section is one named output of a case, such as "want" or "diag".
type Section struct{ Name, Text string }

// Run makes a subtest of every *.txtar file in dir. The section whose name begins with "in." is the input; render gets
// its name and text and returns the output sections, which must equal those of the archive. A missing section is empty.
func Run(t *testing.T, dir string, render func(t *testing.T, name string, src []byte) []Section) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files in %s", dir)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runFile(t, file, render) })
	}
}

func runFile(t *testing.T, file string, render func(*testing.T, string, []byte) []Section) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, ok := Input(archive)
	if !ok {
		t.Fatalf("%s has no section in.*", file)
	}
	got := render(t, in.Name, in.Data)
	if *update {
		rewrite(t, file, archive, in, got)
		return
	}
	for _, s := range got {
		if diff := cmp.Diff(section(archive, s.Name), withNewline(s.Text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s.Name, diff)
		}
	}
	for _, f := range archive.Files {
		if f.Name != in.Name && !slices.ContainsFunc(got, func(s Section) bool { return s.Name == f.Name }) {
			t.Errorf("%s: section %s is no output of this test", file, f.Name)
		}
	}
}

// Input finds the input section of a case.
func Input(a *txtar.Archive) (txtar.File, bool) {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "in.") })
	if i < 0 {
		return txtar.File{}, false
	}
	return a.Files[i], true
}

func rewrite(t *testing.T, file string, a *txtar.Archive, in txtar.File, got []Section) {
	a.Files = []txtar.File{in}
	for _, s := range got {
		if s.Text != "" {
			a.Files = append(a.Files, txtar.File{Name: s.Name, Data: []byte(withNewline(s.Text))})
		}
	}
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func withNewline(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// Seeds adds the input of every golden file in dir to a fuzz target's corpus.
func Seeds(f *testing.F, dir string) {
	f.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "*.txtar"))
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if in, ok := Input(archive); ok {
			f.Add(bytes.Clone(in.Data))
		}
	}
}
