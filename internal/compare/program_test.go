package compare_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/qemutest"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

// replies are what real programs said of themselves, and the releases that they were built from. 10.0.13 has a member that
// 10.0.0 lacks.
var replies = []struct{ file, release, besides string }{
	{"qemu-4.2.0-x86_64.json", "4.2.0", ""},
	{"qemu-6.1.0-x86_64.json", "6.1.0", ""},
	{"qemu-7.2.22-x86_64.json", "7.2.0", ""},
	{"qemu-10.0.13-x86_64.json", "10.0.0", "arguments{driver=blkdebug}.inject-error.delay-ns"},
	{"qemu-10.0.13-aarch64.json", "10.0.0", "arguments{driver=blkdebug}.inject-error.delay-ns"},
	{"qemu-storage-daemon-10.0.13.json", "10.0.0", "arguments{driver=blkdebug}.inject-error.delay-ns"},
}

func TestReplies(t *testing.T) {
	dir := golden.Beside(t, "introspection")
	for _, r := range replies {
		src, err := os.ReadFile(filepath.Join(dir, r.file))
		if err != nil {
			t.Fatal(err)
		}
		program, err := introspect.Reference(r.file, src)
		if err != nil {
			t.Fatal(err)
		}
		if program.Products == 0 {
			t.Fatalf("%s is of no program", r.file)
		}
		tree := prepare(t, r.release)
		explained(t, r.file, compare.Compare(tree, compare.Prepare(program), compare.Options{}), r.besides)
		explained(t, r.file+", the other way round", compare.Compare(compare.Prepare(program), tree, compare.Options{}), r.besides)
	}
}

// explained demands that all differences of a program from its release are explained by its build.
func explained(t *testing.T, name string, c *compare.Comparison, besides string) {
	t.Helper()
	built := 0
	for _, one := range c.Changes {
		switch {
		case one.Level == compare.Build:
			built++
			if one.Because == "" {
				t.Errorf("%s: no reason: %s", name, line(one))
			}
		case one.Level != compare.Documentation && (besides == "" || one.Path() != besides):
			t.Errorf("%s: %s", name, line(one))
		}
	}
	if built == 0 {
		t.Errorf("%s lacks nothing", name)
	}
}

// TestPrograms compares Debian's QEMU and storage daemon with the release that they were built from.
func TestPrograms(t *testing.T) {
	for name, socket := range map[string]string{"qemu": qemutest.QEMU(t), "storage daemon": qemutest.StorageDaemon(t)} {
		var o sources.Opener
		s, err := o.Open(context.Background(), "unix:"+socket)
		if err != nil {
			t.Fatal(err)
		}
		program, _, err := s.Load(source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		tree := prepare(t, "7.2.0")
		if release, _ := qapi.ParseRelease(program.Release); release.Series().String() != "7.2" {
			t.Skipf("this is %s, not 7.2", program.Release)
		}
		explained(t, name, compare.Compare(tree, compare.Prepare(program), compare.Options{}), "")
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		o.Close()
	}
}

// TestAgent compares a release with what an agent built from it says of itself: the names of its commands.
func TestAgent(t *testing.T) {
	tree := prepare(t, "10.0.0")
	var commands []string
	for _, c := range tree.Program(qapi.GuestAgent).Schema.Commands {
		if !slices.Contains(c.If.Symbols(), "CONFIG_WIN32") || c.If.Symbols()[0] != "CONFIG_WIN32" || len(c.If.Symbols()) > 1 {
			commands = append(commands, fmt.Sprintf(`{"name": %q, "enabled": true}`, c.Name))
		}
	}
	file := filepath.Join(t.TempDir(), "agent.json")
	reply := `{"return": {"version": "10.0.0", "supported_commands": [` + strings.Join(commands, ",") + `]}}`
	if err := os.WriteFile(file, []byte(reply), 0o666); err != nil {
		t.Fatal(err)
	}
	var o sources.Opener
	defer o.Close()
	s, err := o.Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	agent, _, err := s.Load(source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	explained(t, "agent", compare.Compare(tree, compare.Prepare(agent), compare.Options{}), "")
}

// TestSame demands that a release has no changes from itself, and none from itself written in another way.
func TestSame(t *testing.T) {
	for _, number := range golden.Releases(t) {
		side := prepare(t, number)
		if c := compare.Compare(side, prepare(t, number), compare.Options{}); len(c.Changes) > 0 {
			t.Errorf("%s: %s", number, line(c.Changes[0]))
		}
		for _, product := range qapi.AllProducts {
			if !side.Reference.Products.Has(product) {
				continue
			}
			other := compare.Prepare(wiretest.Reformatted(side.Reference, product))
			c := compare.Compare(side, other, compare.Options{Products: product})
			for _, one := range c.Changes {
				if one.Rule != "documentation-changed" { // what is written in another way has no documentation
					t.Errorf("%s, %s: %s", number, product.Names(), line(one))
				}
			}
		}
	}
}
