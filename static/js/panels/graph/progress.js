/** Long work: nothing for a second; then what is done, what is going on, and Cancel. The page stays usable. */

import {fill, h} from "../../dom.js";
import {stagesOf, titleOf} from "./stages.js";

const QUIET = 1000;

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createProgress({store, actions}) {
  const title = h("b");
  const elapsed = h("span", {class: "num"});
  const filled = h("i");
  const bar = h("div", {class: "progress", role: "progressbar"}, filled);
  const stages = h("ol", {class: "steps"});
  const cancel = h("button", {type: "button", class: "btn", onclick: () => actions.cancel()}, "Cancel");
  const card = h("div", {class: "card", role: "group", "aria-label": "Progress"},
    h("div", {class: "row"}, title, elapsed), bar, stages,
    h("div", {class: "row"}, h("span", {class: "cap"}, "The page stays usable."), cancel));
  const element = h("div", {class: "float mid work-card", hidden: true}, card);
  const spoken = h("p", {class: "sr", "aria-live": "polite"});
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let since = 0;
  let said = "";

  function show() {
    clearTimeout(timer);
    const state = store.get();
    const seconds = Math.floor((Date.now() - since) / 1000);
    const {words, share, aloud} = titleOf(state);
    if (said !== aloud) fill(spoken, said = aloud);
    fill(title, words);
    fill(elapsed, `${seconds} s`);
    bar.setAttribute("aria-label", words);
    bar.setAttribute("aria-valuetext", `for ${seconds} ${seconds === 1 ? "second" : "seconds"}`);
    measure(share);
    fill(stages, ...stagesOf(state).map(({words: each, is}) => h("li", {class: is}, each)));
    element.hidden = false;
    timer = setTimeout(show, 1000 - (Date.now() - since) % 1000);
  }

  /** @param {number | null} share of the stage that is done; null where nobody can tell */
  function measure(share) {
    bar.classList.toggle("measured", share !== null);
    filled.style.width = share === null ? "" : `${100 * share}%`;
    if (share === null) bar.removeAttribute("aria-valuenow");
    else bar.setAttribute("aria-valuenow", String(Math.round(100 * share)));
  }

  function hide() {
    clearTimeout(timer);
    const held = element.contains(document.activeElement);
    element.hidden = true;
    said = "";
    fill(title);
    fill(spoken);
    if (held) queueMicrotask(() => /** @type {HTMLElement | null} */ (document.querySelector("#run-bar button"))?.focus()); // it is enabled by then
  }

  store.on(["running", "placing", "startedAt", "stage"], ({running, placing, startedAt}, before) => {
    if (!running && !placing) return hide();
    const begins = startedAt !== before.startedAt || !(before.running || before.placing);
    if (!begins) {
      if (!element.hidden) show();
      return;
    }
    since = running ? startedAt : Date.now();
    clearTimeout(timer);
    timer = setTimeout(show, QUIET);
  });
  return h("div", {class: "long"}, element, spoken);
}
