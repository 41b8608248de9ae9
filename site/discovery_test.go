package site

import (
	"bytes"
	"compress/zlib"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// TestTwins prints Markdown twins: each case names one of the sample site.
func TestTwins(t *testing.T) {
	site := build(t, sampleConfig(t))
	golden.Run(t, "testdata/twin", func(t *testing.T, _ string, address []byte) []golden.Section {
		twin, ok := site[strings.TrimSpace(string(address))]
		if !ok {
			t.Fatalf("no twin %s", address)
		}
		return []golden.Section{{Name: "twin", Text: string(twin)}}
	})
}

var markdownLink = regexp.MustCompile(`\]\(([^()\s]+)\)`)

// deadTwinLinks lists links of Markdown files that lead to no file of the site.
func deadTwinLinks(files map[string][]byte) []string {
	var dead []string
	for name, data := range files {
		if !strings.HasSuffix(name, ".md") && name != "llms.txt" {
			continue
		}
		for _, m := range markdownLink.FindAllSubmatch(data, -1) {
			to := string(m[1])
			if strings.Contains(to, "://") {
				continue
			}
			if files[path.Join(path.Dir(name), to)] == nil {
				dead = append(dead, name+": "+to)
			}
		}
	}
	return dead
}

func TestTwinLinks(t *testing.T) {
	for _, dead := range deadTwinLinks(build(t, sampleConfig(t))) {
		t.Error(dead)
	}
}

// inventoryLine is how Sphinx reads a line of an inventory (sphinx/util/inventory.py).
var inventoryLine = regexp.MustCompile(`^(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)$`)

// TestInventory prints the inventory of the sample site as Sphinx reads it.
func TestInventory(t *testing.T) {
	site := build(t, sampleConfig(t))
	golden.Run(t, "testdata/inventory", func(t *testing.T, _ string, _ []byte) []golden.Section {
		head, lines := readInventory(t, site["objects.inv"])
		for _, line := range lines {
			m := inventoryLine.FindStringSubmatch(line)
			if m == nil {
				t.Errorf("not a line of an inventory: %q", line)
			} else if site[m[4]] == nil {
				t.Errorf("%s leads to no page", line)
			}
		}
		return []golden.Section{{Name: "head", Text: head}, {Name: "lines", Text: strings.Join(lines, "\n") + "\n"}}
	})
}

func readInventory(t *testing.T, data []byte) (head string, lines []string) {
	t.Helper()
	parts := bytes.SplitAfterN(data, []byte("\n"), 5)
	z, err := zlib.NewReader(bytes.NewReader(parts[len(parts)-1]))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.Join(parts[:len(parts)-1], nil)), strings.Split(strings.TrimSpace(string(body)), "\n")
}
