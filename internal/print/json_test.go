package print_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// TestJSONIsAsItsSchemaSays prints every page of real trees as JSON.
func TestJSONIsAsItsSchemaSays(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(golden.Root(t), "docs", "page.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range []string{"v10.2.0", "v2.1.0"} {
		ref, found, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(t), tree)), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range everyPage(page.New(page.Config{Reference: ref, Findings: found})) {
			data, err := p.JSON()
			if err != nil {
				t.Fatal(err)
			}
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %s: %v", tree, p.Title, err)
			}
		}
	}
}
