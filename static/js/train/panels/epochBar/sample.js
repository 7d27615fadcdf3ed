/** The row whose pass can be walked, and the link that leads there. */

import {h, icon} from "../../../dom.js";
import {walkAddress, walkable} from "../../walkAddress.js";

const ARROW = ["M3 10h13M11.500 5.500 16 10l-4.500 4.500"];

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createSample({store, actions}) {
  const field = h("input", {type: "text", inputmode: "numeric", class: "tiny", id: "sample", "aria-label": "Sample", spellcheck: "false", oninput: take, onchange: show, onkeydown: nudge});
  const link = h("a", {class: "btn solid", href: "/"}, "Walk this pass", icon(...ARROW));
  let latest = 0;

  /** @param {string} text @returns {number | null} */
  function rowOf(text) {
    const {samples} = store.get();
    const row = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
    return samples && row < samples.y.length ? row : null;
  }

  function take() {
    const row = rowOf(field.value);
    if (row !== null) actions.chooseSample(row);
    refuse();
  }

  /** @param {KeyboardEvent} event */
  function nudge(event) {
    const step = {ArrowUp: 1, ArrowDown: -1}[event.key];
    const row = rowOf(field.value);
    if (!step || row === null || rowOf(String(row + step)) === null) return;
    event.preventDefault();
    actions.chooseSample(row + step);
  }

  /** Why there is no pass to walk; null where there is one. */
  function against() {
    const {samples, sample} = store.get();
    if (!samples || sample === null) return "There is no row to walk yet.";
    if (document.activeElement === field && rowOf(field.value) === null) return `The rows are 0 to ${samples.y.length - 1}.`;
    if (samples.test[sample]) return `Row ${sample} is in the test part: no pass goes through it.`;
    return null;
  }

  function refuse() {
    const reason = against();
    const invalid = reason !== null && store.get().samples !== null;
    if (invalid) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    field.title = reason ?? "";
    const {run, epoch} = store.get();
    const led = run && walkable(run, epoch) !== epoch;
    link.title = reason ?? (led ? `Every number of epoch ${walkable(run, epoch)}, the pass that led here, in the explorer` : "Every number of this pass, in the explorer");
    link.setAttribute("aria-disabled", String(reason !== null));
  }

  function show() {
    const {sample} = store.get();
    if (rowOf(field.value) !== sample) field.value = sample === null ? "" : String(sample);
    refuse();
  }

  async function lead() {
    const own = ++latest;
    const href = await walkAddress(store.get());
    if (own === latest && href) link.href = href;
  }

  link.addEventListener("click", (event) => {
    if (against() !== null) event.preventDefault();
  });
  store.on(["sample", "samples"], show);
  store.on(["run", "epoch", "sample"], () => {
    refuse();
    void lead();
  });
  show();
  return h("div", {class: "opts"}, h("label", {class: "check"}, "Sample ", field), link);
}
