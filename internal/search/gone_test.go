package search_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/internal/source"
	"qmpdoc/site"
)

// twoReleases are the schemas of two releases. The later one lacks a command, an event and a type.
var twoReleases = [][2]string{
	{"8.2.0", "##\n# = Lamps\n##\n##\n# @query-lamps:\n#\n# Lists the lanterns.\n#\n# Since: 2.9\n##\n{ 'command': 'query-lamps', 'returns': ['LampInfo'] }\n" +
		"##\n# @LampInfo:\n#\n# About a lamp.\n##\n{ 'struct': 'LampInfo', 'data': { 'watts': 'int' } }\n" +
		"##\n# @LAMP_BROKEN:\n#\n# A lamp broke.\n##\n{ 'event': 'LAMP_BROKEN' }\n" +
		"##\n# @query-lamps-fast:\n#\n# Lists the lanterns quickly.\n##\n{ 'command': 'query-lamps-fast' }\n"},
	{"9.1.0", "##\n# = Lamps\n##\n##\n# @query-lamps-fast:\n#\n# Lists the lanterns quickly.\n##\n{ 'command': 'query-lamps-fast' }\n" +
		"##\n# @set-lamps:\n#\n# Lights lanterns.\n##\n{ 'command': 'set-lamps' }\n"},
}

// laterRelease is the catalog of the later of twoReleases, with the history before it.
func laterRelease(t *testing.T) *search.Catalog {
	t.Helper()
	var cfg page.Config
	tracker := history.Tracker{Compared: func(c *compare.Comparison) { cfg.Changes = append(cfg.Changes, page.ChangesOf(c)) }}
	for _, r := range twoReleases {
		ref, _, err := source.Load(fstest.MapFS{"VERSION": {Data: []byte(r[0])}, "qapi/qapi-schema.json": {Data: []byte(r[1])}}, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
		cfg.Reference = ref
	}
	cfg.History = tracker.History()
	return site.Catalog(cfg)
}

// TestGone asks both engines for what was removed, and for what changed.
func TestGone(t *testing.T) {
	catalog := laterRelease(t)
	script := search.Script(catalog, "")
	terminal := search.Open(catalog)
	defer terminal.Close()
	gone := []string{"query-lamps", "LAMP_BROKEN", "LampInfo"}
	tests := []struct {
		query string
		want  []string // the first results, in this order
		all   bool     // there are no others
	}{
		{query: "query-lamps", want: []string{"query-lamps", "query-lamps-fast"}},
		{query: "query-lamp", want: []string{"query-lamps-fast", "query-lamps"}},
		{query: "lamps", want: []string{"Lamps", "set-lamps", "query-lamps-fast", "query-lamps"}},
		{query: "lanterns", want: []string{"query-lamps-fast", "set-lamps", "query-lamps"}},
		{query: "lampinfo", want: []string{"LampInfo"}},
		{query: "removed:", want: gone, all: true},
		{query: "removed:9.1", want: gone, all: true},
		{query: "removed:>=9", want: gone, all: true},
		{query: "removed:<9.1", all: true},
		{query: "removed:9.0", all: true},
		{query: "removed:>=5 event:", want: gone[1:2], all: true},
		{query: "removed:broken", want: gone[1:2], all: true},
		{query: "since:2.9 removed:", want: gone[:1], all: true},
		{query: "changes 9.1", want: []string{"Changes 9.1"}},
		{query: "changes: 9.1", want: []string{"Changes 9.1"}, all: true},
		{query: "changes:", want: []string{"Changes 9.1"}, all: true},
	}
	var requests []request
	for _, test := range tests {
		requests = append(requests, request{Query: test.query, Limit: 20})
	}
	for i, a := range inBrowser(t, script, requests) {
		test := tests[i]
		found, err := terminal.Search(test.query, search.Options{Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		got := a.labels()
		if other := labels(found.Results); !slices.Equal(got, other) {
			t.Errorf("%s: %q in the browser, %q in the terminal", test.query, got, other)
		}
		if n := len(test.want); len(got) < n || !slices.Equal(sortedIf(test.all, got[:n]), sortedIf(test.all, test.want)) || test.all && len(got) > n {
			t.Errorf("%s: %q, want %q", test.query, got, test.want)
		}
		for _, r := range a.Results {
			mark := ""
			if slices.Contains(gone, r.Name) {
				mark = "removed in 9.1"
			}
			if r.Removed != mark {
				t.Errorf("%s: %s has the mark %q, want %q", test.query, r.Name, r.Removed, mark)
			}
		}
	}
}

// sortedIf is a sorted copy of list if the order does not matter.
func sortedIf(sorted bool, list []string) []string {
	if !sorted {
		return list
	}
	return slices.Sorted(slices.Values(list))
}
