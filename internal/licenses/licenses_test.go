package licenses

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/internal/golden"
)

// The flag -update belongs to the package golden.
func updating() bool { return flag.Lookup("update").Value.String() == "true" }

func TestNoticesAreThoseOfTheLinkedModules(t *testing.T) {
	golden.Long(t, "asks the go command about four systems")
	want := notices(t)
	if updating() {
		if err := os.WriteFile("THIRD_PARTY_NOTICES", []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, Notices); diff != "" {
		t.Errorf("THIRD_PARTY_NOTICES is stale: run go test ./internal/licenses -update (-want +got):\n%s", diff)
	}
}

// notices returns the text that the file must have. Modules whose licences are the same to the byte share one copy.
func notices(t *testing.T) string {
	owners := map[string][]string{}
	for _, m := range linked(t) {
		text := licence(t, m.dir)
		owners[text] = append(owners[text], m.name)
	}
	texts := make([]string, 0, len(owners))
	for text := range owners {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int { return strings.Compare(owners[a][0], owners[b][0]) })
	var b strings.Builder
	b.WriteString("The qmpdoc program contains the following third-party software.\n")
	for _, text := range texts {
		fmt.Fprintf(&b, "\n%s\n\n", strings.Repeat("=", 80))
		for _, name := range owners[text] {
			fmt.Fprintln(&b, name)
		}
		fmt.Fprintf(&b, "\n%s\n", text)
	}
	return b.String()
}

type module struct {
	name string // with its version
	dir  string // where the go command keeps it
}

// linked lists the modules whose packages the program imports on any system, sorted, and Go's standard library first.
func linked(t *testing.T) []module {
	all := []module{{"The Go standard library and runtime", goRoot(t)}}
	known := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows", "freebsd"} {
		list := run(t, []string{"GOOS=" + system, "CGO_ENABLED=0"}, "list", "-deps", "-f",
			"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "qmpdoc/cmd/qmpdoc")
		for line := range strings.Lines(list) {
			name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if ok && !known[name] {
				known[name] = true
				all = append(all, module{name, dir})
			}
		}
	}
	slices.SortFunc(all[1:], func(a, b module) int { return strings.Compare(a.name, b.name) })
	return all
}

func goRoot(t *testing.T) string { return strings.TrimSpace(run(t, nil, "env", "GOROOT")) }

// licence joins the files of a module that state its licence. A module without any must not be linked.
func licence(t *testing.T, dir string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) }) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))))
	}
	if len(texts) == 0 {
		t.Fatalf("%s has no licence", filepath.Base(dir))
	}
	return strings.Join(texts, "\n\n")
}

var prefixes = []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"}

func run(t *testing.T, environment []string, args ...string) string {
	c := exec.Command("go", args...)
	c.Dir, c.Env = golden.Root(t), append(os.Environ(), environment...)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}
