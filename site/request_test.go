package site

import (
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

var (
	copiedByPage  = regexp.MustCompile(`data-request="([^"]*)"`)
	printedByTwin = regexp.MustCompile("(?s)This request is [a-z ,]*:\n\n```json\n(.*?)\n```\n")
)

// TestTwinsPrintWhatPagesCopy compares the request of each command's page with that of its Markdown twin.
func TestTwinsPrintWhatPagesCopy(t *testing.T) {
	cfg := corpusConfig(t, filepath.Join(golden.Corpus(t), "v10.2.0"))
	site := newSite(cfg)
	pages := build(t, cfg)
	n := 0
	for _, d := range cfg.Reference.Defs {
		if d.Kind != qapi.Command {
			continue
		}
		n++
		address := site.address[d]
		page := copiedByPage.FindSubmatch(pages[address])
		twin := printedByTwin.FindSubmatch(pages[strings.TrimSuffix(address, ".html")+".md"])
		if page == nil || twin == nil {
			t.Errorf("%s: no request: page %q, twin %q", d.Name, page, twin)
		} else if copied := html.UnescapeString(string(page[1])); copied != string(twin[1]) {
			t.Errorf("%s: the page copies\n%s\nits twin prints\n%s", d.Name, copied, twin[1])
		}
	}
	if n < 280 {
		t.Errorf("%d commands", n)
	}
}
