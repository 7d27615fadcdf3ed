/** The frame around the parts: shows them once there is something to show, and keeps reading order and window in agreement. */

import {NARROW, settleIn} from "../windows.js";

/** @param {import("./context.js").Context} context @param {HTMLElement} app */
export function createShell({store}, app) {
  const work = /** @type {HTMLElement} */ (app.querySelector(".work"));
  const form = /** @type {HTMLElement} */ (work.querySelector(".training"));

  // In one column the figures come first: the order in the document is the order on the screen.
  settleIn(NARROW, (matches) => {
    const active = document.activeElement;
    if (matches) work.append(form);
    else work.querySelector("h1")?.after(form);
    if (active instanceof HTMLElement && form.contains(active)) active.focus();
  });

  store.on(["run", "problem"], () => app.removeAttribute("aria-busy"));
  store.on(["run"], ({run}) => {
    document.title = run ? `#${run.number} · Train · Gradwalk` : "Train · Gradwalk";
  });
  for (const link of document.querySelectorAll("a.skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the part behind "#" says what is shown, and nothing else
      const to = document.querySelector(/** @type {string} */ (link.getAttribute("href")));
      /** @type {HTMLElement | null} */ (to?.querySelector(".play") ?? to)?.focus();
    });
  }
}
