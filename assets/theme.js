// The theme: the reader's choice of light or dark, else the system's. This runs before the page is shown, so that nothing
// flashes; the other scripts wait for the page.
"use strict";
(() => {
  const page = document.documentElement, key = "qmpdoc-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => page.dataset.theme ? page.dataset.theme === "dark" : system.matches;
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const paint = () => { const theme = stored(); if (theme) page.dataset.theme = theme; else delete page.dataset.theme; };
  paint();

  // The switch goes back to following the system when both agree.
  addEventListener("DOMContentLoaded", () => {
    const b = document.querySelector(".theme");
    const say = () => { b.ariaPressed = dark(); };
    b.onclick = () => {
      const wanted = dark() ? "light" : "dark";
      page.dataset.theme = wanted;
      try {
        if ((wanted === "dark") === system.matches) {
          delete page.dataset.theme;
          localStorage.removeItem(key);
        } else localStorage.setItem(key, wanted);
      } catch {
        // It is not remembered.
      }
      say();
    };
    system.addEventListener("change", say);
    addEventListener("storage", () => { paint(); say(); });
    say();
  });
})();
