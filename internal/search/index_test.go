package search_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// TestIndexIsLight holds the static index to its weight.
func TestIndexIsLight(t *testing.T) {
	const weight = 150 << 10 // after gzip
	script := realQEMU(t).script
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = z.Write(script)
	_ = z.Close()
	if packed.Len() > weight {
		t.Errorf("the index has %d bytes after gzip, want %d", packed.Len(), weight)
	}
	t.Logf("%d bytes, %d after gzip", len(script), packed.Len())
}

// TestAnalysis compares the terms that the browser's analysis makes of every identifier of real trees with bleve's.
func TestAnalysis(t *testing.T) {
	identifier := regexp.MustCompile(`[\pL\pN]+(?:[-_]+[\pL\pN]+)*`)
	known := map[string]bool{}
	var words []string
	err := filepath.WalkDir(golden.Corpus(t), func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		for _, word := range identifier.FindAllString(string(data), -1) {
			if !known[word] {
				known[word] = true
				words = append(words, word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(words) < 5_000 {
		t.Fatalf("only %d words", len(words))
	}
	script := search.Script(site.Catalog(page.Config{Reference: &qapi.Reference{}}), "")
	answers := inBrowser(t, script, []request{{Texts: words}})
	for i, word := range words {
		if terms := search.Terms(word); !slices.Equal(terms, answers[0].Terms[i]) {
			t.Errorf("%s: %s, bleve gives %s", word, answers[0].Terms[i], terms)
		}
	}
	t.Logf("%d words", len(words))
}
