// The search box. The frame around every page has, for each box,
//
//   <form class="find" role="search" data-root="../" data-engine="assets/find.HASH.js" data-index="search-index.HASH.js">
//   <input type="search" name="q" aria-label="Search" placeholder="Search" autocomplete="off" spellcheck="false"></form>
//
// data-root is the way to the site's root; the two scripts, addressed from there, are loaded when a box first gets the
// focus. The box gets .found (the list of results), .said (what there is to say about them) and, for "?", dialog.keys. A
// page's address with ?q=… asks at once, and so does a page that one comes back to from a result. Nothing of it moves the page below.
"use strict";
(() => {
  const few = 40, many = 400, inView = 12;
  // Filters, and what is said of them. Those that end with a colon stand in front of words, the others take a value.
  const filters = {
    "command:": "commands", "event:": "events", "type:": "types", "enum:": "enumerations", "member:": "arguments, members, values",
    "since:>=8.2": "new in 8.2 or later; also since:8.2, since:<3.0", "program:guest-agent": "of one program: qemu, storage-daemon, guest-agent",
    "preconfig:": "commands that run before the machine is configured", "oob:": "commands that run out of band",
    "deprecated:": "deprecated", "unstable:": "unstable", "removed:": "no longer there; also removed:6.0, removed:>=5", "changes:": "what changed in a release",
    "takes:BlockdevRef": "commands with an argument of a type", "returns:BlockInfo": "commands that return a type",
  };
  const help = [["/ s", "search"], ["↑ ↓", "choose a result"], ["Enter", "open it"], ["Esc", "close"], ["?", "this list"], [Object.keys(filters).join(" "), "narrow it down"]];
  const trials = "s,re,ta,on,id,ck,mem,lock,add a disk".split(",");
  // A promise of the search function.
  let engine;

  const set = (e, attributes) => { for (const name in attributes) e.setAttribute(name, attributes[name]); };
  function make(tag, attributes, ...content) {
    const e = document.createElement(tag);
    set(e, attributes);
    e.append(...content);
    return e;
  }
  const focus = input => input.focus({ preventScroll: true });
  const load = src => new Promise((onload, onerror) => {
    document.head.append(Object.assign(make("script"), { src, onload, onerror }));
  });

  // nothing says that there is no such thing, in the words of the filters.
  function nothing(text) {
    const kinds = [], does = [], names = [];
    for (const word of text.trim().slice(0, 80).split(/\s+/)) {
      const [, kind, state, verb, value = word] = /^(?:(command|event|type|enum|changes|member)|(deprecated|unstable|removed|oob|preconfig)|(takes|returns|since|program)):(.*)/i.exec(word) || [];
      if (kind) kinds.push(kind);
      if (state) does.push({ oob: "runs out of band", preconfig: "runs before the machine is configured" }[state] || "is " + state);
      if (verb) does.push(({ since: "is of version", program: "is of the program" }[verb] || verb) + " " + value);
      else if (state === "removed" && /^[<>=v]*\d/.test(value)) does.push("was removed in " + value);
      else if (value) names.push(value);
    }
    if (names[0]) does.push(`is called “${names.join(" ")}”, and no text says it`);
    return (kinds[0] ? "No " + kinds.join(" or ") : "Nothing") + " " + (does.join(" and ") || "exists");
  }

  const letter = /[\p{L}\p{N}]/u;
  // spelled tells where word ends if text has its letters from at on, with or without something between them, else 0.
  function spelled(word, text, at) {
    for (let i = 0; i < word.length; at++) {
      if (text[at] === word[i]) i++;
      else if (!i || !text[at] || letter.test(text[at])) return 0;
    }
    return at;
  }
  // marked gives text with the words emphasised. By hand, for a regular expression takes longer to compile than all rows to make.
  function marked(text, words, within) {
    const parts = new DocumentFragment(), lower = text.toLowerCase();
    let done = 0;
    for (let at = 0; at < text.length; at++) {
      const end = Math.max(...words.map(word => spelled(word, lower, at)));
      if (end <= at || !within && at && letter.test(lower[at - 1])) continue;
      parts.append(text.slice(done, at), make("mark", {}, text.slice(at, done = end)));
      at = end - 1;
    }
    parts.append(text.slice(done));
    return parts;
  }

  function setUp(form, number) {
    const input = form.querySelector("input"), root = form.dataset.root;
    const found = make("div", { class: "found", role: "listbox", id: "found" + number, tabindex: "-1", "aria-label": "Results", hidden: "" });
    const chips = make("div", { class: "chips", role: "group", "aria-label": "Filters", hidden: "" }, ...Object.entries(filters).map(([filter, title]) => {
      const chip = make("button", { type: "button", tabindex: "-1", title }, filter);
      // The box keeps the focus.
      chip.onmousedown = e => e.preventDefault();
      chip.onclick = () => {
        const words = input.value.split(/\s+/).filter(word => word && word !== filter);
        input.value = (filter.endsWith(":") ? [filter, ...words, ""] : [...words, filter]).join(" ");
        focus(input);
        // The value is to be changed.
        if (!filter.endsWith(":")) input.setSelectionRange(input.value.length - filter.replace(/.*:[<>=]*/, "").length, input.value.length);
        answer(few);
      };
      return chip;
    }));
    const said = make("p", { class: "said", role: "status", hidden: "" });
    let options = [], active = -1;
    // Rows are made when they come into view; these are still to be made.
    let waiting = [];
    // The list itself would tell only after a layout.
    let scrolled = false;
    // Only the last question is answered, unless it is given up.
    let question = 0, answered = 0;
    form.append(make("div", { class: "results" }, chips, said, found));
    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": found.id });

    function ready() {
      return engine ||= Promise.all([form.dataset.engine, form.dataset.index].map(file => load(root + file)))
        .then(() => {
          // The texts of rows come when they come.
          load(root + qmpdocIndex.rowTexts).catch(() => {});
          return warm(qmpdocEngine(qmpdocIndex), trials);
        })
        .catch(() => { engine = null; say("The index could not be loaded."); });
    }
    // warm asks before the reader does: by then the browser has compiled what answers, and the engine has read most names.
    function warm(find, [text, ...rest]) {
      if (text) setTimeout(() => {
        const { results, words } = find(text, inView);
        for (const r of results) line(r, words);
        warm(find, rest);
      });
      return find;
    }
    function say(text) {
      said.textContent = text;
      said.hidden = !text;
    }
    const point = id => input.setAttribute("aria-activedescendant", id);
    function close() {
      answered = ++question;
      found.hidden = said.hidden = chips.hidden = true;
      input.ariaExpanded = false;
      point("");
    }
    function choose(i) {
      if (options[active]) options[active].ariaSelected = false;
      if (i < 0 || i >= options.length) fill();
      const n = options.length;
      active = n ? (i + n) % n : -1;
      if (active < 0) return point("");
      const o = options[active];
      o.ariaSelected = true;
      if (active) found.scrollTop = Math.min(o.offsetTop, Math.max(found.scrollTop, o.offsetTop + o.offsetHeight - found.clientHeight));
      else if (scrolled) found.scrollTop = 0;
      point(o.id);
    }
    function fill(n = waiting.length) {
      for (const row of waiting.splice(0, n)) {
        const o = row();
        o.id = found.id + "-" + options.push(o);
        found.append(o);
      }
    }
    const option = (href, ...content) => make("a", { role: "option", tabindex: "-1", "aria-selected": "false", href }, ...content);
    const span = (name, ...content) => make("span", { class: name }, ...content);
    function line(r, words) {
      const title = /^(chapter|changes|guide|page)$/.test(r.what) ? { class: "title" } : {};
      const head = span("head", make("bdi", title, marked(r.name, words, true)), span("what", r.what));
      if (r.owner) head.append(span("of", "of ", make("bdi", {}, r.owner), ...(r.from ? [", from ", make("bdi", {}, r.from)] : [])));
      for (const badge of ["deprecated", "unstable"]) if (r[badge]) head.append(span("badge warn", badge));
      if (r.removed) head.append(span("badge warn", r.removed));
      if (r.program) head.append(span("badge", r.program));
      const about = span("about", marked([r.owner && r.type, r.summary].filter(Boolean).join(" · "), words));
      if (r.chapter) about.prepend(r.chapter + (about.textContent && " · "));
      return option(root + r.address, head, about);
    }
    async function answer(limit) {
      chips.hidden = false;
      const mine = ++question, find = await ready(), text = input.value;
      if (!find || mine !== question) return;
      answered = mine;
      const { results, more, words } = find(text, limit);
      waiting = results.map(r => () => line(r, words));
      if (more) waiting.push(() => {
        const rest = option("#", `${more} more`);
        rest.onclick = e => { e.preventDefault(); focus(input); answer(many).then(() => choose(limit)); };
        return rest;
      });
      options = [];
      found.replaceChildren();
      fill(inView);
      setTimeout(() => { if (mine === question) fill(); }, 100);
      found.hidden = !options.length;
      input.ariaExpanded = !found.hidden;
      const count = results.length + more;
      if (count) say(count + (count === 1 ? " result" : " results"));
      else say(text.trim() && nothing(text) + ". Try fewer letters, or another word for it.");
      choose(0);
    }

    input.onfocus = () => { chips.hidden = false; ready(); if (input.value) answer(few); };
    input.oninput = () => answer(few);
    input.onkeydown = e => {
      if (e.isComposing || e.altKey) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (e.key === "Escape") {
        e.preventDefault();
        if (chips.hidden && question === answered) input.blur();
        else close();
      } else if (step) {
        e.preventDefault();
        if (found.hidden) answer(few);
        else choose(active + step);
      } else if (e.key === "Enter" && !found.hidden && options[active]) {
        e.preventDefault();
        // The same keys are held.
        options[active].dispatchEvent(new MouseEvent("click", e));
      }
    };
    form.onsubmit = e => { e.preventDefault(); answer(few); };
    form.addEventListener("focusout", e => { if (!form.contains(e.relatedTarget)) close(); });
    found.onscroll = () => { scrolled = found.scrollTop > 0; };
    found.onclick = e => {
      // The row that asks for more leads nowhere.
      if (e.defaultPrevented) return;
      // Whoever comes back finds the question again. A state, for the address of a file cannot be changed.
      history.replaceState(input.value, "");
      close();
      input.blur();
    };
    return input;
  }

  const inputs = [...document.querySelectorAll("form.find")].map(setUp);
  if (!inputs.length) return;
  // The last box is the page's own, if it has one; it is preferred while it is in view, below the header with the first.
  function box() {
    const last = inputs.at(-1), { top, bottom } = last.getBoundingClientRect();
    return top > inputs[0].getBoundingClientRect().bottom && bottom < innerHeight ? last : inputs[0];
  }
  addEventListener("pageshow", () => {
    const asked = history.state || new URLSearchParams(location.search).get("q");
    if (!asked) return;
    const input = box();
    input.value = asked;
    focus(input);
    // A window in the background gives no focus.
    input.oninput();
    history.replaceState(null, "");
  });

  let dialog;
  function showKeys() {
    if (!dialog) {
      const rows = help.map(([keys, what]) => `<dt>${keys.replace(/\S+/g, "<kbd>$&</kbd>")}</dt><dd>${what}</dd>`);
      dialog = make("dialog", { class: "keys", "aria-labelledby": "keys" });
      dialog.innerHTML = `<h2 id="keys">Keys</h2><dl>${rows.join("")}</dl><form method="dialog"><button>Close</button></form>`;
      document.body.append(dialog);
    }
    dialog.showModal();
  }
  addEventListener("keydown", e => {
    if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.target.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
    if (e.key === "?") showKeys();
    else if (e.key === "/" || e.key === "s") {
      focus(box());
      document.activeElement.select();
    } else return;
    e.preventDefault();
  });
})();
