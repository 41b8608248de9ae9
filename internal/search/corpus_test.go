package search_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// qemu is QEMU 10.2.0, made once for all tests: its catalog is the one that the site and the terminal have.
type qemu struct {
	reference *qapi.Reference
	catalog   *search.Catalog
	script    []byte
}

var loaded = struct {
	once sync.Once
	qemu
	err error
}{}

func realQEMU(tb testing.TB) qemu {
	tb.Helper()
	tree := os.DirFS(filepath.Join(golden.Corpus(tb), "v10.2.0"))
	loaded.once.Do(func() {
		if loaded.reference, _, loaded.err = source.Load(tree, source.Options{}); loaded.err == nil {
			loaded.catalog = site.Catalog(page.Config{Reference: loaded.reference})
			loaded.script = search.Script(loaded.catalog, "search-rows.js")
		}
	})
	if loaded.err != nil {
		tb.Fatal(loaded.err)
	}
	return loaded.qemu
}
