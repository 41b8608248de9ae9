// What a page does beyond being read: links into folded parts, copying messages, the current chapter in view. Nothing here
// is needed to read a page.
"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const button = (textContent, ariaLabel, onclick) => make("button", { type: "button", textContent, ariaLabel, onclick });

  // A link to something folded opens what it lies in, and a row's own fold.
  function reveal() {
    let id = location.hash.slice(1);
    // What cannot be decoded is taken as it stands.
    try { id = decodeURIComponent(id); } catch {}
    const target = id && document.getElementById(id);
    if (!target) return;
    let fold = target.querySelector(":scope > dd > details") || target.closest("details");
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }

  // What a message looks like elsewhere; undefined where it cannot be said.
  const quoted = s => "'" + s.replaceAll("'", "'\\''") + "'";
  // QEMU's python/qemu/qmp/qmp_shell.py splits at blanks, nests keys at dots, and reads a value as a whole number, as true
  // or false in any case, as JSON behind "{" or "[", and else as a string.
  function shell(message) {
    if (!message.execute) return;
    const words = [message.execute];
    for (const [name, value] of Object.entries(message.arguments || {})) {
      const bare = typeof value === "string", text = bare ? value : JSON.stringify(value);
      const misread = bare ? /[\s"']|^[[{]|^([-+]?\d+(_\d+)*|true|false)$/i : /^null$|^-?\d.*\D/;
      if (misread.test(text) || /[\s.="']/.test(name)) return;
      words.push(name + "=" + text);
    }
    return words.join(" ");
  }
  const agent = /\/guest-agent\//.test(location.pathname) ? "qemu-agent-command" : "qemu-monitor-command";
  const line = m => JSON.stringify(m);
  const forms = [
    ["JSON", m => JSON.stringify(m, null, 2)],
    ["one line", line],
    ["qmp-shell", shell],
    ["virsh", m => "virsh " + agent + " DOMAIN " + quoted(line(m))],
  ];
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {}
    // The old way.
    const { activeElement } = document, area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    activeElement.focus({ preventScroll: true });
    return done;
  }
  const exact = (key, value) => { if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw value; return value; };
  // Tells those who listen what a button shows: of one with a label of its own, the text is not read.
  const told = make("span", { className: "told", role: "status" });
  function copying(bar, text) {
    let message;
    // Elisions, single quotes, huge numbers: as it stands.
    try { message = JSON.parse(text, exact); } catch {}
    const box = make("span", { className: "copy", role: "group", ariaLabel: "Copy as" });
    for (const [name, write] of message ? forms : [["copy", () => text]]) {
      const form = write(message), as = message ? " as " + name : "";
      if (form === undefined) continue;
      let timer;
      const b = button(name, "Copy" + as, async () => {
        told.textContent = "";
        // What stands beside it does not move.
        b.style.minWidth = b.offsetWidth + "px";
        const done = await copy(form);
        b.textContent = done ? "copied" : "failed";
        told.textContent = done ? "Copied" + as : "Copying failed";
        clearTimeout(timer);
        timer = setTimeout(() => { b.textContent = name; }, 1500);
      });
      box.append(b);
    }
    bar.append(box);
  }
  function source(code) {
    const only = code.cloneNode(true);
    all(".flaw", only).forEach(flaw => flaw.remove());
    return only.textContent.replace(/\n+/g, "\n");
  }

  // One button unfolds everything of a section, and folds it again.
  function unfolding(head) {
    const folds = [];
    for (let e = head.nextElementSibling; e && e.tagName !== "H2"; e = e.nextElementSibling) folds.push(...all("details.fold", e));
    if (folds.length < 2) return;
    const opened = () => folds.every(f => f.open), say = () => opened() ? "fold all" : "unfold all";
    const b = button(say(), null, () => {
      const open = !opened();
      for (const f of folds) f.open = open;
      b.textContent = say();
    });
    b.className = "all";
    // In the heading it would be read as part of it.
    head.after(b);
  }

  function here() {
    const side = document.getElementById("side"), current = side?.querySelector("[aria-current]");
    if (!current) return;
    const show = () => { side.scrollTop += current.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3; };
    show();
    side.ontoggle = show;
  }
  function reading() {
    const entries = new Map(all(".toc a").map(a => [document.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
    entries.delete(null);
    if (!entries.size) return;
    // One is at the last entry that has reached the top. What is too near to the end to get there is meant when a link has
    // led to it, for as long as it is in view.
    let waiting = false;
    const mark = () => {
      waiting = false;
      const line = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--top")) * 16 + 40;
      const top = e => e.getBoundingClientRect().top;
      const list = [...entries.keys()].filter(e => e.checkVisibility());
      let at = list.findLast(e => top(e) <= line) || list[0];
      const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const meant = document.querySelector(":target");
      if (end) at = entries.has(meant) && top(meant) > 0 ? meant : list.findLast(e => top(e) < innerHeight / 2) || at;
      for (const [e, a] of entries) a.ariaCurrent = e === at || null;
    };
    const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } };
    for (const what of ["scroll", "resize", "hashchange"]) addEventListener(what, soon, { passive: true });
    document.getElementById("toc").addEventListener("click", e => { if (e.target.closest("a")) e.currentTarget.hidePopover?.(); });
    mark();
  }

  // What is wider than the screen can be scrolled with keys.
  const reach = () => { for (const e of all("pre, .wide")) if (e.scrollWidth > e.clientWidth) e.tabIndex = 0; };

  here();
  document.body.append(told);
  for (const pre of all("pre.out")) copying(pre.querySelector(".who"), source(pre.querySelector("code")));
  for (const bar of all("[data-request]")) {
    copying(bar, bar.dataset.request);
    // The request is another one now.
    bar.addEventListener("request", () => { bar.querySelector(".copy").remove(); copying(bar, bar.dataset.request); });
  }
  all("main h2").forEach(unfolding);
  reading();
  reveal();
  reach();
  addEventListener("resize", reach);
  addEventListener("hashchange", reveal);
  let folded = [];
  addEventListener("beforeprint", () => { folded = all("details:not([open])"); for (const d of folded) d.open = true; });
  addEventListener("afterprint", () => { for (const d of folded) d.open = false; });
})();
