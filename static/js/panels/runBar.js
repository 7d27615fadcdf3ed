/** Under the program: Run, and what the last run made. */

import {fill, h} from "../dom.js";

const SECOND = 1000;

/** @param {number} count @param {string} one */
const counted = (count, one) => `${count.toLocaleString("en")} ${one}${count === 1 ? "" : one === "pass" ? "es" : "s"}`;

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createRunBar({store, actions}, element) {
  const button = h("button", {class: "btn solid", type: "button", "aria-keyshortcuts": "Control+Enter", onclick: () => void actions.run()}, "Run");
  const hint = h("span", {class: "cap hint"});
  const made = h("span", {class: "cap made"});
  element.append(button, hint, h("span", {class: "grow"}), made);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let clock;

  /** Nothing changes for a second: most runs are over by then. */
  function tell() {
    const {running, startedAt} = store.get();
    const seconds = running ? Math.floor((Date.now() - startedAt) / SECOND) : 0;
    button.disabled = seconds > 0;
    if (seconds > 0) fill(hint, `started ${seconds} s ago`);
    else fill(hint, h("kbd", {}, "Ctrl+Enter"));
  }

  store.on(["running"], ({running}) => {
    clearInterval(clock);
    if (running) clock = setInterval(tell, SECOND / 4);
    tell();
  });
  store.on(["document"], ({document}) => {
    if (!document) return;
    fill(made, `${counted(document.nodes.op.length, "node")} · ${counted(document.passes, "pass")}`);
  });
  tell();
}
