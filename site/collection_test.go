package site

import (
	"bytes"
	"encoding/xml"
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
	k.files[name] = data
	return nil
}

var collectedReleases = [][2]string{
	{"8.2.0", "##\n# = Lamps\n##\n##\n# @lamp:\n#\n# Lights.\n##\n{ 'command': 'lamp' }\n"},
	{"9.1.0", "##\n# = Lamps\n##\n##\n# @lamp:\n#\n# Lights.\n##\n{ 'command': 'lamp', 'data': { 'on': 'bool' } }\n" +
		"##\n# @fan:\n#\n# <script>alert(1)</script> blows.\n##\n{ 'command': 'fan' }\n"},
	{"9.2.0", "##\n# = Fans\n##\n##\n# @fan:\n#\n# Blows.\n##\n{ 'command': 'fan' }\n"},
}

// memberConfig is that of the site of one of the releases, with the history before it.
func memberConfig(t *testing.T, at int) Config {
	t.Helper()
	var cfg Config
	tracker := history.Tracker{Compared: func(c *compare.Comparison) { cfg.Config.Changes = append(cfg.Config.Changes, page.ChangesOf(c)) }}
	for _, r := range collectedReleases[:at+1] {
		ref, found, err := source.Load(fstest.MapFS{
			"VERSION": {Data: []byte(r[0] + "\n")}, "qapi/qapi-schema.json": {Data: []byte(r[1])},
		}, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
		cfg.Reference, cfg.Findings = ref, found
	}
	cfg.History = tracker.History()
	cfg.Member = &Member{Number: page.Number(cfg.Reference.Release), Old: at < len(collectedReleases)-1}
	return cfg
}

// collected makes the sites of all releases together.
func collected(t *testing.T) map[string][]byte {
	t.Helper()
	whole := &keptFiles{files: map[string][]byte{}}
	all := NewCollection(whole)
	last := len(collectedReleases) - 1
	for at := range last {
		if err := all.Add(t.Context(), memberConfig(t, at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := all.Finish(t.Context(), memberConfig(t, last)); err != nil {
		t.Fatal(err)
	}
	return whole.files
}

// TestFeed: the feed has the releases whose dates are known, newest first, and the pages of changes name it.
func TestFeed(t *testing.T) {
	cfg := memberConfig(t, len(collectedReleases)-1)
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
	whole := collected(t)
	for at := range len(collectedReleases) - 1 {
		cfg := memberConfig(t, at)
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
