package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"qmpdoc/internal/export"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/history"
	"qmpdoc/internal/source"
	"qmpdoc/testdata"
)

// The published schema describes what is written: of the sample, which has every kind of thing, and of real trees.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(golden.Root(t), "docs", "reference.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	ref, _, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := export.JSON(ref)
	if err != nil {
		t.Fatal(err)
	}
	validate(t, schema, out)
	t.Run("corpus", func(t *testing.T) {
		for _, release := range []string{"seed-2011-10", "v1.7.0", "v4.2.0", "v10.2.0"} {
			ref, _, err := source.Load(os.DirFS(golden.Tree(t, release)), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			out, err := export.JSON(ref)
			if err != nil {
				t.Fatal(err)
			}
			validate(t, schema, out)
		}
	})
}

// The schema describes a history, too, and what is read again is the same.
func TestHistory(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(golden.Root(t), "docs", "reference.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var tracker history.Tracker
	for _, release := range []string{"v1.7.0", "v2.8.0", "v4.2.0", "v10.2.0"} {
		ref, _, err := source.Load(os.DirFS(golden.Tree(t, release)), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		ref.Introspected = release == "v4.2.0" // as if a program had said it
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
	}
	h := tracker.History()
	out, err := export.WithHistory(h)
	if err != nil {
		t.Fatal(err)
	}
	validate(t, schema, out)
	read, err := export.ReadHistory(out, 0)
	if err != nil {
		t.Fatal(err)
	}
	again, err := export.WithHistory(read)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out, again) {
		t.Errorf("what is read is written differently: %s", cmp.Diff(strings.Split(string(out), "\n"), strings.Split(string(again), "\n")))
	}
	if n := bytes.Count(out, []byte(`"program":true`)); n != 1 {
		t.Errorf("%d releases are those of a program, want 1", n)
	}
	if len(h.Gone) == 0 || bytes.Count(out, []byte(`"first":`)) < 5000 || bytes.Count(out, []byte(`"rule":"argument-removed"`)) == 0 {
		t.Error("there is no history in it")
	}
}

func validate(t *testing.T, schema *jsonschema.Schema, out []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Error(err)
	}
}

func BenchmarkJSON(b *testing.B) {
	ref, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(b), "v10.2.0")), source.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := export.JSON(ref); err != nil {
			b.Fatal(err)
		}
	}
}
