/** One row of the table Nodes: what a node shows at the present step. */

import {fill, h} from "../dom.js";
import {changedOf} from "../walk/changed.js";
import {fixed, full} from "../numbers.js";
import {shownOf} from "../walk/shown.js";

/**
 * @param {number} id
 * @param {import("../context.js").Context} context
 */
export function createNodeRow(id, {store}) {
  const graph = /** @type {import("../graph/graph.js").Graph} */ (store.get().graph);
  const name = graph.name(id);
  const picked = h("span", {class: "sr"});
  const data = h("td", {class: "r"});
  const gradient = h("td", {class: "r g"});
  const element = h("tr", {"data-row": id}, h("td", {class: "code", title: name}, name, picked), data, gradient);

  /** What the row shows, as one text. */
  let drawn = "";

  return {
    element,
    /**
     * @param {Readonly<import("../types.js").State>} state
     * @param {import("../walk/walk.js").Frame | null} frame
     * @param {boolean} isEntry whether Tab enters the table here
     */
    show(state, frame, isEntry) {
      const shown = shownOf(state, id, frame);
      const changed = changedOf(state, id, shown);
      const key = keyOf([isEntry, state.selection === id, shown.present && frame?.phase, shown.present && frame?.kind, shown.valueAsked, shown.value, shown.takes,
        shown.receives, shown.gradientAsked, shown.gradient?.sum, shown.gradient?.count, shown.gradient?.of, shown.gradient?.true, changed?.pass, changed?.value, changed?.gradient]);
      if (key === drawn) return;
      drawn = key;
      element.tabIndex = isEntry ? 0 : -1;
      element.className = [shown.present && `here ${frame?.phase}`, state.selection === id && "selected"].filter(Boolean).join(" ");
      if (shown.present) element.setAttribute("aria-current", "step");
      else element.removeAttribute("aria-current");
      fill(picked, state.selection === id ? ", selected" : "");

      const comes = shown.present && frame?.kind === "evaluate";
      data.className = `r${was(changed?.value)}${comes ? " new" : ""}${shown.value !== null && !Number.isFinite(shown.value) ? " bad" : ""}`;
      data.title = shown.valueAsked || shown.value === null ? "" : full(shown.value) + before(changed?.pass, changed?.value);
      fill(data, shown.valueAsked ? "?" : shown.value === null ? notYet() : fixed(shown.value), said(changed?.pass, changed?.value));

      const received = shown.gradient;
      gradient.className = `r g${was(changed?.gradient)}${shown.receives ? " new" : ""}${received && !Number.isFinite(received.sum) ? " bad" : ""}`;
      gradient.title = shown.gradientAsked || !received ? "" : titleOf(received) + before(changed?.pass, changed?.gradient);
      if (!shown.takes) fill(gradient, h("span", {class: "none"}, "none"));
      else if (shown.gradientAsked) fill(gradient, "?");
      else if (!received) fill(gradient, notYet());
      else fill(gradient, ...sum(received), said(changed?.pass, changed?.gradient));
    },
  };
}

/** @param {(string | number | boolean | null | undefined)[]} parts */
const keyOf = (parts) => parts.map((part) => (Object.is(part, -0) ? "-0" : String(part))).join();

/** @typedef {number | null | undefined} Was what a number was in the pass shown before, where it is another one now */

/** @param {Was} number */
const was = (number) => (typeof number === "number" ? " was" : "");

/** @param {number | undefined} pass @param {Was} number */
const before = (pass, number) => (pass !== undefined && typeof number === "number" ? `; in pass ${pass + 1} it was ${full(number)}` : "");

/** @param {number | undefined} pass @param {Was} number */
const said = (pass, number) => (pass !== undefined && typeof number === "number" && h("span", {class: "sr"}, `, in pass ${pass + 1} ${fixed(number)}`));

const notYet = () => h("span", {class: "none"}, "not yet");

/** @param {import("../walk/walk.js").Received} received */
const titleOf = (received) => full(received.sum) + (isOther(received) ? `; with += it is ${full(received.true)}` : "");

/** Whether overwriting has made another number of it. @param {import("../walk/walk.js").Received} received */
const isOther = ({sum: number, true: whole}) => !Object.is(number, whole) && !(Number.isNaN(number) && Number.isNaN(whole));

/** @param {import("../walk/walk.js").Received} received */
function sum(received) {
  const {sum: number, count, of, true: whole} = received;
  const parts = of > 1 && count > 0 && count < of ? [h("span", {class: "cap"}, `${count}/${of} `)] : [];
  const other = isOther(received) ? [h("span", {class: "cap", "aria-hidden": "true"}, "≠ "), h("span", {class: "sr"}, `with += ${fixed(whole)}, here `)] : [];
  return [...parts, ...other, fixed(number)];
}
