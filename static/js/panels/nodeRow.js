/** One row of the table Nodes: what a node shows at the present step. */

import {fill, h} from "../dom.js";
import {fixed, full} from "../numbers.js";
import {shownOf} from "../shown.js";

/**
 * @param {number} id
 * @param {import("../context.js").Context} context
 */
export function createNodeRow(id, {store}) {
  const graph = /** @type {import("../graph.js").Graph} */ (store.get().graph);
  const name = graph.name(id);
  const picked = h("span", {class: "sr"});
  const data = h("td", {class: "r"});
  const gradient = h("td", {class: "r g"});
  const element = h("tr", {"data-row": id}, h("td", {class: "code", title: name}, name, picked), data, gradient);

  return {
    element,
    /**
     * @param {Readonly<import("../types.js").State>} state
     * @param {import("../walk.js").Frame | null} frame
     * @param {boolean} isEntry whether Tab enters the table here
     */
    show(state, frame, isEntry) {
      const shown = shownOf(state, id, frame);
      element.tabIndex = isEntry ? 0 : -1;
      element.className = [shown.present && `here ${frame?.phase}`, state.selection === id && "selected"].filter(Boolean).join(" ");
      if (shown.present) element.setAttribute("aria-current", "step");
      else element.removeAttribute("aria-current");
      fill(picked, state.selection === id ? ", selected" : "");

      const comes = shown.present && frame?.kind === "evaluate";
      data.className = `r${comes ? " new" : ""}${shown.value !== null && !Number.isFinite(shown.value) ? " bad" : ""}`;
      data.title = shown.valueAsked || shown.value === null ? "" : full(shown.value);
      fill(data, shown.valueAsked ? "?" : shown.value === null ? notYet() : fixed(shown.value));

      const received = shown.gradient;
      gradient.className = `r g${shown.receives ? " new" : ""}${received && !Number.isFinite(received.sum) ? " bad" : ""}`;
      gradient.title = shown.gradientAsked || !received ? "" : titleOf(received);
      if (!shown.takes) fill(gradient, h("span", {class: "none"}, "none"));
      else if (shown.gradientAsked) fill(gradient, "?");
      else if (!received) fill(gradient, notYet());
      else fill(gradient, ...sum(received));
    },
  };
}

const notYet = () => h("span", {class: "none"}, "not yet");

/** @param {import("../walk.js").Received} received */
const titleOf = (received) => full(received.sum) + (isOther(received) ? `; with += it is ${full(received.true)}` : "");

/** Whether overwriting has made another number of it. @param {import("../walk.js").Received} received */
const isOther = ({sum: number, true: whole}) => !Object.is(number, whole) && !(Number.isNaN(number) && Number.isNaN(whole));

/** @param {import("../walk.js").Received} received */
function sum(received) {
  const {sum: number, count, of, true: whole} = received;
  const parts = of > 1 && count > 0 && count < of ? [h("span", {class: "cap"}, `${count}/${of} `)] : [];
  const other = isOther(received) ? [h("span", {class: "cap", "aria-hidden": "true"}, "≠ "), h("span", {class: "sr"}, `with += ${fixed(whole)}, here `)] : [];
  return [...parts, ...other, fixed(number)];
}
