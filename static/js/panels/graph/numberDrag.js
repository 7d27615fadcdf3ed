/** A leaf's number is dragged sideways to another one, by its row; Shift goes in small steps, Escape gives up. */

import {literalText} from "./leaves.js";
import {numberOf, stepOf, written} from "./steps.js";

const SLACK = {mouse: 3, pen: 4, touch: 8};

/**
 * @typedef {object} Drag
 * @property {number} id
 * @property {number} pointer
 * @property {string} literal as it was when the drag began
 * @property {number} step
 * @property {number} value the number under the pointer, not yet rounded
 * @property {number} x
 * @property {number} slack how far the pointer moves before it is a drag
 * @property {boolean} moved
 */

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} region
 * @param {import("../../scene/renderer.js").NumberAt} numberAt
 * @param {(id: number) => void} type opens the field over a number
 */
export function listenForDrags({store, actions}, region, numberAt, type) {
  /** @type {Drag | null} */
  let drag = null;

  /** @param {MouseEvent | TouchEvent} event @returns {{id: number, literal: string} | null} the leaf whose number was pointed at */
  function leafAt(event) {
    const {clientX, clientY} = "touches" in event ? event.changedTouches[0] : event;
    const id = numberAt(event.target, clientX, clientY);
    const literal = id === null ? null : literalText(store.get(), id);
    return id === null || literal === null ? null : {id, literal};
  }

  /** @param {PointerEvent} event */
  function press(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    const leaf = leafAt(event);
    if (!leaf || !Number.isFinite(numberOf(leaf.literal))) return;
    const value = numberOf(leaf.literal);
    drag = {
      ...leaf, pointer: event.pointerId, step: stepOf(value), value, x: event.clientX,
      slack: SLACK[/** @type {keyof typeof SLACK} */ (event.pointerType)] ?? SLACK.mouse, moved: false,
    };
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.moved) {
      if (Math.abs(event.clientX - drag.x) < drag.slack) return;
      drag.moved = true;
      region.setPointerCapture(drag.pointer);
      region.classList.add("dragging");
      actions.drag(drag.id);
    }
    const step = event.shiftKey ? drag.step / 10 : drag.step;
    drag.value += (event.clientX - drag.x) * step;
    drag.x = event.clientX;
    const text = written(drag.value, step, drag.literal);
    if (text !== literalText(store.get(), drag.id)) actions.editLiteral(drag.id, text);
  }

  function end() {
    if (!drag) return;
    const {moved} = drag;
    drag = null;
    if (!moved) return;
    region.classList.remove("dragging");
    actions.drag(null);
    // The click that follows a drag is no selection.
    const swallow = (/** @type {Event} */ event) => event.stopPropagation();
    region.addEventListener("click", swallow, {capture: true, once: true});
    setTimeout(() => region.removeEventListener("click", swallow, true));
  }

  /** @param {PointerEvent} event */
  function release(event) {
    if (!drag || event.pointerId !== drag.pointer) return;
    const {id, moved} = drag;
    const again = event.pointerType === "touch" && store.get().selection === id;
    end();
    if (!moved && again) type(id);
  }

  region.addEventListener("pointerdown", press, true);
  for (const name of /** @type {const} */ (["mousedown", "touchstart"])) {
    region.addEventListener(name, (event) => { if (leafAt(event)) event.stopPropagation(); }, {capture: true, passive: true});
  }
  addEventListener("pointermove", move);
  addEventListener("pointerup", release);
  addEventListener("pointercancel", end);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag?.moved) return;
    event.preventDefault();
    event.stopPropagation();
    actions.editLiteral(drag.id, drag.literal);
    end();
  }, true);
}
