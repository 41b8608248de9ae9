package hxparse_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/hxparse"
	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

// reading is a file of the oracle: an independent reading of one document.
type reading struct {
	File     string
	Entries  []readEntry
	Blocks   []readBlock
	Headings []readHeading
}

type readEntry struct {
	Name      string
	Line, End int
	If        []string
	Fields    map[string]string
}

type readBlock struct {
	Line, End int
	Headings  []readHeading
}

type readHeading struct {
	Line     int
	Title    string
	Command  string
	Chapter  bool `json:"section_heading"`
	Sections []readSection
}

type readSection struct {
	Label        string
	Inline, Text string
	Line         int
	Items        []readItem
}

type readItem struct {
	Line, Indent int
	Name, Text   string
	Quoted       bool
	JSONType     string `json:"json_type"`
	Optional     bool
}

// TestOracle compares every old document of the corpus with the oracle. Where ours is another reading, and a better
// one, testdata/oracle_differences.txt says so.
func TestOracle(t *testing.T) {
	known := golden.ReadDifferences(t, "-hx", "-events", "-commands")
	for _, kind := range []string{"hx", "events", "commands"} {
		files, err := filepath.Glob(golden.Beside(t, "oracle/v*-"+kind+".json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s readings beside the corpus", kind)
		}
		for _, file := range files {
			release, _, _ := strings.Cut(filepath.Base(file), "-")
			t.Run(release+"-"+kind, func(t *testing.T) {
				c := comparison{t: t, file: release + "-" + kind, known: known}
				c.run(file, filepath.Join(golden.Corpus(t), release))
			})
		}
	}
	known.ReportStale(t)
}

type comparison struct {
	t     *testing.T
	file  string
	known *golden.Differences
	lines []string // of the source
}

func (c *comparison) run(oracle, tree string) {
	data, err := os.ReadFile(oracle)
	if err != nil {
		c.t.Fatal(err)
	}
	var want reading
	if err := json.Unmarshal(data, &want); err != nil {
		c.t.Fatal(err)
	}
	parse, file := hxparse.ParseText, want.File
	if want.Entries != nil {
		parse, file = hxparse.ParseHX, "qmp-commands.hx"
	}
	src, err := os.ReadFile(filepath.Join(tree, file))
	if err != nil {
		c.t.Fatal(err)
	}
	part, found := parse(file, src)
	if n := found.Count(diag.Error); n > 0 {
		c.t.Errorf("%d errors in a real file", n)
	}
	c.lines = strings.Split(string(src), "\n")
	entries, docs := split(part)
	c.entries(want.Entries, entries)
	for _, b := range want.Blocks {
		c.block(b, docs)
		want.Headings = append(want.Headings, b.Headings...)
	}
	c.headings(want.Headings, docs)
}

func split(part *qapi.Part) (entries []*qapi.HxEntry, docs []*qapi.OldDoc) {
	for _, item := range part.Items {
		switch item := item.(type) {
		case *qapi.HxEntry:
			entries = append(entries, item)
		case *qapi.OldDoc:
			docs = append(docs, item)
		}
	}
	return entries, docs
}

// equal compares one fact. A difference that is known must be there.
func (c *comparison) equal(place string, want, got any) {
	if w, g := fmt.Sprint(want), fmt.Sprint(got); w != g {
		place = c.file + " " + place
		if !c.known.Has(place) {
			c.t.Errorf("%s\nwant %q\ngot  %q", place, w, g)
		}
	}
}

func (c *comparison) entries(want []readEntry, got []*qapi.HxEntry) {
	c.equal("entries", len(want), len(got))
	for i := range min(len(want), len(got)) {
		w, g := want[i], got[i]
		fields := map[string]string{}
		for _, f := range g.Fields {
			fields[f.Name] = f.Value
		}
		c.equal("entry "+w.Name, w, readEntry{g.Name, g.Pos.Line, g.End, append([]string{}, g.If...), fields})
	}
}

func (c *comparison) block(want readBlock, docs []*qapi.OldDoc) {
	if want.End == 0 { // no EQMP: the oracle has no end, we have the last line
		return
	}
	end := 0
	for _, d := range docs {
		if d.Block.Line == want.Line {
			end = d.End
		}
	}
	c.equal(fmt.Sprintf("block %d", want.Line), want.End, end)
}

func (c *comparison) headings(want []readHeading, docs []*qapi.OldDoc) {
	byLine := map[int]*qapi.OldDoc{}
	for _, d := range docs {
		if d.Title != "" && d.Pos.Col == 1 { // the oracle leaves the centred title of the whole document out
			byLine[d.Pos.Line] = d
		}
	}
	var lines []int
	for _, w := range want {
		lines = append(lines, w.Line)
		place := "heading " + w.Title
		d := byLine[w.Line]
		if d == nil {
			c.equal(place, "a document", "none")
			continue
		}
		c.heading(place, w, d)
	}
	for _, d := range docs {
		if byLine[d.Pos.Line] == d && !slices.Contains(lines, d.Pos.Line) {
			c.equal("heading "+d.Title, "none", "a document")
		}
	}
}

func (c *comparison) heading(place string, want readHeading, got *qapi.OldDoc) {
	c.equal(place+" title", want.Title, got.Title)
	c.equal(place+" chapter", want.Chapter, got.Command == "")
	if c.file[len(c.file)-2:] == "hx" {
		c.equal(place+" command", want.Command, got.Command)
	}
	if want.Chapter {
		return
	}
	for i, s := range want.Sections {
		if s.Label == "" {
			want.Sections[i].Line = c.firstText(s.Line)
		}
	}
	c.equal(place+" sections", labels(want.Sections), gotLabels(got.Sections))
	for _, w := range want.Sections {
		i := slices.IndexFunc(got.Sections, func(s *qapi.OldSection) bool { return s.Pos.Line == w.Line })
		if i < 0 {
			continue // said by the labels
		}
		g := got.Sections[i]
		at := fmt.Sprintf("%s %q", place, w.Label)
		c.equal(at+" text", fold(w.Inline+" "+w.Text), fold(g.Text.Raw))
		c.items(at, w.Items, g.Items)
	}
}

func (c *comparison) items(place string, want []readItem, got []*qapi.OldItem) {
	byLine := map[int]*qapi.OldItem{}
	for _, g := range got {
		byLine[g.Pos.Line] = g
	}
	for _, w := range want {
		g := byLine[w.Line]
		if g == nil {
			c.equal(fmt.Sprintf("%s item %s", place, w.Name), "an item", "none")
			continue
		}
		delete(byLine, w.Line)
		w.Text = fold(w.Text)
		c.equal(fmt.Sprintf("%s item %s", place, g.Name), w,
			readItem{g.Pos.Line, g.Indent, g.Name, fold(g.Text.Raw), g.Quoted, g.JSONType, g.Optional})
	}
	for _, g := range byLine {
		c.equal(fmt.Sprintf("%s item %s", place, g.Name), "none", "an item")
	}
}

// firstText returns the line of the first text from line on: the oracle counts the blank ones below a title to the
// introduction.
func (c *comparison) firstText(line int) int {
	for strings.TrimSpace(c.lines[line-1]) == "" {
		line++
	}
	return line
}

func labels(list []readSection) (names []string) {
	for _, s := range list {
		names = append(names, fmt.Sprintf("%d %s", s.Line, s.Label))
	}
	return names
}

func gotLabels(list []*qapi.OldSection) (names []string) {
	for _, s := range list {
		names = append(names, fmt.Sprintf("%d %s", s.Pos.Line, s.Label))
	}
	return names
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
