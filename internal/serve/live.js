// Keeps a page fresh that `qmpdoc serve` shows: reloads it when there is a new site, without moving it under the reader's
// eyes or taking away what was being typed, and shows what is wrong with the sources.
(() => {
	"use strict";
	const build = document.currentScript.dataset.build;
	const memory = "qmpdoc-live";

	// Where the reader is: the last anchor above the middle of the window, and how far from the top it stands. What grows
	// or shrinks above it then makes no difference. Folds are told apart by their order.
	const fields = () => [...document.querySelectorAll("input")];
	const folds = () => [...document.querySelectorAll("main details")];
	const remember = () => {
		let anchor = "", offset = 0;
		for (const e of document.querySelectorAll("main [id]")) {
			const box = e.getBoundingClientRect();
			if (box.height > 0 && box.top < innerHeight / 2) [anchor, offset] = [e.id, box.top];
		}
		history.scrollRestoration = "manual";
		sessionStorage.setItem(memory, JSON.stringify({
			page: location.pathname, y: scrollY, anchor, offset, folds: folds().map((d) => d.open),
			typed: fields().map((e) => e.value), focus: fields().indexOf(document.activeElement),
		}));
	};
	const restore = () => {
		const text = sessionStorage.getItem(memory);
		sessionStorage.removeItem(memory);
		history.scrollRestoration = "auto";
		const last = text && JSON.parse(text);
		if (!last || last.page !== location.pathname) return;
		const all = folds();
		if (all.length === last.folds.length) all.forEach((d, i) => { d.open = last.folds[i]; });
		const box = last.y > 0 && last.anchor ? document.getElementById(last.anchor)?.getBoundingClientRect() : null;
		const top = box?.height > 0 ? scrollY + box.top - last.offset : last.y;
		scrollTo({ top, behavior: "instant" });
		fields().forEach((e, i) => { e.value = last.typed[i] ?? ""; });
		const field = fields()[last.focus];
		field?.focus({ preventScroll: true });
		field?.setSelectionRange(field.value.length, field.value.length);
	};

	let banner;
	const show = (problem, kept) => {
		if (!problem) {
			banner?.remove();
			banner = undefined;
			return;
		}
		if (!banner) {
			banner = document.createElement("div");
			banner.className = "qmpdoc-problem";
			banner.setAttribute("role", "status");
			const fold = document.createElement("details");
			fold.open = true;
			const title = document.createElement("summary");
			const text = document.createElement("pre");
			text.tabIndex = 0; // scrolls, so the keyboard must reach it
			fold.append(title, text);
			banner.append(fold);
			document.body.append(banner);
		}
		banner.querySelector("summary").textContent = "The sources have errors." + (kept ? " This is the last good site." : "");
		banner.querySelector("pre").textContent = problem;
	};

	// A browser has six connections to a server, and each stream keeps one: pages that nobody looks at do without.
	let stream;
	const listen = () => {
		if (stream || document.hidden) return;
		stream = new EventSource("/.qmpdoc/events");
		stream.onmessage = (event) => {
			const news = JSON.parse(event.data);
			if (news.build !== build) {
				hush();
				remember();
				location.reload();
			} else if (news.waiting) {
				const text = document.querySelector(".qmpdoc-waiting pre");
				if (text) text.textContent = news.problem;
			} else {
				show(news.problem, news.kept);
			}
		};
	};
	const hush = () => {
		stream?.close();
		stream = undefined;
	};
	document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
	addEventListener("pagehide", hush);
	addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
	addEventListener("load", () => requestAnimationFrame(restore));
	listen();
})();
