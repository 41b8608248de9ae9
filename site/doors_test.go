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

func TestInventory(t *testing.T) {
	site := build(t, sampleConfig(t))
	parts := bytes.SplitN(site["objects.inv"], []byte("\n"), 5)
	if len(parts) != 5 || string(parts[0]) != "# Sphinx inventory version 2" || string(parts[2]) != "# Version: 2.6.50" {
		t.Fatalf("head: %q", parts[:len(parts)-1])
	}
	z, err := zlib.NewReader(bytes.NewReader(parts[4]))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(body)), "\n") {
		m := inventoryLine.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("not a line of an inventory: %q", line)
		} else if site[m[4]] == nil {
			t.Errorf("%s leads to no page", line)
		}
	}
	for _, want := range []string{
		"heater-add qapi:command 1 commands/heater-add.html heater-add\n",
		"QMP:HEATER_READY qapi:event 1 events/HEATER_READY.html HEATER_READY\n",
		"HeaterOptions qapi:object 1 types/HeaterOptions.html HeaterOptions\n",
		"chapters/heating std:label -1 chapters/heating.html Heating\n",
	} {
		if !strings.Contains(string(body), want) {
			t.Errorf("the inventory lacks %q", want)
		}
	}
}
