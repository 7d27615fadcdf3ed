/** Numbers of leaves in the drawing: what opens the field over them, what drags them, and what the keys do to them. */

import {svg} from "../../dom.js";
import {adviceFor, literalText, nodeAt} from "./leaves.js";
import {listenForDrags} from "./numberDrag.js";
import {numberOf, stepOf, written} from "./steps.js";

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} region
 * @param {import("./numberField.js").NumberField} field
 * @param {import("../../scene/renderer.js").NumberAt} numberAt
 */
export function listenForNumbers(context, region, field, numberAt) {
  const {store, actions} = context;
  /** @type {{id: number, step: number} | null} the step stays while focus does, so that a number can pass through zero */
  let held = null;

  /** @param {Event} event @returns {number | null} the leaf that is meant, if its number can be changed */
  const leafOf = (event) => {
    const id = nodeAt(event.target);
    return id !== null && literalText(store.get(), id) !== null ? id : null;
  };

  /** @param {number} id */
  function open(id) {
    actions.select(id);
    field.open(id);
  }

  /** @param {number} id @param {number} steps */
  function nudge(id, steps) {
    const literal = /** @type {string} */ (literalText(store.get(), id));
    if (held?.id !== id) held = {id, step: stepOf(numberOf(literal))};
    actions.editLiteral(id, written(numberOf(literal) + steps * held.step, held.step, literal));
  }

  // Before the drawing hears of them: a number is no place to pan from, and Enter on it is more than a selection.
  region.addEventListener("keydown", (event) => {
    const id = leafOf(event);
    if (id === null || event.ctrlKey || event.metaKey) return;
    const up = {ArrowUp: 1, ArrowDown: -1}[event.key];
    if (event.altKey && up) nudge(id, event.shiftKey ? up : up * 10);
    else if (!event.altKey && !event.shiftKey && (event.key === "Enter" || event.key === "F2")) open(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  region.addEventListener("dblclick", (event) => {
    const id = leafOf(event);
    if (id === null) return;
    event.stopPropagation();
    open(id);
  }, true);
  region.addEventListener("focusout", () => { held = null; });
  region.addEventListener("pointerover", (event) => {
    const id = nodeAt(event.target);
    const advice = id === null ? "" : adviceFor(store.get(), id);
    if (id === null || !advice) return;
    const node = /** @type {Element} */ (/** @type {Element} */ (event.target).closest("[data-node]"));
    const title = node.querySelector(":scope > title") ?? node.appendChild(svg("title"));
    title.textContent = `${store.get().graph?.name(id)}: ${advice}`;
  });
  listenForDrags(context, region, numberAt, open);
}
