package qapi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/qapi"
)

// program is the schema that a test gives one of QEMU's programs.
func program(product qapi.Products, src string) qapi.Schema {
	part, _ := docparse.Parse("in.json", []byte(src))
	return qapi.Schema{Product: product, Items: part.Items}
}

// lines prints findings without the name of the input, one a line, help and related places indented below.
func lines(found diag.List) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(strings.TrimPrefix(f.String(), "in.json:") + "\n")
		if f.Help != "" {
			b.WriteString("  help: " + f.Help + "\n")
		}
		for _, r := range f.Related {
			fmt.Fprintf(&b, "  %s: %s\n", strings.TrimPrefix(r.Pos.String(), "in.json:"), r.Msg)
		}
	}
	return b.String()
}

// aboutFiles are the rules whose findings are about no definition.
var aboutFiles = map[string]bool{"heading-empty": true, "pragma-exception": true}

func TestRules(t *testing.T) {
	provoked := map[string]bool{}
	for _, row := range ruleRows {
		t.Run(row.name, func(t *testing.T) {
			var old []*qapi.Part
			for i, src := range []string{row.hx, row.more} {
				if src != "" {
					part, _ := hxparse.ParseHX([]string{"in.hx", "more.hx"}[i], []byte(src))
					old = append(old, part)
				}
			}
			schema := program(qapi.QMP, strings.TrimPrefix(row.schema, "\n"))
			module, _ := docparse.Parse("module.json", []byte(row.module))
			schema.Items = append(schema.Items, module.Items...)
			_, found := qapi.Merge("", []qapi.Schema{schema}, old)
			for _, f := range found {
				provoked[f.Rule] = true
				if f.Product != "qmp" || f.Definition == "" && !aboutFiles[f.Rule] {
					t.Errorf("finding %v names product %q and definition %q", f, f.Product, f.Definition)
				}
			}
			if diff := cmp.Diff(strings.TrimPrefix(row.want, "\n"), lines(found)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
	for _, r := range qapi.Rules() {
		if !provoked[r.ID] {
			t.Errorf("no row provokes %s", r.ID)
		}
	}
}
