// The theme: the reader's choice of light or dark, else the system's. This runs before the page is shown, so that nothing
// flashes; the other scripts wait for the page.
"use strict";
(() => {
  const page = document.documentElement, key = "qmpdoc-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => page.dataset.theme ? page.dataset.theme === "dark" : system.matches;
  const paint = () => {
    let stored;
    // Where nothing can be stored, nothing is.
    try { stored = localStorage.getItem(key); } catch {}
    // No theme is the empty one.
    page.dataset.theme = stored || "";
  };
  paint();

  // The switch goes back to following the system when both agree.
  addEventListener("DOMContentLoaded", () => {
    const b = document.querySelector(".theme");
    const say = () => { b.ariaPressed = dark(); };
    b.onclick = () => {
      const light = dark(), wanted = light === system.matches ? light ? "light" : "dark" : "";
      page.dataset.theme = wanted;
      // Where nothing can be stored, it is not remembered.
      try { localStorage.setItem(key, wanted); } catch {}
      say();
    };
    system.addEventListener("change", say);
    addEventListener("storage", () => { paint(); say(); });
    say();
  });
})();
