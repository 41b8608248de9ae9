package export

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
	"qmpdoc/testdata"
)

// TestReadIsExact writes, reads and writes the references of real trees: both texts are the same.
func TestReadIsExact(t *testing.T) {
	exact(t, "sample", testdata.Sample())
	dirs, err := filepath.Glob(filepath.Join(golden.Corpus(t), "*"))
	if err != nil || len(dirs) == 0 {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		exact(t, filepath.Base(dir), os.DirFS(dir))
	}
	for _, release := range []string{"4.2.0", "6.2.0", "11.0.0"} { // with the lists of deprecated features, which the corpus lacks
		exact(t, release, golden.Release(t, release))
	}
}

func exact(t *testing.T, name string, tree fs.FS) {
	t.Helper()
	ref, _, err := source.Load(tree, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	first, err := JSON(ref)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(first, 0)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	second, err := JSON(again)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		a, b := bytes.Split(first, []byte("\n")), bytes.Split(second, []byte("\n"))
		for i := range a {
			if i >= len(b) || !bytes.Equal(a[i], b[i]) {
				at := 0
				for at < len(a[i]) && at < len(b[i]) && a[i][at] == b[i][at] {
					at++
				}
				from := max(0, at-300)
				t.Errorf("%s, line %d:\n%.700s\n%.700s", name, i+1, a[i][from:], b[i][from:])
				return
			}
		}
	}
}

// TestReadHostile reads what JSON never writes. Whatever is accepted can be written.
func TestReadHostile(t *testing.T) {
	document := func(rest string) string { return `{"format": "qmpdoc-reference/1"` + rest + `}` }
	for _, row := range []struct{ name, text, want string }{
		{"empty", "", "unexpected end"},
		{"another version", `{"format": "qmpdoc-reference/2"}`, "reads qmpdoc-reference/1"},
		{"nothing", document(""), "no program"},
		{"nulls", document(`, "chapters": [null], "definitions": null`), "no program"},
		{"no definition", document(`, "definitions": [null]`), "kind"},
		{"unknown kind", document(`, "definitions": [{"kind": "class", "name": "A"}]`), "class"},
		{"other types", document(`, "definitions": 1`), "cannot unmarshal"},
		{"condition", document(`, "definitions": [{"kind": "enum", "name": "A", "if": {"xor": []}}]`), "condition"},
		{"twice", document(`, "definitions": [{"kind": "enum", "name": "A", "products": ["qmp"]}, {"kind": "enum", "name": "A", "products": ["qmp"]}]`), ""},
		{"places", document(`, "products": ["qmp"], "chapters": [{"product": "qmp", "level": -7, "text": "a\n\nb", "places": [[[1, 1, 9223372036854775807], [1, 1, 9223372036854775807]], [[1, 1, -5]], null]}]`), ""},
		{"deep", document(`, "definitions": [` + strings.Repeat(`{"members": [`, 20_000)), "depth"},
		{"base of itself", document(`, "definitions": [{"kind": "struct", "name": "A", "products": ["qmp"], "base": "A"}]`), ""},
		{"chapter of what is not there", document(`, "products": ["qmp"], "chapters": [{"product": "qmp", "definitions": ["A", "A"]}]`), ""},
	} {
		ref, err := Read([]byte(row.text), 0)
		if row.want != "" {
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("%s: error %v, want %q in it", row.name, err, row.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
		} else if _, err := JSON(ref); err != nil {
			t.Errorf("%s: written again: %v", row.name, err)
		}
	}
}

// TestUnmatchedText reads a member whose text is not in the comment: its lines have places nevertheless.
func TestUnmatchedText(t *testing.T) {
	ref, err := Read([]byte(`{"format": "qmpdoc-reference/1", "definitions": [{"kind": "enum", "name": "A", "products": ["qmp"], "values": [{"name": "v", "doc": "a\nb (since 3.0)"}]}]}`), 0)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(ref.Defs[0].Values[0].Doc.Text.Lines); n != 2 {
		t.Errorf("the value has %d places, want 2", n)
	}
}

// TestTextPlaces: each line of a text has a place, whatever the file says; those who read it rely on that.
func TestTextPlaces(t *testing.T) {
	type lines = []prose.Place
	for _, row := range []struct {
		in   places
		raw  string
		want lines
	}{
		{places{{3, 2, 2}, {7, 1, 1}}, "a\nb\nc", lines{{Line: 3, Col: 2}, {Line: 4, Col: 2}, {Line: 7, Col: 1}}},
		{places{{3, 2, 1}}, "a\nb\nc", lines{{Line: 3, Col: 2}, {Line: 4, Col: 2}, {Line: 5, Col: 2}}},
		{places{{3, 2, 9}}, "a\nb", lines{{Line: 3, Col: 2}, {Line: 4, Col: 2}}},
		{places{{3, 2, -9}}, "a", lines{{}}},
		{nil, "a\nb", lines{{}, {}}},
		{nil, "", nil},
	} {
		if got := row.in.text(row.raw, "f", false).Lines; !slices.Equal(got, row.want) {
			t.Errorf("%v of %q: %v, want %v", row.in, row.raw, got, row.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	ref, _, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil {
		f.Fatal(err)
	}
	seed, err := JSON(ref)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`{"format": "qmpdoc-reference/1", "definitions": [{"kind": "union", "name": "A", "products": ["qmp"], "hx": {"title": "t", "sections": [{"items": [{}]}]}, "doc": {"sections": [{}]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		ref, err := Read(data, 0)
		if err != nil {
			return
		}
		first, err := JSON(ref)
		if err != nil {
			t.Fatal(err)
		}
		if ref, err = Read(first, 0); err != nil {
			t.Fatal(err)
		}
		if second, err := JSON(ref); err != nil || !bytes.Equal(first, second) {
			t.Errorf("%v\n%s\n%s", err, first, second)
		}
	})
}
