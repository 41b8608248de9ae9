package introspect_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/condition"
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

// eras are releases whose generators differ, and some between them.
var eras = []string{"2.8.0", "2.11.0", "2.12.0", "4.2.0", "5.0.0", "6.1.0", "6.2.0", "8.2.0", "10.2.0", "11.0.0"}

// A program built with whatever symbols says of itself what the tree says with its conditions decided. The symbols that
// are found from what it says make the generator say the same again.
func TestGeneratedReplies(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 10))
	for _, number := range eras {
		tree := release(t, number, edit{})
		for _, product := range []qapi.Products{qapi.QMP, qapi.StorageDaemon} { // guest agents have no introspection
			if !tree.Products.Has(product) {
				continue
			}
			declared := wire.Of(tree, product)
			for range 4 {
				defined := slices.DeleteFunc(declared.Symbols(), func(string) bool { return random.IntN(2) == 0 })
				checkGenerated(t, number, tree, declared, defined)
			}
		}
	}
}

func checkGenerated(t *testing.T, number string, tree *qapi.Reference, declared *wire.Schema, defined []string) {
	t.Helper()
	reply, err := introspect.Generate(tree, declared.Product, defined)
	if err != nil {
		t.Fatalf("%s: %v", number, err)
	}
	ref, err := introspect.Reference("reply.json", reply)
	if err != nil {
		t.Fatalf("%s %s: %v", number, defined, err)
	}
	program := wire.Of(ref, ref.Products)
	decided := wire.Decided(tree, declared.Product, condition.Defined(defined))
	if d := wiretest.Difference(decided, program); d != "" {
		t.Errorf("%s %s with %s: %s", number, declared.Product.Names(), defined, d)
	}
	s := introspect.Solve(declared, program)
	again, err := introspect.Generate(tree, declared.Product, append(s.Defined(), s.Supposed()...))
	if err != nil {
		t.Fatalf("%s: %v", number, err)
	}
	if !bytes.Equal(reply, again) {
		t.Errorf("%s %s with %s: found %s, open %s", number, declared.Product.Names(), defined, s.Defined(), s.Open())
	}
	checkExplained(t, declared, program, s)
}

// checkExplained demands a reason for each command that the program lacks.
func checkExplained(t *testing.T, declared, program *wire.Schema, s *introspect.Solution) {
	t.Helper()
	for _, c := range declared.Commands {
		if because, ok := s.Because(c.If); program.Command(c.Name) == nil && !ok {
			t.Errorf("%s is not there for no reason (%s)", c.Name, because)
		}
	}
}
