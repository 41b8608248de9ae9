package history

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// Each case has the schemas of several releases, each below a line "# RELEASE", and says since when the things of the last
// one exist.
func TestHistory(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, _ string, src []byte) []golden.Section {
		h := track(t, string(src))
		return []golden.Section{{Name: "want", Text: dump(h)}}
	})
}

var releaseLine = regexp.MustCompile(`(?m)^# (\d[0-9.]*)\n`)

func track(t *testing.T, text string) *History {
	t.Helper()
	var tracker Tracker
	starts := releaseLine.FindAllStringSubmatchIndex(text, -1)
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		tree := fstest.MapFS{
			"VERSION":               {Data: []byte(text[at[2]:at[3]])},
			"qapi/qapi-schema.json": {Data: []byte(text[at[1]:end])},
		}
		ref, _, err := source.Load(tree, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
	}
	return tracker.History()
}

// dump prints the ages of all definitions and their parts in QEMU itself.
func dump(h *History) string {
	var b strings.Builder
	for _, d := range h.Reference.Defs {
		fmt.Fprintf(&b, "%s %s: %s\n", d.Kind, d.Name, told(h.Ages(d)))
		eachNamed(d, func(thing any, n name) {
			if n.part != "" {
				fmt.Fprintf(&b, "  %c %s: %s\n", n.kind, strings.ReplaceAll(n.part, "\x00", "!"), told(h.ages[thing]))
			}
		})
	}
	for _, g := range h.Gone {
		fmt.Fprintf(&b, "gone: %s %s: %s", g.Def.Kind, g.Def.Name, told(h.Ages(g.Def)))
		if len(g.Became) > 0 {
			fmt.Fprintf(&b, ", became %s", strings.Join(g.Became, ", "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func told(ages Ages) string {
	age, ok := ages.Of(qapi.QMP)
	if !ok {
		return "?"
	}
	words := []string{age.First}
	if age.Last != "" {
		words[0] += " to " + age.Last
	}
	if age.Named != age.First {
		words = append(words, "under this name "+age.Named)
	}
	if age.Open {
		words = append(words, "open before")
	}
	return strings.Join(words, ", ")
}

func TestReleasesComeInOrder(t *testing.T) {
	for _, list := range [][]string{{"2.0", "1.0"}, {"2.0", "2.0"}, {""}} {
		var tracker Tracker
		var err error
		for _, number := range list {
			err = tracker.Add(&qapi.Reference{Release: number})
		}
		if err == nil {
			t.Errorf("%q: no error", list)
		}
	}
}

// A program that a release lacks goes on where it was.
func TestProgramsComeAndGo(t *testing.T) {
	const agent = "qga/qapi-schema.json"
	var tracker Tracker
	for _, tree := range []fstest.MapFS{
		{"VERSION": {Data: []byte("1.0")}, "qapi/qapi-schema.json": {Data: []byte("{ 'command': 'a' } { 'command': 'b' }")},
			agent: {Data: []byte("{ 'command': 'a' } { 'command': 'c' }")}},
		{"VERSION": {Data: []byte("1.1")}, "qapi/qapi-schema.json": {Data: []byte("{ 'command': 'a' } { 'command': 'b' }")}},
		{"VERSION": {Data: []byte("1.2")}, "qapi/qapi-schema.json": {Data: []byte("{ 'command': 'a' }")}, agent: {Data: []byte("{ 'command': 'a' }")}},
	} {
		ref, _, err := source.Load(tree, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
	}
	h := tracker.History()
	var got []string
	for _, d := range h.Reference.Defs {
		age, _ := h.Ages(d).Oldest()
		got = append(got, fmt.Sprint(d.Products.Names(), d.Name, age.First))
	}
	for _, g := range h.Gone {
		age, _ := h.Ages(g.Def).Oldest()
		got = append(got, fmt.Sprint(g.Def.Products.Names(), g.Def.Name, age.First, age.Last, g.Without))
	}
	want := []string{"[qmp]a1.0", "[guest-agent]a1.0", "[guest-agent]c1.01.01.2", "[qmp]b1.01.11.2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGaps(t *testing.T) {
	for _, c := range []struct {
		releases []string
		want     []bool
	}{
		{[]string{"2.11.0", "2.12.0", "3.0.0", "3.1.0", "4.0.0", "4.0.1", "4.1.50"}, []bool{true, false, false, false, false, false, true}},
		{[]string{"2.12.0", "3.1.0", "6.2.0", "7.0.0"}, []bool{true, true, true, false}},
	} {
		var tracker Tracker
		for _, number := range c.releases {
			if err := tracker.Add(&qapi.Reference{Release: number}); err != nil {
				t.Fatal(err)
			}
		}
		var got []bool
		for i := range c.releases {
			got = append(got, tracker.gapBefore(i))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v", c.releases, got)
		}
	}
}

// What the history lacks is not held against a "since".
func TestMayBeOf(t *testing.T) {
	tree := func(number string) Release { return Release{Number: number} }
	program := func(number string) Release { return Release{Number: number, Program: true} }
	for _, c := range []struct {
		releases []Release
		earlier  string // that the documentation names
		want     bool
	}{
		{[]Release{tree("9.0.0")}, "8.1", true},
		{[]Release{tree("8.0.0"), tree("9.0.0")}, "8.1", true},
		{[]Release{tree("8.0.0"), tree("9.0.0")}, "8.0", false},
		{[]Release{tree("8.2.0"), tree("9.0.0")}, "8.1", false},
		{[]Release{program("8.2.0"), tree("9.0.0")}, "8.1", true},
		{[]Release{tree("8.1.0"), program("8.2.0"), tree("9.0.0")}, "8.2", true},
		{[]Release{tree("8.1.0"), program("8.2.0"), tree("9.0.0")}, "8.1", false},
	} {
		earlier, _ := qapi.ParseRelease(c.earlier)
		if h := (&History{Releases: c.releases}); h.mayBeOf(earlier, "9.0.0") != c.want {
			t.Errorf("%v, %s: want %v", c.releases, c.earlier, c.want)
		}
	}
}
