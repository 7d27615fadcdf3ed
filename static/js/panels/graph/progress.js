/** Long work: nothing for a second; then what is done, what is going on, and Cancel. The page stays usable. */

import {fill, h} from "../../dom.js";

const QUIET = 1000;

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createProgress({store, actions}) {
  const title = h("b");
  const elapsed = h("span", {class: "num"});
  const bar = h("div", {class: "progress", role: "progressbar"}, h("i"));
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

  function show() {
    clearTimeout(timer);
    const {running, placing, graph} = store.get();
    const seconds = Math.floor((Date.now() - since) / 1000);
    const stage = running || !placing ? "Running the program" : "Placing nodes";
    if (title.textContent !== stage) fill(spoken, stage);
    fill(title, stage);
    fill(elapsed, `${seconds} s`);
    bar.setAttribute("aria-label", stage);
    bar.setAttribute("aria-valuetext", `for ${seconds} ${seconds === 1 ? "second" : "seconds"}`);
    fill(stages,
      h("li", {class: running ? "doing" : "done"}, running || !graph ? "Run the program" : `Program run, ${graph.count.toLocaleString("en")} nodes`),
      h("li", {class: running ? "next" : "doing"}, "Place the nodes"));
    element.hidden = false;
    timer = setTimeout(show, 1000 - (Date.now() - since) % 1000);
  }

  function hide() {
    clearTimeout(timer);
    const held = element.contains(document.activeElement);
    element.hidden = true;
    fill(title);
    fill(spoken);
    if (held) queueMicrotask(() => /** @type {HTMLElement | null} */ (document.querySelector("#run-bar button"))?.focus()); // it is enabled by then
  }

  store.on(["running", "placing", "startedAt"], ({running, placing, startedAt}, before) => {
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
