package compare_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// sides are the releases that prepare has read.
var sides = map[string]*compare.Side{}

func prepare(tb testing.TB, number string) *compare.Side {
	tb.Helper()
	if s := sides[number]; s != nil {
		return s
	}
	ref, _, err := source.Load(golden.Release(tb, number), source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	sides[number] = compare.Prepare(ref)
	return sides[number]
}

// eachPair compares all neighbouring releases.
func eachPair(tb testing.TB, visit func(before, after string, old, new *compare.Side, c *compare.Comparison)) {
	tb.Helper()
	var before string
	var old *compare.Side
	for _, after := range golden.Releases(tb) {
		new := prepare(tb, after)
		if old != nil {
			visit(before, after, old, new, compare.Compare(old, new, compare.Options{}))
		}
		before, old = after, new
	}
}

// TestReviewed keeps the incompatible changes of all neighbouring releases in a file, which a person has read: each of them
// can be defended to those who maintain clients. A breaking one has the reason below it, after "because"; -update keeps these.
func TestReviewed(t *testing.T) {
	file := filepath.Join("testdata", "reviewed.txt")
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	reasons := reasonsIn(string(want))
	var b strings.Builder
	eachPair(t, func(before, after string, _, _ *compare.Side, c *compare.Comparison) {
		fmt.Fprintf(&b, "\n%s to %s\n", before, after)
		for _, one := range c.Changes {
			if one.Level < compare.Announced {
				continue
			}
			row := after + line(one)
			fmt.Fprintf(&b, "\t%s\n", line(one))
			switch reason := reasons[row]; {
			case reason != "":
				fmt.Fprintf(&b, "\t\tbecause %s\n", reason)
			case one.Level == compare.Breaking:
				t.Errorf("%s to %s: nobody has said why this is right: %s", before, after, line(one))
			}
		}
	})
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// reasonsIn reads the reasons of the file, by release and row.
func reasonsIn(text string) map[string]string {
	reasons := map[string]string{}
	var after, row string
	for one := range strings.Lines(text) {
		one = strings.TrimSuffix(one, "\n")
		if _, to, ok := strings.Cut(one, " to "); ok && !strings.HasPrefix(one, "\t") {
			after = to
		} else if reason, ok := strings.CutPrefix(one, "\t\tbecause "); ok {
			reasons[row] = reason
		} else {
			row = after + strings.TrimPrefix(one, "\t")
		}
	}
	return reasons
}

// line writes a change on one line.
func line(c *compare.Change) string {
	text := fmt.Sprintf("%s %s %s", c.Level, c.Rule, c.Name)
	if c.Path() != "" {
		text += " " + c.Path()
	}
	text += ": " + c.Message
	if c.ReplacedBy != "" {
		text += "; use " + c.ReplacedBy
	}
	if len(c.Reaches) > 1 {
		text += fmt.Sprintf(" (%d reaches)", len(c.Reaches))
	}
	return text
}

// TestWitnesses demands a witness of each change of a kind that has one.
func TestWitnesses(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	count := 0
	eachPair(t, func(before, after string, _, _ *compare.Side, c *compare.Comparison) {
		c.Prove()
		for _, one := range c.Changes {
			switch {
			case one.HasWitness() && one.Witness == nil:
				t.Errorf("%s to %s: no witness: %s", before, after, line(one))
			case one.Witness != nil:
				count++
			}
		}
	})
	for _, pair := range [][2]string{{"2.5.0", "11.0.0"}, {"11.0.0", "4.0.0"}} { // far away, and downwards
		c := compare.Compare(prepare(t, pair[0]), prepare(t, pair[1]), compare.Options{})
		c.Prove()
		for _, one := range c.Changes {
			if one.HasWitness() && one.Witness == nil {
				t.Errorf("%s to %s: no witness: %s", pair[0], pair[1], line(one))
			}
		}
	}
	if count < 250 {
		t.Errorf("%d witnesses", count)
	}
}
