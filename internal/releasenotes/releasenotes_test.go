package releasenotes_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"qmpdoc/docparse"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/releasenotes"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// notes compares the two schemas of a case: "release VERSION", then the schema, each.
func notes(t *testing.T, src string) *releasenotes.Notes {
	t.Helper()
	before, after, ok := strings.Cut(src, "\n----\n")
	if !ok {
		t.Fatal("a case has two schemas, with ---- between them")
	}
	return between(reference("9.0.0", "old.json", before), reference("9.1.0", "new.json", after))
}

func reference(release, file, schema string) *qapi.Reference {
	part, _ := docparse.Parse(file, []byte(schema))
	r, _ := qapi.Merge(release, []qapi.Schema{{Product: qapi.QMP, Items: part.Items}}, nil)
	return r
}

func between(old, new *qapi.Reference) *releasenotes.Notes {
	c := compare.Compare(compare.Prepare(old), compare.Prepare(new), compare.Options{})
	c.Prove()
	return &releasenotes.Notes{
		Old: releasenotes.Source{Name: "@v" + old.Release, Release: old.Release}, New: releasenotes.Source{Name: "@v" + new.Release, Release: new.Release},
		Downgrade: c.Downgrade, Changes: c.Changes,
	}
}

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, _ string, src []byte) []golden.Section {
		n := notes(t, string(src))
		var text, narrow bytes.Buffer
		if err := errors.Join(n.Text(&text, releasenotes.Layout{All: true}), n.Text(&narrow, releasenotes.Layout{Width: 60})); err != nil {
			t.Fatal(err)
		}
		data, err := n.JSON()
		if err != nil {
			t.Fatal(err)
		}
		validate(t, data)
		return []golden.Section{{Name: "text", Text: text.String()}, {Name: "narrow", Text: narrow.String()}, {Name: "markdown", Text: string(n.Markdown())}}
	})
}

func validate(t *testing.T, data []byte) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(golden.Root(t), "docs", "changes.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
}

// TestSchema validates the comparison of real releases: with a removed program's worth of changes, and downwards.
func TestSchema(t *testing.T) {
	for _, pair := range [][2]string{{"2.7.0", "2.8.0"}, {"4.2.0", "5.0.0"}, {"7.0.0", "7.1.0"}, {"9.1.0", "9.0.0"}} {
		var refs [2]*qapi.Reference
		for i, number := range pair {
			ref, _, err := source.Load(golden.Release(t, number), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			refs[i] = ref
		}
		n := between(refs[0], refs[1])
		data, err := n.JSON()
		if err != nil {
			t.Fatal(err)
		}
		validate(t, data)
	}
}

// TestJSON has the whole of a small document.
func TestJSON(t *testing.T) {
	got, err := notes(t, "{ 'command': 'lamp-set', 'data': { '*inc': { 'type': 'bool', 'features': [ 'deprecated' ] } } }\n----\n{ 'command': 'lamp-set', 'data': { } }").JSON()
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
  "format": "qmpdoc-changes/1",
  "old": {
    "source": "@v9.0.0",
    "release": "9.0.0"
  },
  "new": {
    "source": "@v9.1.0",
    "release": "9.1.0"
  },
  "downgrade": false,
  "summary": {
    "addition": 0,
    "announced": 1,
    "breaking": 0,
    "build": 0,
    "deprecation": 0,
    "documentation": 0,
    "risky": 0,
    "unstable": 0
  },
  "changes": [
    {
      "rule": "argument-removed",
      "level": "announced",
      "products": [
        "qmp"
      ],
      "kind": "command",
      "name": "lamp-set",
      "path": "arguments.inc",
      "steps": [
        "arguments",
        "inc"
      ],
      "message": "argument 'inc' was removed",
      "type": null,
      "old": {
        "file": "old.json",
        "line": 1
      },
      "new": null,
      "replaced_by": null,
      "because": null,
      "also": [],
      "reaches": [
        {
          "name": "lamp-set",
          "path": "arguments.inc",
          "direction": "input",
          "level": "announced"
        }
      ],
      "witness": {
        "messages": [
          "-> { \"execute\": \"lamp-set\", \"arguments\": { \"inc\": true } }"
        ],
        "old": "valid",
        "new": "'inc' is not an argument of 'lamp-set'"
      },
      "suppressed": false
    }
  ]
}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}
