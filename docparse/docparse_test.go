package docparse_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(_ *testing.T, name string, src []byte) []golden.Section {
		part, found := docparse.Parse(name, src)
		return []golden.Section{{Name: "want", Text: dump(part)}, {Name: "diag", Text: findings(found)}}
	})
}

// A file with the line ends or the byte order mark of another system means the same.
func TestLineEnds(t *testing.T) {
	golden.Run(t, "testdata", func(_ *testing.T, name string, src []byte) []golden.Section {
		part, found := docparse.Parse(name, bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n")))
		return []golden.Section{{Name: "want", Text: dump(part)}, {Name: "diag", Text: findings(found)}}
	})
	src := []byte("\xef\xbb\xbf{ 'command': 'go' }\n")
	part, found := docparse.Parse("x.json", src)
	if len(part.Items) != 1 || len(found) != 0 {
		t.Errorf("byte order mark: %s%s", dump(part), findings(found))
	}
}

func FuzzParse(f *testing.F) {
	golden.Seeds(f, "testdata")
	for _, c := range ruleCases {
		f.Add([]byte(c.src))
	}
	known := map[string]bool{diag.TooMany.ID: true}
	for _, r := range docparse.Rules() {
		known[r.ID] = true
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		part, found := docparse.Parse("f.json", src)
		again, foundAgain := docparse.Parse("f.json", src)
		if !reflect.DeepEqual(part, again) || !reflect.DeepEqual(found, foundAgain) {
			t.Fatal("two runs differ")
		}
		lines := bytes.Split(src, []byte("\n"))
		inFile := func(p diag.Pos) {
			if p.Line < 1 || p.Line > len(lines) || p.Col < 0 || p.Col > len(lines[p.Line-1])+2 {
				t.Fatalf("%v lies outside the file", p)
			}
		}
		for _, d := range found {
			if !known[d.Rule] || d.Msg == "" {
				t.Fatalf("finding without a known rule or message: %v", d)
			}
			inFile(d.Pos)
			for _, r := range d.Related {
				inFile(r.Pos)
			}
		}
		for _, item := range part.Items {
			if def, ok := item.(*qapi.Def); ok {
				inFile(def.Pos)
				checkText(t, lines, def)
			}
		}
	})
}

// checkText compares every line of every section with the place it claims to come from.
func checkText(t *testing.T, lines [][]byte, def *qapi.Def) {
	if def.Doc == nil {
		return
	}
	for _, s := range def.Doc.Sections {
		for i, l := range strings.Split(s.Text.Raw, "\n") {
			if s.Text.IsZero() {
				continue
			}
			p := s.Text.Lines[i]
			if l != "" && !bytes.HasPrefix(lines[p.Line-1][p.Col-1:], []byte(l)) {
				t.Fatalf("%d:%d does not begin with %q", p.Line, p.Col, l)
			}
		}
	}
}

// readSchemas reads every schema file of one release of the corpus.
func readSchemas(tb testing.TB, release string) map[string][]byte {
	root := filepath.Join(golden.Corpus(tb), release)
	files := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".json") {
			name, _ := filepath.Rel(root, path)
			files[filepath.ToSlash(name)], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

func BenchmarkParse(b *testing.B) {
	files := readSchemas(b, "v10.2.0")
	size := 0
	for _, src := range files {
		size += len(src)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for name, src := range files {
			docparse.Parse(name, src)
		}
	}
}
