package source_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// suiteLine is a line of QEMU's expected messages that gives a place: file:line:col: message.
var suiteLine = regexp.MustCompile(`^([\w.-]+):(\d+):(?:(\d+):)? (.*)$`)

// TestSuite runs the cases of QEMU's own parser test-suite. What it accepts gives no error; what it rejects gives one at
// the same file and line, and column where the suite has one.
func TestSuite(t *testing.T) {
	dir := golden.Beside(t, "qapi-suite")
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s", dir)
	}
	cases := 0
	for _, file := range files {
		expected, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".err")
		if err != nil {
			continue // a file that a case includes
		}
		cases++
		t.Run(filepath.Base(file), func(t *testing.T) { runCase(t, file, string(expected)) })
	}
	if cases == 0 {
		t.Fatal("no case has its expected messages")
	}
}

func runCase(t *testing.T, file, expected string) {
	found := loadFile(t, file)
	var errors []string
	for _, f := range found {
		if f.Severity == diag.Error {
			errors = append(errors, f.String())
		}
	}
	all := strings.Join(errors, "\n  ")
	t.Logf("expected\n  %s\nfound\n  %s", strings.TrimSpace(expected), all)
	if expected == "" {
		if len(errors) > 0 {
			t.Errorf("an accepted schema gives\n  %s", all)
		}
		return
	}
	m := firstPlace(expected)
	if m == nil {
		t.Fatalf("no place in %q", expected)
	}
	line, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3])
	for _, f := range found {
		if f.Severity == diag.Error && f.Pos.File == m[1] && f.Pos.Line == line && (col == 0 || f.Pos.Col == col) {
			return
		}
	}
	t.Errorf("no error at %s:%s:%s (%s), but\n  %s", m[1], m[2], m[3], m[4], all)
}

// firstPlace finds the first line with a message; lines such as "In command 'x':" only lead to it.
func firstPlace(expected string) []string {
	for l := range strings.Lines(expected) {
		if m := suiteLine.FindStringSubmatch(strings.TrimRight(l, "\n")); m != nil {
			return m
		}
	}
	return nil
}

func loadFile(t *testing.T, file string) diag.List {
	tree, err := source.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	_, found, err := source.Load(tree.FS, source.Options{File: tree.File})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
