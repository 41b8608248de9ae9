package docparse_test

import (
	"slices"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/internal/golden"
)

// hostileComments are pieces of which a comment can have a million.
var hostileComments = []struct{ name, piece string }{
	{"free-form blocks", "##\n# x\n##\n"},
	{"comments that are not closed", "##\n# x\n\n"},
	{"blocks that name nothing", "##\n##\n"},
}

// TestHostile parses comments of many pieces. Each takes seconds; work that grows with the square of the number would not
// end before the time limit of go test.
func TestHostile(t *testing.T) {
	golden.Long(t, "parses comments of a million pieces")
	for _, c := range hostileComments {
		t.Run(c.name, func(t *testing.T) {
			part, _ := docparse.Parse("in.json", []byte(strings.Repeat(c.piece, 1_000_000)+"\n{ 'command': 'go' }\n"))
			if len(part.Items) == 0 {
				t.Error("no definition")
			}
		})
	}
}

// One comment can have more mistakes than a list of findings takes.
func TestFullList(t *testing.T) {
	line := "# " + strings.Repeat("x", 80) + "\n"
	part, found := docparse.Parse("in.json", []byte("##\n# @go:\n#\n"+strings.Repeat(line, 30_000)+"##\n{ 'command': 'go' }\n"))
	if len(part.Items) != 1 || !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Rule == diag.TooMany.ID }) {
		t.Errorf("%d items, %d findings", len(part.Items), len(found))
	}
}
