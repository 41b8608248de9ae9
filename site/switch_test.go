package site

import "testing"

var switchCases = []browserCase{
	{name: "the switch leads to the same page, or to the nearest", page: "commands/fan.html", script: `
		const button = document.querySelector(".release"), at = new URL(".", new URL(button.dataset.list, location)).href;
		button.click();
		await until(() => document.querySelector(".releases a")?.checkVisibility());
		const links = [...document.querySelectorAll(".releases a")].map(a => a.firstChild.data + " " + a.href.slice(at.length)).join("; ");
		const want = "9.2 commands/fan.html; 9.1 9.1/commands/fan.html; 8.2 8.2/commands.html?absent=fan&since=9.1";
		if (links !== want) return links;
		if (document.activeElement.textContent !== "9.2") return "the focus is not on the release of the page";
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
	{name: "what went leads to its last release", page: "commands/lamp.html", script: `
		const a = document.querySelector("[data-release]");
		await until(() => a.href.endsWith("/9.1/commands/lamp.html"));
		return "";`},
}

// TestSwitchInBrowser goes from release to release, from a server and from a disk.
func TestSwitchInBrowser(t *testing.T) {
	ctx := browser(t)
	for _, place := range places(t, collected(t)) {
		t.Run(place.name, func(t *testing.T) {
			for _, c := range switchCases {
				t.Run(c.name, func(t *testing.T) { c.run(t, ctx, place.root) })
			}
		})
	}
}
