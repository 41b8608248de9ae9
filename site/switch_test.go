package site

import (
	"context"
	"encoding/json"
	"io/fs"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"qmpdoc/internal/golden"
)

var switchCases = []browserCase{
	{name: "the switch leads to the same page, or to the nearest", page: "commands/fan.html", script: `
		const button = document.querySelector(".release"), at = new URL(".", new URL(button.dataset.list, location)).href;
		button.click();
		await until(() => document.querySelector(".releases a")?.checkVisibility());
		const links = [...document.querySelectorAll(".releases a")].map(a => a.firstChild.data + " " + a.href.slice(at.length)).join("; ");
		const want = "9.2 commands/fan.html; 9.1 9.1/commands/fan.html; 8.2 8.2/commands.html?absent=fan&since=9.1";
		if (links !== want) return links;
		if (document.activeElement.textContent !== "9.2") return "the focus is not on the release of the page";
		const box = document.querySelector(".releases").getBoundingClientRect();
		if (Math.abs(box.left - button.getBoundingClientRect().left) > 1) return "the list is not below the button";
		dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
		return document.querySelector(".releases").checkVisibility() || document.activeElement !== button ? "Esc does not close it" : "";`},
	{name: "an old site leads back to the root", page: "9.1/commands/fan.html", script: `
		document.querySelector(".release").click();
		await until(() => document.querySelector(".releases a")?.checkVisibility());
		const a = document.querySelector(".releases a");
		return /(?<!9\.1)\/commands\/fan\.html$/.test(a.href) ? "" : a.href;`},
	{name: "a chapter that another release has not leads to its index", page: "chapters/fans.html", script: `
		document.querySelector(".release").click();
		await until(() => document.querySelector(".releases a")?.checkVisibility());
		const a = document.querySelectorAll(".releases a")[1];
		return a.href.endsWith("/9.1/index.html?absent=Fans") ? "" : a.href;`},
	{name: "the nearest page says what is not there", page: "8.2/commands.html?absent=fan&since=9.1", script: `
		const said = document.querySelector(".absent")?.textContent;
		return said === "fan is not in QEMU 8.2: it came with 9.1. This is the nearest page." ? "" : said || "nothing";`},
	{name: "an address says nothing else", page: "8.2/commands.html?absent=%3Cimg%20src%3Dx%3E&since=9.1", script: `
		return document.querySelector(".absent, main img") ? "something" : "";`},
	{name: "what was removed leads to its last release", page: "commands/lamp.html", script: `
		const a = document.querySelector("[data-release]");
		await until(() => a.href.endsWith("/9.1/commands/lamp.html"));
		return "";`},
}

// TestSwitchInBrowser goes from release to release, from a server and from a disk.
func TestSwitchInBrowser(t *testing.T) {
	ctx := browser(t)
	for _, place := range places(t, collected(t, fewReleases)) {
		t.Run(place.name, func(t *testing.T) {
			for _, c := range switchCases {
				t.Run(c.name, func(t *testing.T) { c.run(t, ctx, place.root) })
			}
		})
	}
}

// TestSwitchOfReal goes from a command to releases that have it and that have not, and back.
func TestSwitchOfReal(t *testing.T) {
	ctx := browser(t)
	var releases []fs.FS
	for _, number := range []string{"1.3.0", "1.7.0", "2.9.0", "11.0.0"} {
		releases = append(releases, golden.Release(t, number))
	}
	for _, place := range places(t, collected(t, releases)) {
		t.Run(place.name, func(t *testing.T) {
			ctx, cancel := chromedp.NewContext(ctx)
			defer cancel()
			ctx, stop := context.WithTimeout(ctx, 60*time.Second)
			defer stop()
			complaints := listen(t, ctx, place.root)
			if err := chromedp.Do(ctx, chromedp.Navigate(place.root+"commands/blockdev-add.html")); err != nil {
				t.Fatal(err)
			}
			arrive(t, ctx, "11.0", place.root+"commands/blockdev-add.html", "")
			choose(t, ctx, "2.9")
			arrive(t, ctx, "2.9", place.root+"2.9/commands/blockdev-add.html", "")
			choose(t, ctx, "1.3")
			const absent = "blockdev-add is not in QEMU 1.3: it came with 1.7. This is the nearest page."
			arrive(t, ctx, "1.3", place.root+"1.3/commands.html?absent=blockdev-add&since=1.7", absent)
			for _, page := range []string{"2.9/commands/blockdev-add.html", "commands/blockdev-add.html"} {
				if _, err := chromedp.Run(ctx, chromedp.Evaluate[int](`setTimeout(() => history.back(), 100)`)); err != nil {
					t.Fatal(err)
				}
				arrive(t, ctx, "", place.root+page, "")
			}
			for _, complaint := range complaints() {
				t.Error(complaint)
			}
		})
	}
}

// choose follows the switch to another release.
func choose(t *testing.T, ctx context.Context, release string) {
	t.Helper()
	script := untilScript + `
		await until(() => document.readyState === "complete"); // before, it is a link
		document.querySelector(".release").click();
		const link = () => [...document.querySelectorAll(".releases a")].find(a => a.firstChild.data === "` + release + `");
		await until(link);
		setTimeout(() => link().click(), 100);` // after the script has ended
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any]("(async () => {"+script+"})()", awaited)); err != nil {
		t.Fatal(err)
	}
}

// arrive waits for the page of a release at an address, which says what it has to.
func arrive(t *testing.T, ctx context.Context, release, address, said string) {
	t.Helper()
	const script = `JSON.stringify([document.querySelector(".release")?.textContent, location.href, document.querySelector(".absent")?.textContent || ""])`
	want, got := [3]string{release, address, said}, ""
	for range 200 {
		out, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
		var now [3]string
		if err == nil && json.Unmarshal([]byte(out), &now) == nil {
			if release == "" {
				now[0] = ""
			}
			if now == want {
				return
			}
		}
		got = out
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("the page is %s, want %q", got, want)
}
