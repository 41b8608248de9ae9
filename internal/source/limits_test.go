package source

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/golden"
)

// Files are read in parallel; what is too much is refused in the order of the files, whoever comes first.
func TestSameFileIsRefused(t *testing.T) {
	golden.Long(t, "reads megabytes eight times")
	tree := fstest.MapFS{"qapi-schema.json": {Data: []byte("{ 'include': 'a.json' }\n{ 'include': 'b.json' }\n{ 'include': 'c.json' }\n")}}
	for name, size := range map[string]int{"a.json": 6 << 20, "b.json": 11 << 20, "c.json": 7 << 20} {
		tree[name] = &fstest.MapFile{Data: bytes.Repeat([]byte("\n"), size)}
	}
	for range 8 {
		_, found, err := Load(tree, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var refused []string
		for _, d := range found {
			if d.Rule == ruleUnreadable.ID {
				refused = append(refused, fmt.Sprint(d.Pos.Line))
			}
		}
		if got := fmt.Sprint(refused); got != "[2]" {
			t.Fatalf("the includes of lines %s are refused, want that of line 2", got)
		}
	}
}

// The way into a loop of many files is told in short, so that many loops take no more than a multiple of their number.
func TestLongLoops(t *testing.T) {
	const n = 300
	tree := fstest.MapFS{"qapi-schema.json": {Data: []byte("{ 'include': 'f0.json' }\n{ 'command': 'quit' }\n")}}
	for i := range n {
		text := fmt.Sprintf("{ 'include': 'f%d.json' }\n{ 'include': 'f0.json' }\n", (i+1)%n)
		tree[fmt.Sprintf("f%d.json", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	_, found, err := Load(tree, Options{})
	if err != nil {
		t.Fatal(err)
	}
	loops, related := 0, 0
	for _, d := range found {
		if d.Rule == ruleLoop.ID {
			loops++
			related = max(related, len(d.Related))
		}
	}
	if loops != n+1 || related != maxWay {
		t.Errorf("%d loops with up to %d places, want %d with %d", loops, related, n+1, maxWay)
	}
}

// TestLoopOfAllFiles reads a loop of nearly as many files as a tree may have: what is told of it takes no more memory for
// each of them than the file itself.
func TestLoopOfAllFiles(t *testing.T) {
	const n, most = 9_900, 100 << 20
	tree := fstest.MapFS{"qapi-schema.json": {Data: []byte("{ 'include': 'f0.json' }\n{ 'command': 'quit' }\n")}}
	for i := range n {
		tree[fmt.Sprintf("f%d.json", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "{ 'include': 'f%d.json' }\n", (i+1)%n)}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, found, err := Load(tree, Options{})
	runtime.ReadMemStats(&after)
	if err != nil || len(found) == 0 || found[0].Rule != ruleLoop.ID {
		t.Fatalf("found %v, error %v", found, err)
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > most {
		t.Errorf("%d bytes allocated, want %d at most", got, most)
	}
}

// TestNamesOfDocuments reads the file of names with every guide that may need it, unless that would cost too much.
func TestNamesOfDocuments(t *testing.T) {
	const small = ".. |qemu_system| replace:: emulator\n"
	for _, c := range []struct {
		name, names, want string
	}{
		{"small", small, small},
		{"large", small + strings.Repeat(".. |a| replace:: b\n", maxNames/19), ""},
		{"missing", "", ""},
	} {
		tree := fstest.MapFS{
			"qapi/qapi-schema.json": {Data: []byte("{ 'command': 'stop' }\n")},
			"docs/guide.rst":        {Data: []byte("T\n=\n\n|qemu_system|\n\n::\n\n  -> { \"execute\": \"stop\" }\n")},
		}
		if c.names != "" {
			tree["docs/defs.rst.inc"] = &fstest.MapFile{Data: []byte(c.names)}
		}
		ref, _, err := Load(tree, Options{Manual: true})
		if err != nil || len(ref.Guides()) != 1 {
			t.Fatalf("%s: %d guides, error %v", c.name, len(ref.Guides()), err)
		}
		if got := ref.Guides()[0].Guide.Names; got != c.want {
			t.Errorf("%s: the names are %.80q, want %.80q", c.name, got, c.want)
		}
	}
}
