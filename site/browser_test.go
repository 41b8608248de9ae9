package site

import (
	"context"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// A browserCase opens a page and does something there. Its script runs as the body of an asynchronous function and
// returns what is wrong, "" for nothing; until(f) waits for f() to be true.
type browserCase struct {
	name, page, script string
	width              int64  // 0 is wide
	media              string // "print", or "" for a screen
	keys               string // typed before the script runs
	back               bool   // the first result is followed, to a definition, and the script runs where one comes back to
}

var browserCases = []browserCase{
	{name: "folds open and close", page: "commands/heater-add.html", script: `
		const fold = document.querySelector("#branch-water details");
		if (fold.open) return "open at once";
		fold.querySelector("summary").click();
		return fold.open && document.getElementById("branch-water.valve").offsetHeight > 0 ? "" : "does not open";`},
	{name: "a section unfolds as a whole", page: "commands/heater-add.html", script: `
		const all = document.querySelector("h2#branches + .all");
		all.click();
		if (document.querySelector("#branch-water details:not([open])")) return "something stays folded";
		all.click();
		return document.querySelector("#branch-water details[open]") ? "something stays unfolded" : "";`},
	{name: "a deep link unfolds its target", page: "commands/heater-add.html#branch-water.valve.socket", script: `
		const row = document.getElementById("branch-water.valve.socket");
		await until(() => row.checkVisibility());
		const top = row.getBoundingClientRect().top;
		return top >= 0 && top < innerHeight ? "" : "the target is not in view: " + top;`},
	{name: "a link on the page unfolds its target", page: "commands/heater-add.html", script: `
		location.hash = "#branch-electric.fan";
		await until(() => document.getElementById("branch-electric.fan").checkVisibility());
		return "";`},
	{name: "keys of examples lead to rows", page: "commands/heater-add.html", script: `
		const key = [...document.querySelectorAll("#example-1 a.p")].find(a => a.textContent === '"watts"');
		key.click();
		await until(() => document.getElementById("branch-electric.watts").checkVisibility());
		return "";`},
	{name: "a request is copied in four forms", page: "commands/heater-add.html", script: `
		let copied;
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { copied = text; } } });
		const want = {
			"JSON": '{\n  "execute": "heater-add",\n  "arguments": {\n    "id": "bench",\n    "kind": "electric",\n    "watts": 800,\n    "target": 21.5\n  }\n}',
			"one line": '{"execute":"heater-add","arguments":{"id":"bench","kind":"electric","watts":800,"target":21.5}}',
			"virsh": "virsh qemu-monitor-command DOMAIN '{\"execute\":\"heater-add\",\"arguments\":{\"id\":\"bench\",\"kind\":\"electric\",\"watts\":800,\"target\":21.5}}'",
		};
		for (const b of document.querySelectorAll("#example-1 .copy button")) {
			const form = b.textContent;
			b.click();
			await until(() => b.textContent === "copied");
			if (copied !== want[form]) return form + ": " + copied;
			delete want[form];
		}
		if (Object.keys(want).length) return "no button for " + Object.keys(want);
		return "";`},
	{name: "the glance copies the request of an example", page: "commands/lamp_dim.html", script: `
		let copied;
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { copied = text; } } });
		const shell = [...document.querySelectorAll(".call .copy button")].find(b => b.textContent === "qmp-shell");
		shell.click();
		await until(() => shell.textContent === "copied");
		return copied === "lamp_dim lamp=north percent=40" ? "" : copied;`},
	{name: "copying the old way keeps the focus and says what became of it", page: "commands/heater-add.html", script: `
		Object.defineProperty(navigator, "clipboard", { value: undefined });
		const b = document.querySelector(".copy button");
		const told = document.querySelector(".told"), width = b.offsetWidth;
		for (const [done, want, read] of [[true, "copied", "Copied as JSON"], [false, "failed", "Copying failed"]]) {
			document.execCommand = () => done;
			b.focus();
			b.click();
			await until(() => b.textContent === want);
			if (document.activeElement !== b) return want + ": the focus is lost";
			if (told.role !== "status" || told.textContent !== read) return want + ": told is " + told.textContent;
			if (b.offsetWidth !== width) return want + ": the button changes its width";
		}
		return "";`},
	{name: "qmp-shell gets what it reads as the same", page: "index.html", script: `
		const values = [
			["52:54:00:12:34:56", "52:54:00:12:34:56"], ["device[0]", "device[0]"], ["none", "none"], ["null", "null"], ["1.5", "1.5"], ["0x10", "0x10"], ["", ""],
			[-12, "-12"], [true, "true"], [{ a: [null, 1.5, "it's so"] }, '{"a":[null,1.5,"it\'s so"]}'],
			["12"], ["+1_000"], ["TRUE"], ["false"], ["[0]"], ["{}"], ["a b"], ['"'], ["'"], [1.5], [1e21], [null],
		];
		const bars = values.map(([value]) => {
			const bar = document.createElement("p");
			bar.dataset.request = JSON.stringify({ execute: "x", arguments: { v: value } });
			document.querySelector("main").append(bar);
			return bar;
		});
		let copied;
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { copied = text; } } });
		const again = document.createElement("script");
		again.src = document.querySelector("script[src*='site.']").src;
		document.head.append(again);
		await until(() => bars.every(bar => bar.querySelector("button")));
		for (const [i, [value, want]] of values.entries()) {
			const shell = [...bars[i].querySelectorAll("button")].find(b => b.textContent === "qmp-shell");
			copied = undefined;
			shell?.click();
			if (copied !== (want === undefined ? undefined : "x v=" + want)) return JSON.stringify(value) + ": " + copied;
		}
		return "";`},
	{name: "the theme is switched and remembered", page: "index.html", script: `
		const ground = () => getComputedStyle(document.body).backgroundColor, before = ground();
		const theme = document.querySelector(".theme");
		theme.click();
		if (ground() === before) return "the switch changes nothing";
		if (theme.getAttribute("aria-pressed") !== "true") return "the switch does not say that it is dark";
		if (localStorage.getItem("qmpdoc-theme") !== "dark") return "not remembered";
		theme.click();
		return !localStorage.getItem("qmpdoc-theme") && ground() === before && !document.documentElement.dataset.theme ? "" : "does not go back to the system's";`},
	{name: "the chapters are a drawer on a narrow screen", page: "commands/lamp-set.html", width: 360, script: `
		const side = document.getElementById("side"), drawer = document.querySelector(".drawer");
		if (side.checkVisibility()) return "open at once";
		drawer.click();
		if (!side.checkVisibility()) return "does not open";
		const current = side.querySelector("[aria-current]").getBoundingClientRect();
		if (current.top < 0 || current.bottom > innerHeight) return "the current entry is not in view";
		side.hidePopover();
		return side.checkVisibility() ? "does not close" : "";`},
	{name: "nothing scrolls sideways on a narrow screen", page: "commands/heater-add.html", width: 360, script: `
		for (const d of document.querySelectorAll("details")) d.open = true;
		return document.documentElement.scrollWidth <= 360 ? "" : "the page is " + document.documentElement.scrollWidth + " wide";`},
	{name: "the buttons stand above the message", page: "commands/heater-add.html", width: 360, script: `
		for (const copy of document.querySelectorAll("pre .copy")) {
			const code = copy.closest("pre").querySelector("code");
			if (copy.getBoundingClientRect().bottom > code.getBoundingClientRect().top + 1) return "they cover " + code.textContent;
		}
		return "";`},
	{name: "the search box answers", page: "commands/lamp-set.html", keys: "/heater-add", script: `
		await until(() => document.querySelector(".found a"));
		const first = document.querySelector(".found a");
		return first.getAttribute("href").endsWith("commands/heater-add.html") ? "" : first.outerHTML;`},
	{name: "an arrow up leads to the last result", page: "commands/lamp-set.html", keys: "/l", script: `
		const rows = () => document.querySelectorAll(".found a").length, said = () => parseInt(document.querySelector(".said").textContent);
		await until(() => said() > 12);
		document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", cancelable: true }));
		if (!document.querySelector(".found a:last-child[aria-selected=true]")) return "another one is chosen";
		return rows() >= Math.min(said(), 40) ? "" : "only " + rows() + " of " + said() + " are shown";`},
	{name: "the landing page is searched in its own box", page: "index.html", keys: "/heater-add", script: `
		await until(() => document.querySelector(".found a"));
		return document.activeElement.form.matches(".big") ? "" : "it is searched in the header";`},
	{name: "an address asks a question", page: "index.html?q=heater-add", script: answers("heater-add")},
	{name: "coming back shows the question again", page: "index.html", keys: "/heater-a", back: true, script: answers("heater-a")},
	{name: "a filter alone is answered", page: "commands/lamp-set.html", keys: "/event:", script: `
		await until(() => document.querySelector(".found a"));
		const other = [...document.querySelectorAll(".found .what")].find(e => e.textContent !== "event");
		return other ? other.parentElement.textContent : "";`},
	{name: "nothing found is said in the words of the filters", page: "commands/lamp-set.html", keys: "/type:none takes:Nobody", script: `
		const said = document.querySelector(".said");
		await until(() => said.textContent.includes("Nobody"));
		return said.textContent.startsWith("No type takes Nobody and is called “none”, and no text says it. Try ") ? "" : said.textContent;`},
	{name: "searching does not move the page", page: "commands/heater-add.html#example-2", keys: "/heater-add", script: stays},
	{name: "closing the results does not move the page", page: "commands/heater-add.html#example-2", keys: "/heater-add" + kb.ArrowDown + kb.Escape, script: `
		if (document.querySelector(".found").checkVisibility()) return "the results are still there";` + stays},
	{name: "an arrow opens the results again", page: "commands/lamp-set.html", keys: "/heater-add" + kb.Escape + kb.ArrowDown, script: `
		await until(() => document.querySelector(".found a")?.checkVisibility());
		return "";`},
	{name: "the header stays in view and is low", page: "commands/heater-add.html#example-2", width: 360, script: `
		const top = document.querySelector(".top").getBoundingClientRect();
		return top.top === 0 && top.height <= 100 ? "" : "it is " + top.height + " high, at " + top.top;`},
	{name: "the chapters show the current entry", page: "commands/lamp-set.html", script: `
		const side = document.getElementById("side").getBoundingClientRect(), current = document.querySelector("#side [aria-current]").getBoundingClientRect();
		return current.top >= side.top && current.bottom <= side.bottom ? "" : "it is out of view";`},
	{name: "paper shows neither chrome nor folds nor the dark", page: "commands/heater-add.html", media: "print", script: `
		document.documentElement.dataset.theme = "dark";
		if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") return "the ground is " + getComputedStyle(document.body).backgroundColor;
		for (const e of document.querySelectorAll(".top > :not(.brand), .side, .toc, .copy, .all, .mark")) if (e.checkVisibility()) return e.className + " is printed";
		if (!document.querySelector(".brand").checkVisibility()) return "paper does not say the release";
		if (document.querySelector("details[open]")) return "open before printing";
		const hidden = [...document.querySelectorAll(".rows > div")].find(e => !e.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true }));
		return hidden ? hidden.id + " is not printed" : "";`},
	{name: "a target is marked without what it unfolds", page: "commands/heater-add.html#branch-water", script: `
		const row = document.getElementById("branch-water");
		await until(() => row.querySelector("details").open);
		const inside = getComputedStyle(row.querySelector("details"), "::details-content").backgroundColor;
		if (getComputedStyle(row).backgroundColor === inside) return "all of it is marked";
		return inside === getComputedStyle(document.body).backgroundColor ? "" : "inside is " + inside;`},
	{name: "what unfolds stands beside the name", page: "commands/heater-add.html", script: `
		const row = document.getElementById("branch-water"), box = e => row.querySelector(e).getBoundingClientRect();
		const before = box("summary");
		if (before.top > box("dt").bottom) return "it stands below the name";
		row.querySelector("summary").click();
		if (box("summary").top !== before.top) return "it moves when it is used";
		return box(".fold .rows").width > box("dd").width + 100 ? "" : "it is as narrow as the text";`},
	{name: "a name in focus shows its mark", page: "commands/heater-add.html#example-1", script: `
		const shown = e => getComputedStyle(e, "::after").opacity === "1";
		for (const e of document.querySelectorAll(".rows dt > a, figcaption a")) {
			if (shown(e)) return "at once: " + e.textContent;
			e.focus();
			if (e === document.activeElement && !shown(e)) return "not on focus: " + e.textContent;
		}
		return "";`},
	{name: "a branch is chosen at the request", page: "commands/heater-add.html#kind=water", script: `
		const select = document.querySelector(".choose select"), bar = document.querySelector(".call [data-request]");
		const code = document.querySelector(".call pre code");
		if (select.value !== "water") return "the address says water, the choice " + select.value;
		if (JSON.parse(bar.dataset.request).arguments.kind !== "water") return "copied is " + bar.dataset.request;
		if (code.textContent !== bar.dataset.request) return "shown is " + code.textContent;
		if (document.getElementById("branch-electric").checkVisibility()) return "the other branch is still there";
		select.value = "";
		select.onchange();
		if (location.hash) return "the address is " + location.hash;
		if (JSON.parse(bar.dataset.request).arguments.id !== "bench") return "the example does not come back: " + bar.dataset.request;
		return document.getElementById("branch-electric").checkVisibility() ? "" : "the rows do not come back";`},
	{name: "what links on this page lead to is marked", page: "commands/heater-add.html", script: `
		const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
		for (const a of document.querySelectorAll(".toc a")) {
			a.click();
			await frame();
			const at = [...document.querySelectorAll(".toc [aria-current]")];
			if (at.length !== 1 || at[0] !== a) return a.hash + " leads to " + at.map(e => e.hash);
		}
		return "";`},
	{name: "a list is filtered", page: "types.html", script: `
		const box = document.querySelector("input.filter"), left = () => [...document.querySelectorAll(".entries > div")].filter(e => e.checkVisibility());
		const all = left().length;
		box.value = "heater kind";
		box.oninput();
		if (!left().some(e => e.textContent.includes("HeaterKind"))) return "the type is not left";
		if (left().length >= all) return "nothing is gone";
		box.value = "";
		box.oninput();
		return left().length === all ? "" : "not all come back";`},
	{name: "the table of programs is filtered by name and column", page: "programs.html", script: `
		const box = document.querySelector("input.filter");
		const columns = [...document.querySelectorAll(".wide thead th")].map(th => th.textContent), at = columns.indexOf("Preconfig");
		box.value = "preconfig";
		box.oninput();
		const rows = [...document.querySelectorAll(".wide tbody tr")], left = rows.filter(e => e.checkVisibility());
		if (!left.length || left.length === rows.length) return left.length + " of " + rows.length + " rows";
		return left.every(e => e.cells[at].textContent) ? "" : "a row without it is left";`},
	{name: "on narrow screens what is on the page is a drawer", page: "commands/heater-add.html", width: 400, script: `
		const toc = document.getElementById("toc");
		if (toc.checkVisibility()) return "open at once";
		document.querySelector(".onpage").click();
		await until(() => toc.checkVisibility());
		toc.querySelector("a[href='#branches']").click();
		await until(() => !toc.checkVisibility());
		return location.hash === "#branches" ? "" : location.hash;`},
	{name: "printing unfolds", page: "commands/heater-add.html", script: `
		dispatchEvent(new Event("beforeprint"));
		if (document.querySelector("details:not([open])")) return "something stays folded";
		dispatchEvent(new Event("afterprint"));
		return document.querySelector("details.fold[open]") ? "not folded again" : "";`},
}

// answers reports whether the box in focus has the answer to a question that heater-add is the first result of.
func answers(question string) string {
	return `
		await until(() => document.querySelector(".found a")?.checkVisibility());
		if (!document.querySelector(".found a").getAttribute("href").endsWith("commands/heater-add.html")) return document.querySelector(".found").innerHTML;
		return document.activeElement.value === "` + question + `" ? "" : "the box has " + document.activeElement.value;`
}

// stays reports whether the page is still where its address leads.
const stays = `
	const before = scrollY;
	document.querySelector(":target").scrollIntoView();
	return before > 0 && before === scrollY ? "" : "it stands at " + before + ", not " + scrollY;`

// TestInBrowser opens the sample site in a browser, from a server with the headers that serve sends, and from a folder.
func TestInBrowser(t *testing.T) {
	ctx := browser(t)
	files := build(t, sampleConfig(t))
	for _, place := range places(t, files) {
		t.Run(place.name, func(t *testing.T) {
			for _, c := range browserCases {
				t.Run(c.name, func(t *testing.T) { c.run(t, ctx, place.root) })
			}
		})
	}
}

// TestHostileSiteInBrowser opens every page of a site of hostile names and texts: nothing of them may run.
func TestHostileSiteInBrowser(t *testing.T) {
	ctx := browser(t)
	r, found, err := source.Load(hostile, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	openAll(t, ctx, build(t, Config{Config: page.Config{Reference: r, Findings: found}}), `return "";`)
}

// TestHostileReleaseInBrowser does so when the hostile tree is an old release: its site below its number, what was removed and the changes in
// that of the newest, the switch, and the search.
func TestHostileReleaseInBrowser(t *testing.T) {
	ctx := browser(t)
	old := maps.Clone(hostile)
	old["VERSION"] = &fstest.MapFile{Data: []byte("8.2.0\n")}
	files := collected(t, []fs.FS{old, fewReleases[2]})
	if files["8.2/commands/~3cscript~3e.html"] == nil || files["commands/~3cscript~3e.html"] == nil {
		t.Fatalf("there is no page of <script>, which went: %q", slices.Sorted(maps.Keys(files)))
	}
	openAll(t, ctx, files, `
		document.querySelector(".release").click();
		await until(() => document.querySelectorAll(".releases a").length === 2);
		const box = document.querySelector("header .find input");
		box.focus();
		box.value = "script";
		box.dispatchEvent(new InputEvent("input", { bubbles: true }));
		await until(() => document.querySelector(".found a"));
		return document.querySelector(".releases script, .releases img, .found script, .found img") ? "an element got into a list" : "";`)
}

// openAll opens all pages of a site. Nothing of what the sources hold may run, and script may find nothing.
func openAll(t *testing.T, ctx context.Context, files map[string][]byte, script string) {
	t.Helper()
	root := places(t, files)[0].root
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".html") {
			c := browserCase{name: name, page: (&url.URL{Path: name}).EscapedPath(), script: `
				if (!document.querySelector("main") || document.querySelector("main script, main img")) return "the page is not what it was";` + script}
			t.Run(name, func(t *testing.T) { c.run(t, ctx, root) })
		}
	}
}

// TestWithoutScript reads a page in a browser that runs no script: everything is there.
func TestWithoutScript(t *testing.T) {
	ctx, cancel := chromedp.NewContext(browser(t))
	defer cancel()
	root := places(t, build(t, sampleConfig(t)))[0].root
	off := chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	if err := chromedp.Do(ctx, off, chromedp.Navigate(root+"commands/heater-add.html")); err != nil {
		t.Fatal(err)
	}
	text, err := chromedp.Run(ctx, chromedp.TextContent(chromedp.CSS("main")))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"the number of the socket", "800", "May add"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q without script", want)
		}
	}
}
