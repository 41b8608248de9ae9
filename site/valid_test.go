package site

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
)

// TestValid asks html-validate, the command of the npm package that QMPDOC_HTML_VALIDATE names, whether the pages of the
// sample, and some of real releases, are what the HTML standard allows.
func TestValid(t *testing.T) {
	command := os.Getenv("QMPDOC_HTML_VALIDATE")
	if command == "" {
		if golden.Required("html") {
			t.Fatal("QMPDOC_REQUIRE=html, but QMPDOC_HTML_VALIDATE names no html-validate")
		}
		t.Skip("no validator to ask (set QMPDOC_HTML_VALIDATE)")
	}
	dir := t.TempDir()
	writeSite(t, filepath.Join(dir, "sample"), build(t, sampleConfig(t)))
	for release, pages := range map[string][]string{
		"v10.2.0": append([]string{"commands/blockdev-add.html", "types/BlockdevOptions.html", "index.html", "types.html"}, realAxePages...),
		"v2.1.0":  {"commands/query-blockstats.html", "commands/netdev_add.html", "events/ACPI_DEVICE_OST.html", "examples.html"},
	} {
		files := build(t, corpusConfig(t, filepath.Join(golden.Corpus(t), release)))
		some := map[string][]byte{}
		for _, name := range pages {
			some[name] = files[name]
		}
		writeSite(t, filepath.Join(dir, release), some)
	}
	whole := collected(t, []fs.FS{golden.Release(t, "5.2.0"), golden.Release(t, "6.0.0")})
	some := map[string][]byte{}
	for _, name := range historyAxePages {
		some[name] = whole[name]
	}
	writeSite(t, filepath.Join(dir, "history"), some)
	// What is no HTML must be found, or nothing was asked.
	writeSite(t, filepath.Join(dir, "bad"), map[string][]byte{"bad.html": []byte("<!doctype html><p><div></p>")})
	config := filepath.Join(dir, "config.json")
	if err := os.WriteFile(config, []byte(`{"root": true, "extends": ["html-validate:standard"]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]bool{"sample": true, "v10.2.0": true, "v2.1.0": true, "history": true, "bad": false} {
		out, err := exec.Command(command, "--config", config, filepath.Join(dir, folder, "**", "*.html")).CombinedOutput()
		if (err == nil) != want {
			t.Errorf("%s: %v\n%s", folder, err, out)
		}
	}
}
