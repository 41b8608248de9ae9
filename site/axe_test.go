package site

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"qmpdoc/internal/golden"
)

// axePages is a page of every kind, of the sample.
var axePages = []string{
	"index.html", "commands.html", "programs.html", "all-qmp.html", "deprecated.html", "examples.html", "404.html", "chapters/heating.html",
	"commands/heater-add.html", "commands/lamp-set.html", "commands/lamp_dim.html", "events/HEATER_READY.html",
	"types/HeaterOptions.html", "types/LampColor.html", "guest-agent/commands/garden-sleep.html",
}

// realAxePages are pages that are longer, fuller and more crowded than those of the sample, of QEMU 10.2.
var realAxePages = []string{
	"commands/block-commit.html", "commands/blockdev-add.html", "types/BlockdevOptionsQcow2.html", "events/BLOCK_JOB_READY.html", "chapters/background-jobs.html",
	"deprecated.html", "examples.html",
}

const axeScript = `(async () => {
	for (const d of document.querySelectorAll("details")) d.open = true;
	const { violations } = await axe.run({ rules: { "target-size": { enabled: true } } });
	return violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html + " " + n.any.map(a => a.message)).join(" | ")).join("\n");
})()`

// look is how a page is shown.
type look struct {
	scheme string
	width  int64
}

// TestAccessibility asks axe-core about a page of every kind, wide and narrow, light and dark.
func TestAccessibility(t *testing.T) {
	looks := []look{{"light", 1280}, {"dark", 1280}, {"light", 360}}
	cfg := sampleConfig(t)
	cfg.BaseURL = "" // which the page for what is not found takes its style from
	askAxeAbout(t, build(t, cfg), axePages, looks)
}

func TestAccessibilityOfReal(t *testing.T) {
	looks := []look{{"dark", 1280}, {"dark", 360}}
	askAxeAbout(t, build(t, corpusConfig(t, filepath.Join(golden.Corpus(t), "v10.2.0"))), realAxePages, looks)
}

// historyAxePages are pages that tell of other releases, of the sites of QEMU 5.2 and 6.0.
var historyAxePages = []string{"releases.html", "changes.html", "changes/6.0.html", "commands/query-cpus.html", "commands/block-commit.html", "5.2/commands/query-cpus.html"}

func TestAccessibilityOfHistory(t *testing.T) {
	looks := []look{{"light", 1280}, {"dark", 1280}, {"light", 360}}
	askAxeAbout(t, collected(t, []fs.FS{golden.Release(t, "5.2.0"), golden.Release(t, "6.0.0")}), historyAxePages, looks)
}

// askAxeAbout asks axe-core, the file that QMPDOC_AXE names: axe.min.js of the npm package.
func askAxeAbout(t *testing.T, files map[string][]byte, pages []string, looks []look) {
	t.Helper()
	name := os.Getenv("QMPDOC_AXE")
	if name == "" {
		if golden.Required("axe") {
			t.Fatal("QMPDOC_REQUIRE=axe, but QMPDOC_AXE names no axe.min.js")
		}
		t.Skip("no axe-core to ask (set QMPDOC_AXE)")
	}
	axe, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	root := places(t, files)[0].root
	for _, l := range looks {
		for _, page := range pages {
			t.Run(fmt.Sprintf("%s/%d/%s", l.scheme, l.width, page), func(t *testing.T) { askAxe(t, ctx, root+page, string(axe), l) })
		}
	}
}

func askAxe(t *testing.T, ctx context.Context, address, axe string, l look) {
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	media := emulate("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: l.scheme})
	if err := chromedp.Do(ctx, media, chromedp.EmulateViewport(l.width, 800), chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](axe+";"+axeScript, awaited))
	if err != nil {
		t.Fatal(err)
	}
	if found != "" {
		t.Error(found)
	}
}
