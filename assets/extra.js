// What some pages do: choosing the branch of a request, filtering a long list, looking for what an address misspells. Nothing
// here is needed to read a page.
"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  // Long lists can be filtered.
  function filtering() {
    const entries = all(".entries > div, .wide tr[id]");
    if (entries.length < 12 || !document.querySelector(".letters, [id=chapters], .wide tr[id]")) return;
    const box = make("input", { type: "search", className: "filter", placeholder: "Filter", ariaLabel: "Filter this list" });
    // A row of a table is found by the names of the columns that it fills, too.
    const columns = all(".wide thead th").map(th => th.textContent);
    const filled = row => [...row.cells || []].map((c, i) => i && c.textContent ? columns[i] : "").join(" ");
    if (columns.length) box.placeholder = "Filter by name or column";
    box.oninput = () => {
      const words = box.value.toLowerCase().split(/[\s_-]+/);
      for (const e of entries) {
        const text = (e.textContent + " " + filled(e)).toLowerCase().replaceAll("_", "-");
        e.hidden = !words.every(w => text.includes(w));
      }
      for (const list of all(".entries")) {
        const none = !list.querySelector(":scope > div:not([hidden])");
        list.hidden = none;
        const head = list.previousElementSibling;
        if (head?.tagName === "H2") head.hidden = none;
      }
    };
    (document.querySelector("main .head") || document.querySelector("main h1")).after(box);
  }

  // The page for an address that does not exist looks for the names nearest to it.
  function missing() {
    const box = document.querySelector("[data-missing] + .find input");
    if (!box || /\/404\.html$/.test(location.pathname)) return;
    let name = location.pathname.split("/").pop().replace(/\.\w+$/, "");
    try { name = decodeURIComponent(name); } catch {}
    box.value = name;
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The colours of a message, as the pages have them.
  const token = /"(?:[^"\\]|\\.)*"(?=(\s*:)?)|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;
  function coloured(text) {
    const out = document.createDocumentFragment();
    let done = 0;
    for (const m of text.matchAll(token)) {
      out.append(text.slice(done, m.index), make("i", { className: m[1] ? "p" : m[0][0] === '"' ? "s" : "v", textContent: m[0] }));
      done = m.index + m[0].length;
    }
    out.append(text.slice(done));
    return out;
  }
  // A message over several lines, as the pages print it: what is too long for one has its members below each other.
  function printed(v, at = 0) {
    const line = JSON.stringify(v, null, 1).replace(/\n\s*/g, " ");
    if (!v || typeof v !== "object" || Array.isArray(v) || at > 0 && at + line.length < 72) return line;
    const rows = Object.entries(v).map(([k, x]) => {
      const name = JSON.stringify(k) + ": ";
      return name + printed(x, at + 2 + name.length);
    });
    return "{ " + rows.join(",\n" + " ".repeat(at + 2)) + " }";
  }

  // The branch of a request is chosen beside it, and is in the address: #driver=qcow2&file.driver=nbd.
  function choosing() {
    const list = document.querySelector(".requests");
    if (!list) return;
    const { tag, rows } = list.dataset, path = tag.split(".").slice(0, -1), last = tag.split(".").pop();
    const branches = new Map(all("pre", list).map(pre => [pre.dataset.branch, pre]));
    const call = list.closest(".call"), bar = call.querySelector("[data-request]"), code = call.querySelector("pre > code");
    const first = [...code.childNodes], firstText = bar.dataset.request;
    const from = call.querySelector(".from"), firstFrom = from.textContent;
    // The choice has them all.
    list.hidden = true;
    const box = make("p", { className: "bar under choose" });
    const at = message => path.reduce((v, k) => v[k], message.arguments);
    const message = branch => JSON.parse(branches.get(branch).textContent);

    function select(name, none, chosen) {
      const s = make("select", { name });
      s.append(new Option(none, ""), ...[...branches.keys()].map(b => new Option(b, b)));
      s.value = branches.has(chosen) ? chosen : "";
      s.onchange = () => {
        const asked = wanted();
        s.value ? asked.set(name, s.value) : asked.delete(name);
        if (name === tag) for (const k of [...asked.keys()]) if (k !== tag) asked.delete(k);
        history.replaceState(null, "", asked.size ? "#" + [...asked].map(p => p.map(encodeURIComponent).join("=")).join("&") : location.pathname + location.search);
        show();
        box.querySelector(`[name="${CSS.escape(name)}"]`)?.focus();
      };
      const label = make("label", { textContent: name + " " });
      label.append(s);
      return label;
    }
    function wanted() {
      const asked = new Map();
      for (const part of location.hash.slice(1).split("&")) {
        const [name, value] = part.split("=");
        try { if (value && branches.has(decodeURIComponent(value))) asked.set(decodeURIComponent(name), decodeURIComponent(value)); } catch {}
      }
      return asked;
    }
    function filter(branch) {
      for (const name of branches.keys()) {
        const row = document.getElementById(rows + name);
        if (!row) continue;
        row.hidden = branch && name !== branch;
        if (name === branch) for (const fold of all(":scope > .more > details", row)) fold.open = true;
      }
    }
    function show() {
      const asked = wanted(), branch = asked.get(tag) || "";
      box.replaceChildren(select(tag, "any", branch));
      filter(branch);
      if (!branch) {
        code.replaceChildren(...first);
        bar.dataset.request = firstText;
        from.textContent = firstFrom;
      } else {
        let text = branches.get(branch).textContent, m = message(branch), changed = false;
        for (const name of (branches.get(branch).dataset.nested || "").split(" ").filter(n => n)) {
          const inner = [...path, name, last].join("."), to = asked.get(inner);
          if (!(name in at(m)) && !to) continue;
          box.append(select(inner, "as it is", to));
          if (!to) continue;
          const value = at(message(to));
          // Only the outermost node needs a name.
          delete value["node-name"];
          at(m)[name] = value;
          changed = true;
        }
        if (changed) text = printed(m);
        code.replaceChildren(coloured(text));
        bar.dataset.request = text;
        from.textContent = changed ? "This request is made of two that are generated and checked against the schema" : branches.get(branch).title;
      }
      bar.dispatchEvent(new Event("request"));
    }
    call.querySelector("pre").after(box);
    show();
    addEventListener("hashchange", () => { if (wanted().size) show(); });
  }

  filtering();
  choosing();
  addEventListener("load", missing);
})();
