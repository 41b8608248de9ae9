package search_test

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/internal/source"
	"qmpdoc/site"
)

// TestGuides asks for guides, for the pages that list things, for what has a condition, and for messages without blanks.
func TestGuides(t *testing.T) {
	ref, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(t), "v10.2.0")), source.Options{Manual: true})
	if err != nil {
		t.Fatal(err)
	}
	script := search.Script(site.Catalog(page.Config{Reference: ref}), "")
	tests := []struct{ query, address string }{
		{"How do I connect?", "guides/getting-started.html"},
		{"which commands does the storage daemon have?", "all-storage-daemon.html"},
		{"what may I send before the machine starts?", "programs.html"},
		{"what is deprecated?", "deprecated.html"},
		{"CONFIG_LINUX_IO_URING", "types/BlockdevAioOptions.html"},
		{"getting started", "guides/getting-started.html"},
		{"qmp protocol", "guides/qmp-spec.html"},
		{"protocol specification", "guides/qmp-spec.html"},
		{"specification", "guides/qmp-spec.html"},
		{`{"execute":"query-status"}`, "commands/query-status.html"},
		{`{"execute":"job-pause","arguments":{"id":"j"}}`, "commands/job-pause.html"},
	}
	var requests []request
	for _, test := range tests {
		requests = append(requests, request{Query: test.query, Limit: 1})
	}
	for i, a := range inBrowser(t, script, requests) {
		if r := a.Results; len(r) != 1 || r[0].Address != tests[i].address {
			t.Errorf("%s: %v, want %s", tests[i].query, r, tests[i].address)
		}
	}
}
