/** What pass can be walked, that of a row or of a whole batch, and the link that leads there. */

import {h, icon} from "../../../dom.js";
import {batchSizes, nodesOf} from "../../batches.js";
import {walkAddress, walkable} from "../../walkAddress.js";
import {createChooser} from "./chooser.js";

const ARROW = ["M3 10h13M11.500 5.500 16 10l-4.500 4.500"];

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createSample(context) {
  const {store, actions, mostNodes} = context;
  const field = h("input", {type: "text", inputmode: "text", class: "tiny", id: "sample", "aria-label": "Sample", spellcheck: "false", autocapitalize: "off", oninput: take, onchange: show, onkeydown: nudge});
  const link = h("a", {class: "btn solid", href: "/"}, "Walk this pass", icon(...ARROW));
  let latest = 0;

  /** @returns {number[]} samples of each batch */
  function sizes() {
    const {run, samples} = store.get();
    return run && samples ? batchSizes(run, samples) : [];
  }

  /** @param {string} text @returns {number | null} */
  function rowOf(text) {
    const {samples} = store.get();
    const row = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
    return samples && row < samples.y.length ? row : null;
  }

  /** "all" where one batch takes all rows, else "batch 3". @param {string} text @returns {number | null} */
  function batchIn(text) {
    const found = /^(?:(all)|batch\s*(\d{1,7}))$/i.exec(text.trim());
    const count = sizes().length;
    const batch = !found ? NaN : found[1] ? (count === 1 ? 0 : NaN) : Number(found[2]);
    return batch < count ? batch : null;
  }

  /** @param {number} batch */
  const batchName = (batch) => (sizes().length === 1 ? "all" : `batch ${batch}`);

  function take() {
    const [row, batch] = [rowOf(field.value), batchIn(field.value)];
    if (row !== null) actions.chooseSample(row);
    else if (batch !== null) actions.chooseBatch(batch);
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
    const {run, samples, sample, batch} = store.get();
    if (!run || !samples || sample === null) return "There is no row to walk yet.";
    const batches = sizes();
    if (document.activeElement === field && rowOf(field.value) === null && batchIn(field.value) === null) {
      return `The rows are 0 to ${samples.y.length - 1}; ${batches.length === 1 ? "all is all of them" : `batch 0 to batch ${batches.length - 1} are whole batches`}.`;
    }
    if (batch !== null) {
      if (batch >= batches.length) return `The batches are 0 to ${batches.length - 1}.`;
      const {least} = nodesOf(run, samples, batches[batch]);
      return least <= mostNodes ? null : tooLarge(batches[batch], least);
    }
    if (samples.test[sample]) return `Row ${sample} is in the test part: no pass goes through it.`;
    return null;
  }

  /** @param {number} count @param {number} least */
  const tooLarge = (count, least) =>
    `The pass over ${count.toLocaleString("en")} samples has ${least.toLocaleString("en")} nodes or more; ${mostNodes.toLocaleString("en")} is the limit. A smaller batch has fewer.`;

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
    const {sample, batch} = store.get();
    if (batch !== null) {
      if (batchIn(field.value) !== batch) field.value = batchName(batch);
    } else if (rowOf(field.value) !== sample) field.value = sample === null ? "" : String(sample);
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
  store.on(["sample", "samples", "batch"], show);
  store.on(["run", "epoch", "sample", "batch"], () => {
    refuse();
    void lead();
  });
  show();
  return h("div", {class: "opts"}, h("div", {class: "of-walk"}, h("label", {class: "check"}, "Sample ", field), createChooser(context)), link);
}
