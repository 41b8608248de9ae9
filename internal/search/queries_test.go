package search_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/search"
)

// question is a line of testdata/queries.txt and its siblings.
type question struct {
	kind, text string
	answers    []string
}

func readQuestions(tb testing.TB, file string) []question {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		tb.Fatal(err)
	}
	var list []question
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(cells) == 3 {
			list = append(list, question{cells[0], cells[1], strings.Fields(cells[2])})
		}
	}
	return list
}

// questionFiles, and the mean reciprocal rank of the first right answer that they must reach: of all questions, and of
// those in words.
var questionFiles = []struct {
	name       string
	all, words float64
}{
	{"queries.txt", .95, .80},
	{"more.txt", .85, .85},
	{"unseen.txt", .90, .85},
	{"everyday.txt", .80, .80},
	{"blind1.txt", .85, .75},
	{"blind2.txt", .80, .70},
	{"blind3.txt", .80, .80},
	{"asked.txt", .93, 0},
	{"heldout.txt", .90, 0},
	{"pasted.txt", .82, 0},
	{"coin.txt", .87, 0},
	{"threads.txt", .85, 0},
}

// TestQuestions asks the questions in the browser's engine.
func TestQuestions(t *testing.T) {
	var requests []request
	for _, file := range questionFiles {
		for _, q := range readQuestions(t, file.name) {
			requests = append(requests, request{Query: q.text, Limit: 10})
		}
	}
	all := inBrowser(t, realQEMU(t).script, requests)
	for _, file := range questionFiles {
		questions := readQuestions(t, file.name)
		answers, rest := all[:len(questions)], all[len(questions):]
		t.Run(file.name, func(t *testing.T) {
			sums, counts := map[string]float64{}, map[string]float64{}
			for i, q := range questions {
				found := answers[i].labels()
				at := slices.IndexFunc(found, func(label string) bool {
					definition, _, _ := strings.Cut(label, "#")
					return slices.Contains(q.answers, label) || q.kind == "member" && slices.Contains(q.answers, definition)
				})
				for _, kind := range []string{q.kind, "all"} {
					counts[kind]++
					if at >= 0 {
						sums[kind] += 1 / float64(at+1)
					}
				}
				if at != 0 {
					t.Logf("%q: right answer at %d: %s", q.text, at+1, strings.Join(found, ", "))
				}
			}
			least := map[string]float64{"all": file.all, "words": file.words}
			for _, kind := range slices.Sorted(maps.Keys(counts)) {
				mean := sums[kind] / counts[kind]
				t.Logf("%s: mean reciprocal rank %.3f", kind, mean)
				if mean < least[kind] {
					t.Errorf("%s: want %.2f", kind, least[kind])
				}
			}
		})
		all = rest
	}
}

// hostileQueries are what nobody should type.
var hostileQueries = []string{
	"", " ", "->", "<-", `"`, `\`, "[", "(((", "*", "device:virtio", "takes:", "returns:", "takes:[]", "member:", "a:b:c", ":", "::", "type::",
	"constructor", "__proto__", "toString", "hasOwnProperty:", "\U0001f4a5\U0001f4a5", "naïve ÅÄÖ İstanbul ΣΑΣ", "\u202emigrate", "<script>alert(1)</script>",
	strings.Repeat("a", 10_000), strings.Repeat("a ", 5_000), strings.Repeat("-", 10_000), strings.Repeat("device ", 2_000), strings.Repeat("\U0001f4a5", 5_000),
	strings.Repeat("takes:x ", 1_000), strings.Repeat("abcdefghij", 20), "'nother'guest\t", "fies: throttling enable", "Ä abort 15", "virsh domblklst",
	`{"id": 1, "error": {"class": "DeviceNotFound", "desc": "Device \"x'y\" not found"}}`, strings.Repeat("'a ", 200),
}

// TestTerminalAgreesWithBrowser asks bleve and the browser's engine the same.
func TestTerminalAgreesWithBrowser(t *testing.T) {
	qemu := realQEMU(t)
	terminal := search.Open(qemu.catalog)
	defer terminal.Close()
	var requests []request
	add := func(text string) { requests = append(requests, request{Query: text, Limit: 20}) }
	for _, file := range questionFiles {
		for i, q := range readQuestions(t, file.name) {
			// Quotes and asterisks make expressions in the terminal.
			if i%3 == 0 && !strings.ContainsAny(q.text, "\"*") {
				add(q.text)
			}
		}
	}
	for _, text := range append(hostileQueries, "since:>=8.2 command:", "since:<2.1 type: block", "program:agent file", "preconfig: numa", "oob:", "removed:", "йгукн-ыефегы", "querz-memorz", "jobs", "deprecated:", "unstable: block", "event: block", "type: Block", "enum: mode", "takes:[str]", "takes:str job", "x colo", "luks slot", "qbj", "bdadd", "sgxinf", "device ", "migrat") {
		add(text)
	}
	answers := inBrowser(t, qemu.script, requests)
	for i, r := range requests {
		a, err := terminal.Search(r.Query, search.Options{Limit: r.Limit})
		if err != nil {
			t.Fatal(err)
		}
		got, want := labels(a.Results), answers[i].labels()
		if !slices.Equal(got, want) {
			t.Errorf("%.60q:\nterminal %s\nbrowser  %s", r.Query, got, want)
		}
		seen := map[*search.Doc]bool{}
		for _, r := range a.Results {
			if r.Row == nil && seen[r.Doc] {
				t.Errorf("%.60q finds %s twice", requests[i].Query, r.Doc.Name)
			}
			seen[r.Doc] = seen[r.Doc] || r.Row == nil
		}
		if n := len(answers[i].Results) + answers[i].More; n != a.All {
			t.Errorf("%.60q: %d results in the terminal, %d in the browser", r.Query, a.All, n)
		}
	}
}
