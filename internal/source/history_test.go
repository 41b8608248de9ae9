package source_test

import (
	"fmt"
	"slices"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
)

// fixed are mistakes of QEMU's documentation that later releases correct, with all that a rule finds in a release.
var fixed = []struct {
	release, rule string
	want          []string // file:line
}{
	{"7.2.0", "since-future", []string{"qapi/ui.json:1203"}},
	{"3.0.0", "since-unknown", []string{"qapi/misc.json:1681"}},
	{"8.0.0", "doc-near-tag", []string{"qapi/control.json:14", "qapi/migration.json:1983"}},
	{"8.1.0", "near-type", nil},
	{"7.2.0", "near-type", []string{"qapi/machine-target.json:334"}},
	{"7.2.0", "module-heading", []string{"qapi/block-core.json:38"}},
	{"7.2.0", "heading-empty", []string{"qapi/block-core.json:5"}},
	{"8.0.0", "module-heading", []string{"qapi/block-core.json:38", "qapi/cryptodev.json:17"}},
	{"10.2.0", "pragma-exception", []string{"qapi/pragma.json:71"}},
	{"5.2.0", "markup-definition-list", []string{"qapi/block.json:551"}},
	{"8.2.0", "markup-list-blank", nil},
	{"10.2.0", "unknown-error-class", nil},
}

func TestFindsWhatWasFixed(t *testing.T) {
	for _, c := range fixed {
		ref, found, err := source.Load(golden.Release(t, c.release), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range append(found, source.Markup(ref, new(prose.Library))...) {
			if d.Rule == c.rule {
				got = append(got, fmt.Sprintf("%s:%d", d.Pos.File, d.Pos.Line))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s in %s: %q, want %q", c.rule, c.release, got, c.want)
		}
	}
}
