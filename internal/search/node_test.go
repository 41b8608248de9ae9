package search

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// browserAnswer is a line of testdata/engine.js.
type browserAnswer struct {
	Results []struct {
		Name, Owner, Address, From string
	}
	Micros float64
	Terms  [][]string
	Error  string
}

func (a browserAnswer) labels() []string {
	var list []string
	for _, r := range a.Results {
		if r.Owner != "" {
			list = append(list, r.Owner+"#"+r.Name)
		} else {
			list = append(list, r.Name)
		}
	}
	return list
}

// inNode runs assets/find.js over the index of c: requests are queries, or lists of texts to analyse.
func inNode(tb testing.TB, script []byte, requests []any) []browserAnswer {
	tb.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if golden.Required("browser") {
			tb.Fatalf("QMPDOC_REQUIRE=browser, but: %v", err)
		}
		tb.Skip("no node to run the browser's search in")
	}
	dir := tb.TempDir()
	index, input := filepath.Join(dir, "index.js"), filepath.Join(dir, "requests.json")
	data, err := json.Marshal(requests)
	if err != nil {
		tb.Fatal(err)
	}
	for file, data := range map[string][]byte{index: script, input: data} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	engine := filepath.Join(golden.Root(tb), "assets", "find.js")
	c := exec.Command(node, filepath.Join("testdata", "engine.js"), engine, index, input)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		tb.Fatal(err)
	}
	var answers []browserAnswer
	for line := range strings.Lines(string(out)) {
		var a browserAnswer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			tb.Fatal(err)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(requests)+1 {
		tb.Fatalf("%d answers to %d requests", len(answers), len(requests))
	}
	return answers
}

func TestBrowserTmp(t *testing.T) {
	c := realCatalog(t)
	w := weigh(c.Docs)
	e := newEngine(c, w.terms, func(term string) []posting { return w.postings[term] })
	qs := append(readQuestions(t, "queries.txt"), readQuestions(t, "unseen.txt")...)
	var reqs []any
	for _, q := range qs {
		reqs = append(reqs, q.text)
	}
	an := inNode(t, Script(c), reqs)
	t.Log("decode µs", an[0].Micros)
	diff := 0
	for i, q := range qs {
		a := an[i+1]
		if a.Error != "" {
			t.Error(a.Error)
		}
		var l []string
		results, _, _ := e.Search(q.text, 10)
		for _, r := range results {
			l = append(l, r.label())
		}
		if b := a.labels(); strings.Join(b, " ") != strings.Join(l, " ") {
			diff++
			t.Logf("%s\n go %s\n js %s", q.text, l, b)
		}
	}
	t.Log(diff, "differ")
}
