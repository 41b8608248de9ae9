package site

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// TestCorpusIsSound builds the sites of real trees, one of each era.
func TestCorpusIsSound(t *testing.T) {
	corpus := golden.Corpus(t)
	for _, tree := range []string{"v10.2.0", "v6.2.0", "v2.1.0", "seed-2014-01-24"} {
		t.Run(tree, func(t *testing.T) {
			files := build(t, corpusConfig(t, filepath.Join(corpus, tree)))
			for _, problem := range inspect(files) {
				t.Error(problem)
			}
			for _, dead := range deadTwinLinks(files) {
				t.Error(dead)
			}
			weighSite(t, files)
		})
	}
}

func corpusConfig(tb testing.TB, dir string) Config {
	tb.Helper()
	r, found, err := source.Load(os.DirFS(dir), source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return Config{Config: page.Config{Reference: r, Findings: found}}
}

// weighSite holds the site to the weights that readers on slow links and in browsers' previews depend on.
func weighSite(t *testing.T, files map[string][]byte) {
	const medianLimit, pageLimit = 40 << 10, 300 << 10
	var sizes []int
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		if len(data) > pageLimit {
			t.Errorf("%s: %d bytes", name, len(data))
		}
		sizes = append(sizes, len(data))
	}
	slices.Sort(sizes)
	if median := sizes[len(sizes)/2]; median > medianLimit {
		t.Errorf("median page: %d bytes", median)
	} else {
		t.Logf("%d files, median %d bytes, largest %d", len(sizes), median, sizes[len(sizes)-1])
	}
}

// discard is an Output that keeps nothing.
type discard struct{}

func (discard) Put(string, []byte) error { return nil }

func BenchmarkBuild(b *testing.B) {
	cfg := corpusConfig(b, filepath.Join(golden.Corpus(b), "v10.2.0"))
	b.ReportAllocs()
	for b.Loop() {
		if err := Build(context.Background(), cfg, discard{}); err != nil {
			b.Fatal(err)
		}
	}
}
