/** The frame around the parts: shows them once there is something to show, and keeps reading order and window in agreement. */

import {isVacant} from "../vacant.js";
import {NARROW, settleIn} from "../windows.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} app */
export function createShell({store}, app) {
  const work = /** @type {HTMLElement} */ (app.querySelector(".work"));
  const code = /** @type {HTMLElement} */ (work.querySelector(".left"));

  // In one column the program comes last: the order in the document is the order on the screen.
  settleIn(NARROW, (matches) => {
    const active = document.activeElement;
    if (matches) work.append(code);
    else work.querySelector("h1")?.after(code);
    if (active instanceof HTMLElement && code.contains(active)) active.focus();
  });

  store.on(["document", "problem"], () => app.removeAttribute("aria-busy"));
  // What belongs to a graph that is not shown any more is not to be seen, spoken or reached.
  const ofGraph = [".right", "#left-tabs", "#walk"].map((part) => /** @type {HTMLElement} */ (app.querySelector(part)));
  store.on(["program", "problem", "document"], (state) => {
    const isNothing = isVacant(state);
    for (const part of ofGraph) if (part.inert !== isNothing) part.inert = isNothing;
  });
  store.on(["lesson", "opened"], ({lesson, opened}) => {
    const shown = lesson?.title ?? opened?.name;
    document.title = shown ? `${shown} · Gradwalk` : "Gradwalk";
  });

  for (const link of document.querySelectorAll("a.skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the part behind "#" says what is shown, and nothing else
      const to = document.querySelector(/** @type {string} */ (link.getAttribute("href")));
      /** @type {HTMLElement | null} */ (to?.querySelector(".play, [role=tree] [tabindex='0']") ?? to)?.focus();
    });
  }
}
