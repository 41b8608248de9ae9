package site

import (
	"bytes"
	"encoding/xml"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// keptFiles is an output in memory.
type keptFiles struct {
	lock  sync.Mutex
	files map[string][]byte
}

func (k *keptFiles) Put(name string, data []byte) error {
	k.lock.Lock()
	defer k.lock.Unlock()
	k.files[name] = bytes.Clone(data)
	return nil
}

// fewReleases are trees in which a command and a chapter come and go.
var fewReleases = []fs.FS{
	releaseTree("8.2.0", "##\n# = Lamps\n##\n##\n# @lamp:\n#\n# Lights.\n##\n{ 'command': 'lamp' }\n"),
	releaseTree("9.1.0", "##\n# = Lamps\n##\n##\n# @lamp:\n#\n# Lights.\n##\n{ 'command': 'lamp', 'data': { 'on': 'bool' } }\n"+
		"##\n# @fan:\n#\n# <script>alert(1)</script> blows.\n##\n{ 'command': 'fan' }\n"),
	releaseTree("9.2.0", "##\n# = Fans\n##\n##\n# @fan:\n#\n# Blows.\n##\n{ 'command': 'fan' }\n"),
}

func releaseTree(number, schema string) fs.FS {
	return fstest.MapFS{"VERSION": {Data: []byte(number + "\n")}, "qapi/qapi-schema.json": {Data: []byte(schema)}}
}

// memberConfigs are those of the sites of releases, oldest first, each with the history before it.
func memberConfigs(t *testing.T, releases []fs.FS) []Config {
	t.Helper()
	var list []Config
	var changes []*page.Changes
	tracker := history.Tracker{Compared: func(c *compare.Comparison) {
		c.Prove()
		changes = append(changes, page.ChangesOf(c))
	}}
	for i, tree := range releases {
		ref, found, err := source.Load(tree, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
		list = append(list, Config{
			Config: page.Config{Reference: ref, Findings: found, History: tracker.History(), Changes: slices.Clip(changes)},
			Member: &Member{Number: page.Number(ref.Release), Old: i < len(releases)-1},
		})
	}
	return list
}

// collected makes the sites of releases together.
func collected(t *testing.T, releases []fs.FS) map[string][]byte {
	t.Helper()
	whole := &keptFiles{files: map[string][]byte{}}
	all := NewCollection(whole)
	for _, cfg := range memberConfigs(t, releases) {
		add := all.Add
		if !cfg.Member.Old {
			add = all.Finish
		}
		if err := add(t.Context(), cfg); err != nil {
			t.Fatal(err)
		}
	}
	return whole.files
}

// TestFeed: the feed has the releases whose dates are known, newest first, and the pages of changes name it.
func TestFeed(t *testing.T) {
	cfg := memberConfigs(t, fewReleases)[2]
	cfg.BaseURL = "https://qmp.example.org/"
	cfg.Changes[1].Date = time.Date(2024, 12, 11, 12, 0, 0, 0, time.UTC)
	kept := &keptFiles{files: map[string][]byte{}}
	if err := Build(t.Context(), cfg, kept); err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			Title   string `xml:"title"`
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
			Summary string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(kept.files["changes.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 1 || feed.Updated != "2024-12-11T12:00:00Z" {
		t.Fatalf("the feed has %d entries and is of %s", len(feed.Entries), feed.Updated)
	}
	e := feed.Entries[0]
	if e.Title != "QMP in QEMU 9.2" || e.ID != "https://qmp.example.org/changes/9.2.html" || !strings.HasPrefix(e.Summary, "What changed from QEMU 9.1: ") {
		t.Errorf("the entry is %+v", e)
	}
	for name, want := range map[string]bool{"changes.html": true, "changes/9.1.html": true, "index.html": false} {
		if got := bytes.Contains(kept.files[name], []byte(`type="application/atom+xml"`)); got != want {
			t.Errorf("%s names the feed: %v, want %v", name, got, want)
		}
	}
}

// TestCollection makes the sites of several releases together, and looks whether each old one is what it is alone.
func TestCollection(t *testing.T) {
	whole := collected(t, fewReleases)
	for _, cfg := range memberConfigs(t, fewReleases[:2]) {
		cfg.Member.Old = true // there is a newer one
		alone := &keptFiles{files: map[string][]byte{}}
		if err := Build(t.Context(), cfg, alone); err != nil {
			t.Fatal(err)
		}
		for name, data := range alone.files {
			if !bytes.Equal(data, whole[cfg.Member.Number+"/"+name]) {
				t.Errorf("%s of %s is another one alone", name, cfg.Member.Number)
			}
		}
	}
	const script = `window.qmpdocReleases={"latest":"9.2","releases":["9.2","9.1","8.2"],"pages":{"chapters/fans.html":[0],"chapters/lamps.html":[1,2]}};` + "\n"
	if got := string(whole["releases.js"]); got != script {
		t.Errorf("releases.js is %s", got)
	}
	for _, c := range []struct{ file, want string }{
		{"releases.html", `href="9.1/index.html"`},
		{"commands/fan.html", `data-since="9.1"`},
		{"commands/lamp.html", `data-since="8.2"`}, // it went, and keeps its page
		{"commands/lamp.html", `<a data-release="9.1" href="../releases.html">`},
		{"9.1/commands/fan.html", `<a class="release" href="../../releases.html" data-list="../../releases.js" data-number="9.1"`},
	} {
		if !strings.Contains(string(whole[c.file]), c.want) {
			t.Errorf("%s lacks %s", c.file, c.want)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(whole)) {
		if strings.HasSuffix(name, ".html") && bytes.Contains(whole[name], []byte("<script>alert")) {
			t.Errorf("%s runs what the documentation holds", name)
		}
	}
	if again := whole["8.2/releases.html"]; again != nil {
		t.Error("an old site lists the releases")
	}
}
