package qapi_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// oracleMessage is a row of the oracle about one example message.
type oracleMessage struct {
	File, Owner, Kind, Direction, Text, Container string
	Line                                          int
	Arrow                                         bool
}

// knownDifferences are messages that we read otherwise than the oracle, by release and place.
var knownDifferences = map[string]string{
	"v6.2.0 qapi/migration.json:1835": `{"command": …} has no member that makes it a command`,
}

// TestOracleExamples demands the same messages as the oracle finds in the schemas and old documents of each release.
func TestOracleExamples(t *testing.T) {
	used := map[string]bool{}
	files, _ := filepath.Glob(golden.Beside(t, "oracle/v*-examples.json"))
	for _, file := range files {
		release := strings.TrimSuffix(filepath.Base(file), "-examples.json")
		t.Run(release, func(t *testing.T) {
			r, _, err := source.Load(os.DirFS(golden.Tree(t, release)), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			compareExamples(t, release, r, readOracle(t, release), used)
		})
	}
	for place := range knownDifferences {
		if !used[place] {
			t.Errorf("known difference at %s is none any more", place)
		}
	}
}

func readOracle(t *testing.T, release string) map[string]oracleMessage {
	src, err := os.ReadFile(golden.Beside(t, "oracle/"+release+"-examples.json"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []oracleMessage
	if err := json.Unmarshal(src, &rows); err != nil {
		t.Fatal(err)
	}
	byPlace := map[string]oracleMessage{}
	for _, row := range rows {
		if row.Container != "spec" && row.Kind != "notation" { // what belongs to no definition
			byPlace[fmt.Sprintf("%s:%d", row.File, row.Line)] = row
		}
	}
	return byPlace
}

func compareExamples(t *testing.T, release string, r *qapi.Reference, want map[string]oracleMessage, used map[string]bool) {
	seen := map[string]bool{}
	for _, d := range r.Defs {
		for _, e := range r.Examples(d) {
			for _, m := range e.Messages {
				place := fmt.Sprintf("%s:%d", m.Pos.File, m.Pos.Line)
				seen[place] = true
				row, ok := want[place]
				if !ok {
					t.Errorf("%s: the oracle has no message here: %s", place, m.Text.Raw)
					continue
				}
				if diff := messageDifference(r, d, m, row); diff != "" {
					if known := release + " " + place; knownDifferences[known] != "" {
						used[known] = true
						continue
					}
					t.Errorf("%s: %s", place, diff)
				}
			}
		}
	}
	for place, row := range want {
		if !seen[place] {
			t.Errorf("%s: no message found: %s", place, row.Text)
		}
	}
}

// messageDifference says in what m is not the oracle's message; "" when in nothing. White space does not count, nor does
// a direction that the text does not give, nor an owner that the oracle knows only by a heading.
func messageDifference(r *qapi.Reference, d *qapi.Def, m qapi.Message, row oracleMessage) string {
	direction := row.Direction
	if !row.Arrow {
		direction = ""
	}
	owner := r.Lookup(d.Products.First(), row.Owner)
	switch {
	case fold(m.Text.Raw) != fold(row.Text):
		return fmt.Sprintf("text %q, the oracle has %q", fold(m.Text.Raw), fold(row.Text))
	case m.Kind.String() != row.Kind:
		return fmt.Sprintf("kind %s, the oracle has %s", m.Kind, row.Kind)
	case m.Direction != direction:
		return fmt.Sprintf("direction %q, the oracle has %q", m.Direction, direction)
	case owner != nil && owner != d:
		return fmt.Sprintf("of %s, the oracle has %s", d.Name, row.Owner)
	default:
		return ""
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
