package hxparse_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/hxparse"
	"qmpdoc/internal/golden"
)

// TestCorpus reads every dispatch table of the corpus, those between releases too: no errors, an entry for every
// registration, and a command with an entry for every text. A text whose command the file does not register is fine:
// up to 1.0 some commands were registered elsewhere.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(golden.Corpus(t), "*", "qmp-commands.hx"))
	if len(files) == 0 {
		t.Fatal("no dispatch table in the corpus")
	}
	registration := regexp.MustCompile(`(?m)^\s*\.name\s*=\s*"([^"]*)"`)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		registered := map[string]bool{}
		for _, m := range registration.FindAllSubmatch(src, -1) {
			registered[string(m[1])] = true
		}
		part, found := hxparse.ParseHX(file, src)
		if n := found.Count(diag.Error); n > 0 {
			t.Errorf("%s: %d errors", file, n)
		}
		entries, _ := split(part)
		for _, e := range entries {
			delete(registered, e.Name)
		}
		for name := range registered {
			t.Errorf("%s: no entry %s", file, name)
		}
		for _, d := range found {
			if d.Rule == "hx-unknown-command" || d.Rule == "hx-stray-text" {
				t.Errorf("%s", d)
			}
			if d.Rule == "hx-no-entry" {
				t.Logf("%s", d)
			}
		}
	}
}
