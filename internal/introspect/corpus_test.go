package introspect_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/source"
	"qmpdoc/internal/wire"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

// edit replaces text in a file of a release, for the changes that a stable release made to it.
type edit struct{ file, old, new string }

var delay = edit{"qapi/block-core.json", "'*errno': 'int',\n            '*sector'", "'*errno': 'int',\n            '*delay-ns': 'int',\n            '*sector'"}

// replies are those of real programs, with the tree that they were built from.
var replies = []struct {
	file, tree string
	product    qapi.Products
	edit       edit
	open       string // the symbols that decide nothing in this program
}{
	{"qemu-4.2.0-x86_64", "4.2.0", qapi.QMP, edit{}, "TARGET_ALPHA TARGET_HPPA TARGET_MIPS TARGET_MIPS64 TARGET_MOXIE TARGET_PPC TARGET_PPC64 TARGET_SH4 TARGET_SPARC"},
	{"qemu-6.1.0-x86_64", "6.1.0", qapi.QMP, edit{}, "TARGET_ALPHA TARGET_HPPA TARGET_MIPS TARGET_MIPS64 TARGET_PPC TARGET_PPC64 TARGET_SH4 TARGET_SPARC"},
	{"qemu-7.2.22-x86_64", "7.2.0", qapi.QMP, edit{}, "TARGET_LOONGARCH64 TARGET_MIPS TARGET_PPC"},
	{"qemu-10.0.13-x86_64", "10.0.0", qapi.QMP, delay, "CONFIG_KVM TARGET_LOONGARCH64 TARGET_MIPS TARGET_PPC TARGET_RISCV"},
	{"qemu-10.0.13-aarch64", "10.0.0", qapi.QMP, delay, "CONFIG_KVM TARGET_LOONGARCH64 TARGET_MIPS TARGET_PPC TARGET_RISCV"},
	{"qemu-storage-daemon-10.0.13", "10.0.0", qapi.StorageDaemon, delay, ""},
}

func read(tb testing.TB, tree fs.FS) *qapi.Reference {
	tb.Helper()
	ref, _, err := source.Load(tree, source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return ref
}

func release(tb testing.TB, number string, e edit) *qapi.Reference {
	tb.Helper()
	tree := golden.Release(tb, number)
	if e.file == "" {
		return read(tb, tree)
	}
	edited := fstest.MapFS{}
	err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, path)
		if path == e.file {
			data = []byte(strings.Replace(string(data), e.old, e.new, 1))
		}
		edited[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return read(tb, edited)
}

func reply(tb testing.TB, file string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(golden.Beside(tb, "introspection"), file+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// What real programs say of themselves, the generator says of the tree that they were built from once the symbols are
// known, and the shapes of both are the same.
func TestRealReplies(t *testing.T) {
	for _, c := range replies {
		t.Run(c.file, func(t *testing.T) {
			want := reply(t, c.file)
			program, err := introspect.Reference(c.file, want)
			if err != nil {
				t.Fatal(err)
			}
			if program.Products != c.product {
				t.Errorf("program: %v", program.Products.Names())
			}
			tree := release(t, c.tree, c.edit)
			s := introspect.Solve(wire.Of(tree, c.product), wire.Of(program, c.product))
			if open := strings.Join(s.Open(), " "); open != c.open {
				t.Errorf("open: %s", open)
			}
			if d := wiretest.Difference(wire.Decided(tree, c.product, s.Truth), wire.Of(program, c.product)); d != "" {
				t.Errorf("the shapes differ: %s", d)
			}
			got, err := introspect.Generate(tree, c.product, s.Defined())
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, want)
		})
	}
}

// compare shows where two replies begin to differ.
func compare(t *testing.T, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-200)
	t.Errorf("byte %d of %d:\n%.400s\nwant\n%.400s", at, len(want), got[from:], want[from:])
}
