package search_test

import (
	"encoding/json"
	"slices"
	"testing"

	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/site"
)

func BenchmarkScript(b *testing.B) {
	c := realQEMU(b).catalog
	b.ReportAllocs()
	for b.Loop() {
		search.Script(c, "")
	}
}

func BenchmarkCollect(b *testing.B) {
	r := realQEMU(b).reference
	b.ReportAllocs()
	for b.Loop() {
		site.Catalog(page.Config{Reference: r})
	}
}

// BenchmarkBrowser measures the engine in node: what making it takes, and the keystrokes of all questions.
func BenchmarkBrowser(b *testing.B) {
	qemu := realQEMU(b)
	var requests []request
	for _, q := range readQuestions(b, "queries.txt") {
		for end := range q.text {
			requests = append(requests, request{Query: q.text[:end+1], Limit: 40})
		}
	}
	for b.Loop() {
		var took struct{ Loads, Keystrokes []float64 }
		if err := json.Unmarshal(node(b, qemu.script, requests, "measure"), &took); err != nil {
			b.Fatal(err)
		}
		slices.Sort(took.Loads)
		slices.Sort(took.Keystrokes)
		b.ReportMetric(took.Loads[len(took.Loads)/2], "ms/load")
		b.ReportMetric(took.Keystrokes[len(took.Keystrokes)/2], "ms/key")
		b.ReportMetric(took.Keystrokes[len(took.Keystrokes)*99/100], "ms/key-p99")
	}
}
