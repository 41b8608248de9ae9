package prose

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"

	"qmpdoc/internal/golden"
)

// structure is one block of a document as the oracle of docutils writes it: the kind, the depth of the section, the text.
type structure struct {
	kind  string
	depth int
	text  string
}

func (s *structure) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &[]any{&s.kind, &s.depth, &s.text}); err != nil {
		return err
	}
	if s.kind == "literal_block" { // the oracle has parsed literals as they are written, a reader sees no escapes
		s.text = strings.ReplaceAll(s.text, `\\`, `\`)
	}
	return nil
}

func (s structure) String() string { return fmt.Sprintf("%s %d %s", s.kind, s.depth, s.text) }

// TestStructureOfGuides compares the blocks of real documents with those that docutils finds.
func TestStructureOfGuides(t *testing.T) {
	const release = "10.2.0"
	tree := golden.Release(t, release)
	files, err := filepath.Glob(golden.Beside(t, "oracle/guides-v"+release+"/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("the oracle has no documents", err)
	}
	wrong, all := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want []structure
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		got := structureOf(Parse(documentNamed(t, tree, name+".rst")))
		lines, differ := differing(got, want)
		wrong, all = wrong+differ, all+len(want)
		if differ > 0 {
			t.Logf("%s: %d of %d blocks\n%s", name, differ, len(want), lines)
		}
	}
	if wrong*1000 > all {
		t.Errorf("%d of %d blocks differ from docutils'", wrong, all)
	}
}

// documentNamed reads the document of a tree with a name.
func documentNamed(t *testing.T, tree fs.FS, name string) Text {
	t.Helper()
	var text Text
	err := fs.WalkDir(tree, "docs", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(file) != name {
			return err
		}
		src, err := fs.ReadFile(tree, file)
		text = documentOf(string(src))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if text.IsZero() {
		t.Fatalf("the release has no document %s", name)
	}
	return text
}

func documentOf(src string) Text {
	t := textOf(src, false)
	t.Document = true
	return t
}

// differing lists the blocks that only one side has, and counts the larger of the two.
func differing(got, want []structure) (string, int) {
	text := func(list []structure) []string {
		var lines []string
		for _, s := range list {
			lines = append(lines, s.String())
		}
		return lines
	}
	diff := cmp.Diff(text(want), text(got))
	less, more := 0, 0
	for line := range strings.Lines(diff) {
		switch line[0] {
		case '-':
			less++
		case '+':
			more++
		}
	}
	return diff, max(less, more)
}

// structureOf lists the blocks of d. What groups paragraphs is bracketed.
func structureOf(d *Doc) []structure {
	s := &structureReader{plain: plainPrinter{doc: d, bare: true}}
	s.blocks(d.root.FirstChild())
	return s.list
}

type structureReader struct {
	plain plainPrinter
	list  []structure
	depth int
}

func (s *structureReader) add(kind, text string) {
	s.list = append(s.list, structure{kind, s.depth, text})
}

func (s *structureReader) text(kind string, n ast.Node) {
	s.add(kind, strings.Join(strings.Fields(s.plain.inline(n)), " "))
}

func (s *structureReader) group(kind string, fill func()) {
	s.add(kind+"{", "")
	fill()
	s.add("}", "")
}

func (s *structureReader) blocks(first ast.Node) {
	for n := first; n != nil; n = n.NextSibling() {
		n = s.block(n)
	}
}

func (s *structureReader) block(node ast.Node) ast.Node {
	switch n := node.(type) {
	case *paragraph:
		if n.HasChildren() {
			s.text("paragraph", n)
		}
	case *heading:
		s.depth = n.level - 1
		s.text("heading", n)
	case *quote:
		s.group("block_quote", func() { s.blocks(n.FirstChild()) })
	case *literal:
		s.add("literal_block", n.body.Raw)
	case *item:
		items := listFrom(n)
		kind := "bullet_list"
		if n.marker.style == number {
			kind = "enumerated_list"
		}
		s.group(kind, func() {
			for _, n := range items {
				s.blocks(n.FirstChild())
			}
		})
		return items[len(items)-1]
	case *definition:
		if n.field {
			s.group("field", func() { s.blocks(n.FirstChild()) })
			return node
		}
		list := definitionsFrom(n)
		s.group("definition_list", func() {
			for _, n := range list {
				_, body := n.parts()
				s.blocks(body)
			}
		})
		return list[len(list)-1]
	case *directive:
		s.directive(n)
	case *unseen:
	default:
		s.group(strings.TrimPrefix(fmt.Sprintf("%T", node), "*prose."), func() { s.blocks(node.FirstChild()) })
	}
	return node
}

func (s *structureReader) directive(n *directive) {
	title, body := n.parts()
	if n.kind >= group || n.kind == unknownDirective {
		s.blocks(body)
		return
	}
	kind := n.markup.name
	s.group(kind, func() {
		if title != nil {
			s.text("heading", title)
		}
		s.blocks(body)
	})
}
