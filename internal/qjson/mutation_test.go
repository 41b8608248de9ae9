package qjson_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
)

// The full number is 200000: go test ./internal/qjson -run Mutations -mutations 200000
var mutations = flag.Int("mutations", 20_000, "the number of broken messages to compare with jsontext")

// Messages with a few bytes changed are right and wrong as jsontext says, which reads RFC 8259 and nothing else.
func TestMutations(t *testing.T) { compareMutations(t, seeds()) }

func TestMutationsOfRealMessages(t *testing.T) {
	texts := seeds()
	all := rows(t)
	for _, release := range []string{"v2.1.0", "v10.2.0"} {
		for i := range all[release] {
			texts = append(texts, all[release][i].Text)
		}
	}
	compareMutations(t, texts)
}

func compareMutations(t *testing.T, seeds []string) {
	random := rand.New(rand.NewPCG(1, 2))
	n, wrong, certain := *mutations, 0, 0
	if testing.Short() {
		n /= 10
	}
	for range n {
		text := mutate(random, seeds)
		d := qjson.Parse(text)
		if valid(text) != (len(d.Faults) == 0) && !hasElision(text) {
			t.Fatalf("jsontext says %v of\n%s\n%s", valid(text), text, list(text, d.Faults))
		}
		checkFaults(t, text, d)
		if len(d.Faults) > 0 {
			wrong++
		}
		if n := len(d.Faults); n > 0 && edited(d) == n {
			certain++
		}
	}
	t.Logf("%d mutated messages, %d of them wrong, %d with certain repairs only", n, wrong, certain)
}

// Each kind of mistake is one that a single edit of a real message makes: a byte lost, or a piece typed, pasted or left over.
func TestEachKindIsOneEdit(t *testing.T) {
	golden.Long(t, "parses 50,000 messages")
	texts := seeds()
	all := rows(t)["v10.2.0"]
	for i := range all {
		texts = append(texts, all[i].Text)
	}
	random := rand.New(rand.NewPCG(3, 4))
	seen := map[string]int{}
	for range 50_000 {
		text := texts[random.IntN(len(texts))]
		at := random.IntN(len(text))
		piece := append(pieces, "")[random.IntN(len(pieces)+1)]
		for _, f := range qjson.Parse(text[:at] + piece + text[at+random.IntN(2):]).Faults {
			seen[f.Rule.ID]++
		}
	}
	for _, r := range qjson.Rules() {
		c := r.ID
		if seen[c] == 0 && r != qjson.TooDeep && r != qjson.ElisionComma {
			t.Errorf("no edit makes a %s", c)
		}
		t.Logf("%6d %s", seen[c], c)
	}
}

// hasElision reports whether text may hold what qjson allows and JSON does not.
func hasElision(text string) bool {
	return strings.Contains(text, "...") || strings.Contains(text, "…")
}

// mutate breaks one of the seeds in one to three places.
func mutate(random *rand.Rand, seeds []string) string {
	text := seeds[random.IntN(len(seeds))]
	for range 1 + random.IntN(3) {
		if text == "" {
			break
		}
		at := random.IntN(len(text))
		end := min(len(text), at+1+random.IntN(3))
		switch random.IntN(5) {
		case 0:
			text = text[:at] + text[end:]
		case 1:
			text = text[:at] + pieces[random.IntN(len(pieces))] + text[at:]
		case 2:
			text = text[:at] + pieces[random.IntN(len(pieces))] + text[end:]
		case 3:
			from := random.IntN(len(text))
			text = text[:at] + text[from:min(len(text), from+1+random.IntN(20))] + text[at:]
		case 4:
			text = text[:at]
		}
	}
	return text
}

var pieces = []string{
	"{", "}", "[", "]", ":", ",", `"`, "'", "\\", " ", "\n", "\t", "\u00a0", "\x00", "\x7f", "\xff", "0", "1", "-", "+", ".", "e", "/",
	"//", "/*", "*/", "#", "true", "null", "nul", `\u12`, `\ud800`, `\x`, "x", "é", "...", "“", "”", `"a": 1,`, `{"b": [`, ";", "=",
}

// valid reports whether text is one JSON value.
func valid(text string) bool {
	v := jsontext.Value(text)
	return v.IsValid()
}

// checkFaults proves what every Document promises of its faults.
func checkFaults(t *testing.T, text string, d *qjson.Document) {
	t.Helper()
	last := 0
	for _, f := range d.Faults {
		if f.Start < last || f.End < f.Start || f.End > len(text) || f.Msg == "" {
			t.Fatalf("bad fault %+v in\n%s", f, text)
		}
		if e := f.Edit; e != nil && (e.Start < 0 || e.End < e.Start || e.End > len(text)) {
			t.Fatalf("bad edit %+v in\n%s", *e, text)
		}
		last = f.Start
	}
	if n := len(d.Faults); n > 0 && edited(d) == n {
		fixed := qjson.Apply(text, d.Faults)
		if again := qjson.Parse(fixed); len(again.Faults) > 0 || dump(again) != dump(d) {
			t.Fatalf("the edits of\n%s\n%sgive\n%s\n%s", text, list(text, d.Faults), fixed, list(fixed, again.Faults))
		}
	}
}

// edited counts the faults that have a certain repair.
func edited(d *qjson.Document) int {
	n := 0
	for i := range d.Faults {
		if d.Faults[i].Edit != nil {
			n++
		}
	}
	return n
}

// BenchmarkHostile reads the same piece over and over: time per byte must not grow with the size.
func BenchmarkHostile(b *testing.B) {
	for _, piece := range []string{
		`{"a": [`, "[}", "{{", "]", `"`, "“]", `'"\`, `1" `, `"a, "b`, `"x "y" z" `, `"a": "b": `, `"a": 1, 2], `, `{"a": {"b": 1}, {`, "\n{\n \"a\": 1,\n", "/* ", "... ",
	} {
		for _, size := range []int{1 << 16, 1 << 20} {
			text := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%q/%d", piece, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					qjson.Parse(text)
				}
			})
		}
	}
}
