package search

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// question is a line of testdata/queries.txt.
type question struct {
	kind, text string
	answers    []string
}

func readQuestions(tb testing.TB, file string) []question {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		tb.Fatal(err)
	}
	var list []question
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(cells) == 3 {
			list = append(list, question{cells[0], cells[1], strings.Fields(cells[2])})
		}
	}
	return list
}

// realCatalog collects QEMU 10.2.0 as the site does.
func realCatalog(tb testing.TB) *Catalog {
	tb.Helper()
	r, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(tb), "v10.2.0")), source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return Collect(Sources{Reference: r, Chapters: SourceChapters(r), Address: SourceAddress})
}

// label writes a result as the answers of questions are written.
func (r Result) label() string {
	if r.Row != nil {
		return r.Doc.Name + "#" + r.Row.Name
	}
	return r.Doc.Name
}

// rankOf gives the place of the first right answer, from 1; 0 when there is none among the first ten.
func rankOf(results []string, answers []string) int {
	for i, r := range results[:min(10, len(results))] {
		for _, a := range answers {
			if r == a {
				return i + 1
			}
		}
	}
	return 0
}

func TestQuestions(t *testing.T) {
	c := realCatalog(t)
	w := weigh(c.Docs)
	e := newEngine(c, w.terms, func(term string) []posting { return w.postings[term] })
	files := []string{"queries.txt"}
	if os.Getenv("UNSEEN") != "" {
		files = append(files, "unseen.txt")
	}
	for _, file := range files {
		sums, counts := map[string]float64{}, map[string]float64{}
		for _, q := range readQuestions(t, file) {
			var labels []string
			results, _, _ := e.Search(q.text, 10)
			for _, r := range results {
				labels = append(labels, r.label())
			}
			rank := rankOf(labels, q.answers)
			for _, k := range []string{q.kind, "all"} {
				counts[k]++
				if rank > 0 {
					sums[k] += 1 / float64(rank)
				}
			}
			if rank != 1 {
				t.Logf("%d %s: %s (want %s)", rank, q.text, strings.Join(labels, ", "), q.answers)
			}
		}
		for k := range sums {
			t.Logf("%s %s %.3f", file, k, sums[k]/counts[k])
		}
	}
}
