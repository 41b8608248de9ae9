package search

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
)

// TestIndexIsLight holds the static index to its weight, and the engine to its speed. The goals are 50 ms for loading,
// 10 ms for a keystroke and 30 ms for the slowest hundredth; a busy machine gets four times as long.
func TestIndexIsLight(t *testing.T) {
	const (
		weight                   = 150 << 10 // after gzip
		busy                     = 4
		loading, median, slowest = busy * 50e3, busy * 10e3, busy * 30e3 // in microseconds
	)
	script := Script(realCatalog(t))
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = z.Write(script)
	_ = z.Close()
	if packed.Len() > weight {
		t.Errorf("the index has %d bytes after gzip, want %d", packed.Len(), weight)
	}
	var requests []request
	for _, q := range readQuestions(t, "queries.txt") {
		for end := range q.text { // each keystroke
			requests = append(requests, request{Query: q.text[:end], Limit: 40, Times: 3})
		}
	}
	for _, text := range hostileQueries {
		requests = append(requests, request{Query: text, Limit: 40, Times: 3})
	}
	load, answers := inBrowser(t, script, requests)
	if load > loading {
		t.Errorf("the index takes %.1f ms to load, want 50", load/1e3)
	}
	slices.SortFunc(answers, func(a, b answer) int { return int(a.Micros - b.Micros) })
	middle, late := answers[len(answers)/2].Micros, answers[len(answers)*99/100].Micros
	if middle > median || late > slowest {
		t.Errorf("a keystroke takes %.1f ms, the slowest hundredth %.1f ms", middle/1e3, late/1e3)
	}
	t.Logf("%d bytes, %d after gzip; loads in %.1f ms; a keystroke takes %.1f ms, the slowest hundredth %.1f ms",
		len(script), packed.Len(), load/1e3, middle/1e3, late/1e3)
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
	_, answers := inBrowser(t, Script(&Catalog{}), []request{{Texts: words}})
	a := newAnalyser()
	for i, word := range words {
		var terms []string
		a.terms(word, func(term string) { terms = append(terms, term) })
		if !slices.Equal(terms, answers[0].Terms[i]) {
			t.Errorf("%s: %s, bleve gives %s", word, answers[0].Terms[i], terms)
		}
	}
	t.Logf("%d words", len(words))
}
