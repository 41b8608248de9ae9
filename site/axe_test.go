package site

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"qmpdoc/internal/golden"
)

// axePages is a page of every kind.
var axePages = []string{
	"index.html", "commands.html", "deprecated.html", "examples.html", "404.html", "chapters/heating.html",
	"commands/heater-add.html", "commands/lamp-set.html", "commands/lamp_dim.html", "events/HEATER_READY.html",
	"types/HeaterOptions.html", "types/LampColor.html", "guest-agent/commands/garden-sleep.html",
}

const axeScript = `(async () => {
	for (const d of document.querySelectorAll("details")) d.open = true;
	const { violations } = await axe.run();
	return violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html + " " + n.any.map(a => a.message)).join(" | ")).join("\n");
})()`

// TestAccessibility asks axe-core (the file that QMPDOC_AXE names: axe.min.js of the npm package) about a page of every
// kind, wide and narrow, light and dark.
func TestAccessibility(t *testing.T) {
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
	root := places(t, build(t, sampleConfig(t)))[0].root
	for _, look := range []struct {
		scheme string
		width  int64
	}{{"light", 1280}, {"dark", 1280}, {"light", 360}} {
		for _, page := range axePages {
			t.Run(look.scheme+"/"+page, func(t *testing.T) { askAxe(t, ctx, root+page, string(axe), look.scheme, look.width) })
		}
	}
}

func askAxe(t *testing.T, ctx context.Context, address, axe, scheme string, width int64) {
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	media := emulate("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: scheme})
	if err := chromedp.Do(ctx, media, chromedp.EmulateViewport(width, 800), chromedp.Navigate(address)); err != nil {
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
