package site

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
	"qmpdoc/testdata"
)

// memory is an Output that keeps everything.
type memory struct {
	lock  sync.Mutex
	files map[string][]byte
}

func (m *memory) Put(name string, data []byte) error {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.files == nil {
		m.files = map[string][]byte{}
	}
	m.files[name] = bytes.Clone(data)
	return nil
}

func build(tb testing.TB, cfg Config) map[string][]byte {
	tb.Helper()
	var out memory
	if err := Build(context.Background(), cfg, &out); err != nil {
		tb.Fatal(err)
	}
	return out.files
}

func sample(tb testing.TB) (*qapi.Reference, diag.List) {
	tb.Helper()
	r, found, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return r, found
}

func sampleConfig(tb testing.TB) Config {
	r, found := sample(tb)
	checked := examples.Check(r)
	verdicts := map[diag.Pos]page.Checked{}
	for _, v := range checked.Verdicts {
		if verdicts[v.Pos] = page.ByForm; v.Declared {
			verdicts[v.Pos] = page.BySchema
		}
	}
	return Config{
		Config: page.Config{
			Reference: r, Findings: append(found, checked.Found...), Checked: verdicts, Sample: true,
			SourceURL: "https://example.org/{file}#L{line}",
		},
		Version: "1.2.3", BaseURL: "https://example.org/qmp/",
	}
}

func TestSampleHasNoErrors(t *testing.T) {
	_, found := sample(t)
	for _, f := range found {
		if f.Severity == diag.Error {
			t.Error(f)
		}
	}
}

// contentHash is the part of an asset's address that changes with its content.
var contentHash = regexp.MustCompile(`\.[0-9a-f]{10}\.`)

// TestPages prints the kinds of pages: each case names a page of the sample site and holds its main element.
func TestPages(t *testing.T) {
	site := build(t, sampleConfig(t))
	golden.Run(t, "testdata/main", func(t *testing.T, _ string, address []byte) []golden.Section {
		page, ok := site[strings.TrimSpace(string(address))]
		if !ok {
			t.Fatalf("no page %s", address)
		}
		_, page, _ = bytes.Cut(page, []byte("<main id=\"main\">\n"))
		page, _, _ = bytes.Cut(page, []byte("</main>"))
		return []golden.Section{{Name: "main", Text: contentHash.ReplaceAllString(string(page), ".HASH.")}}
	})
}

func TestSampleIsSound(t *testing.T) {
	for _, problem := range inspect(build(t, sampleConfig(t))) {
		t.Error(problem)
	}
}

func TestSameBytes(t *testing.T) {
	cfg := sampleConfig(t)
	first, second := build(t, cfg), build(t, sampleConfig(t))
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs between two builds", name)
		}
	}
}
