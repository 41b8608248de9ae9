package search_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/search"
)

// request is what testdata/engine.js is asked.
type request struct {
	Query string   `json:"query"`
	Limit int      `json:"limit"`
	Texts []string `json:"texts,omitempty"`
}

// answer is what it says.
type answer struct {
	Results []struct{ Name, Owner, Address, What, Removed string }
	More    int
	Terms   [][]string
	Error   string
}

// labels writes the results as the answers of questions are written.
func (a answer) labels() []string {
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

// labels does the same for results of the terminal.
func labels(results []search.Result) []string {
	var list []string
	for _, r := range results {
		if r.Row != nil {
			list = append(list, r.Doc.Name+"#"+r.Row.Name)
		} else {
			list = append(list, r.Doc.Name)
		}
	}
	return list
}

// inBrowser runs assets/find.js over a static index, in node, and gives the answers.
func inBrowser(tb testing.TB, script []byte, requests []request) []answer {
	tb.Helper()
	var answers []answer
	for line := range bytes.Lines(node(tb, script, requests)) {
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			tb.Fatal(err)
		}
		if a.Error != "" {
			tb.Error(a.Error)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(requests) {
		tb.Fatalf("%d answers to %d requests", len(answers), len(requests))
	}
	return answers
}

// node runs testdata/engine.js.
func node(tb testing.TB, script []byte, requests []request, more ...string) []byte {
	tb.Helper()
	program, err := exec.LookPath("node")
	if err != nil {
		if golden.Required("browser") {
			tb.Fatalf("QMPDOC_REQUIRE=browser, but: %v", err)
		}
		tb.Skipf("no node to run the browser's engine in: %v", err)
	}
	data, err := json.Marshal(requests)
	if err != nil {
		tb.Fatal(err)
	}
	dir := tb.TempDir()
	write := func(name string, data []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			tb.Fatal(err)
		}
		return file
	}
	c := exec.Command(program, append([]string{
		filepath.Join("testdata", "engine.js"), filepath.Join(golden.Root(tb), "assets", "find.js"),
		write("index.js", script), write("requests.json", data),
	}, more...)...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		tb.Fatal(err)
	}
	return out
}
