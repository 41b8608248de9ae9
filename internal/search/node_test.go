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

// request is what testdata/engine.js is asked.
type request struct {
	Query string   `json:"query"`
	Limit int      `json:"limit"`
	Times int      `json:"times"`
	Texts []string `json:"texts,omitempty"`
}

// answer is what it says.
type answer struct {
	Results []struct{ Name, Owner, Address string }
	More    int
	Micros  float64
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
func labels(results []Result) []string {
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

// inBrowser runs assets/find.js over a static index, in node. It gives the time that the index took to load, in
// microseconds, and the answers.
func inBrowser(tb testing.TB, script []byte, requests []request) (load float64, answers []answer) {
	tb.Helper()
	node, err := exec.LookPath("node")
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
	c := exec.Command(node, filepath.Join("testdata", "engine.js"), filepath.Join(golden.Root(tb), "assets", "find.js"),
		write("index.js", script), write("requests.json", data))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			tb.Fatal(err)
		}
		if a.Error != "" {
			tb.Error(a.Error)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(requests)+1 {
		tb.Fatalf("%d answers to %d requests", len(answers)-1, len(requests))
	}
	return answers[0].Micros, answers[1:]
}
