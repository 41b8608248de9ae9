// The switch to other releases, on sites that are beside those of others. What there is stands in one file at the root of all
// of them, which is loaded when somebody asks: adding a release changes no page. Without it the switch is a link to the list.
"use strict";
(() => {
  const button = document.querySelector(".release"), main = document.getElementById("main");
  const { list, number, root } = button.dataset;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const top = new URL(".", new URL(list, location)).href;
  const own = new URL(root || ".", location).href;
  const page = location.href.replace(/[?#].*/, "").slice(own.length) || "index.html";

  let known;
  const releases = () => known ||= new Promise((done, failed) => {
    document.head.append(make("script", { src: list, onload: () => done(window.qmpdocReleases), onerror: failed }));
  });

  const parts = release => release.split(".").map(Number);
  function older(a, b) {
    const [x, y] = [parts(a), parts(b)];
    for (let i = 0; i < Math.max(x.length, y.length); i++) {
      const d = (x[i] || 0) - (y[i] || 0);
      if (d) return d < 0;
    }
    return false;
  }
  // A page stays from the release on that has the thing first: what went keeps its page.
  const since = main.dataset.since;
  const has = (release, all) => since ? !older(release, since) : !all.pages[page] || all.pages[page].includes(all.releases.indexOf(release));
  // The list that has what the page is about, if the page itself is not there.
  function nearest() {
    const kind = page.match(/(?:^|\/)(commands|events|types|changes)\//);
    return (kind ? kind[1] : "index") + ".html";
  }
  const home = (release, all) => top + (release === all.latest ? "" : release + "/");
  function address(release, all) {
    if (has(release, all)) return home(release, all) + page + location.hash;
    const about = new URLSearchParams({ absent: main.querySelector("h1").textContent });
    if (since) about.set("since", since);
    return home(release, all) + nearest() + "?" + about;
  }

  const box = make("nav", { className: "releases", hidden: true, ariaLabel: "Releases" });
  button.after(box);
  button.ariaExpanded = false;
  function show(open) {
    box.hidden = !open;
    button.ariaExpanded = open;
    if (open) box.style.left = Math.max(0, Math.min(button.offsetLeft, innerWidth - box.offsetWidth - 16)) + "px";
  }
  function fill(all) {
    const items = make("ul", {});
    for (const release of all.releases) {
      const a = make("a", { href: address(release, all), textContent: release });
      if (release === number) a.ariaCurrent = "page";
      if (!has(release, all)) a.append(make("small", { textContent: "not there yet" }));
      const item = make("li", {});
      item.append(a);
      items.append(item);
    }
    box.replaceChildren(items);
  }
  button.addEventListener("click", async event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!box.hidden) return show(false);
    try { fill(await releases()); } catch { location.href = button.href; return; }
    show(true);
    (box.querySelector("[aria-current]") || box.querySelector("a"))?.focus();
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && !box.hidden) { show(false); button.focus(); }
  });
  addEventListener("click", event => { if (!box.hidden && !box.contains(event.target) && event.target !== button) show(false); });
  // A page that comes back from the browser's memory is as it was first.
  addEventListener("pageshow", () => show(false));

  // Whoever comes from a page that this release has not is told so. The words come from the address: they are text, and short.
  function absent() {
    const asked = new URLSearchParams(location.search), name = asked.get("absent"), first = asked.get("since");
    if (!name || !/^[\w .,():-]{1,120}$/.test(name)) return;
    const p = make("p", { className: "absent" });
    p.setAttribute("role", "status");
    p.append(make("b", { textContent: name }), " is not in QEMU " + number + (/^\d+(\.\d+)*$/.test(first || "") ? ": it came with " + first : "") + ". This is the nearest page.");
    main.prepend(p);
  }
  absent();

  // Links to the same thing in another release lead there if it has a site.
  const others = [...main.querySelectorAll("a[data-release]")];
  if (others.length) releases().then(all => {
    for (const a of others) if (all.releases.includes(a.dataset.release)) a.href = home(a.dataset.release, all) + page;
  }, () => {});
})();
