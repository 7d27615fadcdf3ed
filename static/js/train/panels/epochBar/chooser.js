/** The passes that can be walked, beside the field: that of the sample, and those of whole batches with their sizes. */

import {fill, h} from "../../../dom.js";
import {createMenu} from "../../../panels/menu.js";
import {counted} from "../../../words/parts.js";
import {batchOf, batchSizes, nodesOf, roughly} from "../../batches.js";

/** So many batches are listed; the field takes any other. */
const MOST = 10;

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createChooser({store, actions, mostNodes}) {
  const button = h("button", {type: "button", class: "btn menu", "aria-label": "Which pass to walk", title: "A sample, or all samples of a batch", "aria-haspopup": "menu"});
  const menu = h("div", {class: "popover menu-list", id: "passes-to-walk", role: "menu", "aria-label": "Which pass to walk"});
  /** @type {HTMLButtonElement[]} */
  const items = [];
  button.addEventListener("click", list, {capture: true}); // before the menu opens
  button.addEventListener("keydown", list, {capture: true});
  const {close} = createMenu(button, menu, items);

  /** @param {string} title @param {string} caption @param {(() => void) | null} choose null: it cannot be walked */
  function item(title, caption, choose) {
    const made = h("button", {type: "button", role: "menuitem", tabindex: "-1", onclick: take}, title, h("span", {class: "cap"}, caption));
    if (!choose) made.setAttribute("aria-disabled", "true");
    function take() {
      if (!choose) return;
      choose();
      close();
      button.focus();
    }
    return made;
  }

  function list() {
    const {run, samples, sample} = store.get();
    if (!run || !samples || menu.classList.contains("open")) return;
    const sizes = batchSizes(run, samples);
    const first = Math.max(0, Math.min(batchOf(run, samples, sample), sizes.length - MOST));
    /** @param {number} count */
    const nodes = (count) => nodesOf(run, samples, count);
    items.length = 0;
    if (sample !== null) items.push(item(`Sample ${sample}`, `about ${roughly(nodes(1).about)} nodes`, () => actions.chooseSample(sample)));
    sizes.slice(first, first + MOST).forEach((count, i) => {
      const {least, about} = nodes(count);
      const title = sizes.length === 1 ? `All ${counted(count, "sample")}` : `Batch ${first + i} · ${counted(count, "sample")}`;
      if (least > mostNodes) items.push(item(title, `over ${roughly(least)} nodes; ${mostNodes.toLocaleString("en")} is the limit`, null));
      else items.push(item(title, `about ${roughly(about)} nodes`, () => actions.chooseBatch(first + i)));
    });
    fill(menu, ...items, sizes.length > MOST && h("p", {class: "cap"}, `${sizes.length.toLocaleString("en")} batches: for any other, write batch and its number`));
  }

  const show = () => {
    const {run, samples} = store.get();
    button.disabled = !run || !samples;
  };
  store.on(["run", "samples"], show);
  show();
  return h("div", {class: "anchor"}, button, menu);
}
