package source_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/source"
)

// brokenFS panics when one of its files is read.
type brokenFS struct {
	fstest.MapFS
	broken string
}

func (b brokenFS) ReadFile(name string) ([]byte, error) {
	if name == b.broken {
		panic("out of range")
	}
	return fs.ReadFile(b.MapFS, name)
}

// Files are read in goroutines: a panic there would end the program, even one that recovers, such as serve.
func TestPanicWhileReading(t *testing.T) {
	tree := fstest.MapFS{
		"qapi/qapi-schema.json": {Data: []byte("{ 'include': 'a.json' }\n{ 'command': 'go' }\n")},
		"qapi/a.json":           {Data: []byte("{ 'command': 'run' }\n")},
	}
	_, _, err := source.Load(brokenFS{tree, "qapi/qapi-schema.json"}, source.Options{})
	if err == nil || !strings.Contains(err.Error(), "read qapi/qapi-schema.json: a bug in qmpdoc: out of range (panic_test.go:") {
		t.Errorf("root: %v", err)
	}
	ref, found, err := source.Load(brokenFS{tree, "qapi/a.json"}, source.Options{})
	if err != nil || len(ref.Defs) != 1 || len(found) == 0 || !strings.Contains(found[0].String(), "a bug in qmpdoc: out of range") {
		t.Errorf("include: %v, %v", err, found)
	}
}
