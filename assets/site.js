// What a page does beyond being read: the theme, links into folded parts, copying messages, the current chapter in view.
// Nothing here is needed to read a page. The first lines run before the page is shown, so that no theme flashes.
"use strict";
(() => {
  const page = document.documentElement, key = "qmpdoc-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => page.dataset.theme ? page.dataset.theme === "dark" : system.matches;
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const paint = () => { const theme = stored(); if (theme) page.dataset.theme = theme; else delete page.dataset.theme; };
  paint();
  addEventListener("storage", paint);

  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  function button(text, label, click) {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    if (label) b.setAttribute("aria-label", label);
    b.onclick = () => click(b);
    return b;
  }

  // The switch goes back to following the system when both agree.
  function theme() {
    const b = document.querySelector(".theme");
    const say = () => b.setAttribute("aria-pressed", dark());
    b.hidden = false;
    b.onclick = () => {
      const wanted = dark() ? "light" : "dark";
      page.dataset.theme = wanted;
      try {
        if ((wanted === "dark") === system.matches) localStorage.removeItem(key);
        else localStorage.setItem(key, wanted);
      } catch { /* not remembered */ }
      say();
    };
    system.addEventListener("change", say);
    say();
  }

  // A link to something folded opens what it lies in, and a row's own fold.
  function reveal() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it stands */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let e = target.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    const own = target.querySelector(":scope > dd > details");
    if (own) own.open = true;
    target.scrollIntoView();
  }

  // What a message looks like elsewhere; undefined where it cannot be said.
  const quoted = s => "'" + s.replaceAll("'", "'\\''") + "'";
  function shell(message) {
    if (!message.execute) return;
    const words = [message.execute];
    for (const [name, value] of Object.entries(message.arguments || {})) {
      const text = typeof value === "string";
      if (text ? !/^[^\s"'\\[{]+$/.test(value) || /^([-+]?\d.*|true|false|null|none)$/i.test(value)
        : value === null || typeof value === "number" && !Number.isInteger(value)) return;
      words.push(name + "=" + (text ? value : JSON.stringify(value)));
    }
    return words.join(" ");
  }
  const agent = /\/guest-agent\//.test(location.pathname) ? "qemu-agent-command" : "qemu-monitor-command";
  const forms = [
    ["JSON", m => JSON.stringify(m, null, 2)],
    ["one line", m => JSON.stringify(m)],
    ["qmp-shell", shell],
    ["virsh", m => "virsh " + agent + " DOMAIN " + quoted(JSON.stringify(m))],
  ];
  async function copy(text) {
    try { return await navigator.clipboard.writeText(text); } catch { /* the old way */ }
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  function copying(bar, text) {
    let message;
    try { message = JSON.parse(text); } catch { /* elisions, single quotes: as it stands */ }
    const box = document.createElement("span");
    box.className = "copy";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Copy as");
    for (const [name, write] of message ? forms : [["copy", () => text]]) {
      const form = write(message);
      if (form === undefined) continue;
      box.append(button(name, message ? "Copy as " + name : "Copy", async b => {
        await copy(form);
        b.textContent = "copied";
        setTimeout(() => { b.textContent = name; }, 1500);
      }));
    }
    bar.append(box);
  }
  function source(code) {
    const only = code.cloneNode(true);
    for (const flaw of all(".flaw", only)) flaw.remove();
    return only.textContent.replace(/\n+/g, "\n");
  }

  // One button unfolds everything of a section, and folds it again.
  function unfolding(head) {
    const folds = [];
    for (let e = head.nextElementSibling; e && e.tagName !== "H2"; e = e.nextElementSibling) folds.push(...all("details.fold", e));
    if (folds.length < 2) return;
    const say = () => folds.every(f => f.open) ? "fold all" : "unfold all";
    const b = button(say(), "", () => {
      const open = !folds.every(f => f.open);
      for (const f of folds) f.open = open;
      b.textContent = say();
    });
    b.className = "all";
    head.append(b);
  }

  function here() {
    const side = document.getElementById("side"), current = side && side.querySelector("[aria-current]");
    if (!current) return;
    const show = () => { side.scrollTop += current.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3; };
    show();
    side.addEventListener("toggle", show);
  }
  function reading() {
    const entries = new Map(all(".toc a").map(a => [document.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
    entries.delete(null);
    const seen = new Set();
    const watch = new IntersectionObserver(changes => {
      for (const c of changes) c.isIntersecting ? seen.add(c.target) : seen.delete(c.target);
      let first = true;
      for (const [e, a] of entries) {
        const on = first && seen.has(e);
        if (on) { first = false; a.setAttribute("aria-current", "true"); } else if (seen.size) a.removeAttribute("aria-current");
      }
    }, { rootMargin: "-60px 0px -55% 0px" });
    for (const e of entries.keys()) watch.observe(e);
  }

  // What is wider than the screen can be scrolled with keys.
  const reach = () => { for (const e of all("pre, .wide")) if (e.scrollWidth > e.clientWidth) e.tabIndex = 0; };

  addEventListener("DOMContentLoaded", () => {
    theme();
    here();
    for (const pre of all("pre.out")) copying(pre.querySelector(".who"), source(pre.querySelector("code")));
    for (const bar of all("[data-request]")) copying(bar, bar.dataset.request);
    all("main h2").forEach(unfolding);
    reading();
    reveal();
    reach();
    addEventListener("resize", reach);
  });
  addEventListener("hashchange", reveal);
  let folded = [];
  addEventListener("beforeprint", () => { folded = all("details:not([open])"); for (const d of folded) d.open = true; });
  addEventListener("afterprint", () => { for (const d of folded) d.open = false; });
})();
