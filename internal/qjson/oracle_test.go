package qjson_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
)

// A row is one message of a release as the oracle describes it.
type row struct {
	File, Kind, Text string
	Line, Col        int
	Elided           bool
	SyntaxOK         *bool                     `json:"syntax_ok"`
	SyntaxError      *cause                    `json:"syntax_error"`
	StrictOK         *bool                     `json:"strict_ok"`
	RootCauses       []struct{ Line, Col int } `json:"root_causes"`
}

type cause struct {
	Line, Col int
	Fix       string
}

// rows returns the messages of every release that the oracle knows.
func rows(tb testing.TB) map[string][]row {
	files, err := filepath.Glob(golden.Beside(tb, "oracle/*-examples.json"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no examples in the oracle: %v", err)
	}
	all := map[string][]row{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		var messages []row
		if err := json.Unmarshal(src, &messages); err != nil {
			tb.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(file), "-examples.json")] = messages
	}
	return all
}

// Every message of the oracle's releases is broken, elided or right as the oracle says, and the first mistake of a broken
// one is where the oracle has its cause: there itself, or there with its repair.
func TestOracle(t *testing.T) {
	n := 0
	for release, messages := range rows(t) {
		for i := range messages {
			if m := &messages[i]; m.Kind != "notation" {
				checkRow(t, release, m)
				n++
			}
		}
	}
	if n < 3000 {
		t.Errorf("only %d messages", n)
	}
}

func checkRow(t *testing.T, release string, m *row) {
	d := qjson.Parse(m.Text)
	var faults []qjson.Fault
	elided := strings.Contains(dump(d), "...")
	for _, f := range d.Faults {
		if f.Rule != qjson.ElisionForm {
			faults = append(faults, f)
		}
	}
	name := release + " " + m.File
	if want := *m.SyntaxOK; want != (len(faults) == 0) || len(d.Values) != 1 {
		t.Errorf("%s:%d: syntax_ok %v, but\n%s%s", name, m.Line, want, dump(d), list(m.Text, d.Faults))
		return
	}
	if m.Elided && !elided {
		t.Errorf("%s:%d: the elision is lost: %s", name, m.Line, dump(d))
	}
	if m.SyntaxError == nil {
		return
	}
	if f := faults[0]; m.at(t, release, f.Start) != m.first() && (f.Edit == nil || m.at(t, release, f.Edit.Start) != m.first()) {
		t.Errorf("%s:%d:%d %s, but\n%s", name, m.SyntaxError.Line, m.SyntaxError.Col, m.SyntaxError.Fix, list(m.Text, d.Faults))
	}
	// The oracle counts the two quotes of a string apart.
	if n := len(m.RootCauses); n > 0 && n != len(faults) && !strings.Contains(m.Text, "'") {
		t.Errorf("%s:%d: %d causes, but\n%s", name, m.Line, n, list(m.Text, d.Faults))
	}
}

func (m *row) first() spot { return spot{m.SyntaxError.Line, m.SyntaxError.Col} }

// A spot is a place in a file, from 1.
type spot struct{ line, col int }

// at returns the place in its file of an offset in the message. The lines of a message lack the prefix that they have there.
func (m *row) at(t *testing.T, release string, offset int) spot {
	before := m.Text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	s := spot{m.Line + strings.Count(before, "\n"), offset - start + 1}
	if s.line == m.Line {
		s.col += m.Col - 1
		return s
	}
	src, err := os.ReadFile(filepath.Join(golden.Corpus(t), release, m.File))
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(m.Text[start:], "\n")
	words := strings.TrimSpace(line)
	s.col += strings.Index(strings.Split(string(src), "\n")[s.line-1], words) - strings.Index(line, words)
	return s
}
