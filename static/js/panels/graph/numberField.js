/** A field over the number of a leaf, to type another one. */

import {fill, h} from "../../dom.js";
import {drawnNode, literalText, nodeAt} from "./leaves.js";
import {literalFrom, numberOf, stepOf, written} from "./steps.js";

const ADVICE = "Write a number, such as -1.5 or 2e-3.";

/** @typedef {{element: HTMLElement, open: (id: number) => void}} NumberField */

/** @param {import("../../context.js").Context} context @param {HTMLElement} region @returns {NumberField} */
export function createNumberField({store, actions}, region) {
  const input = h("input", {type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "number-advice",
    oninput: fit, onkeydown: press, onblur: () => finish(literalFrom(input.value) !== null)});
  const advice = h("p", {id: "number-advice", "aria-live": "polite"});
  const element = h("div", {class: "number-field", hidden: true}, input, advice);
  /** @type {number | null} */
  let leaf = null;
  let literal = "";
  let step = 0;

  /** @param {number} id */
  function open(id) {
    const text = literalText(store.get(), id);
    if (text === null || !drawnNode(region, id)) return;
    leaf = id;
    literal = text;
    step = stepOf(numberOf(text));
    input.value = text;
    input.setAttribute("aria-label", `Value of ${store.get().graph?.name(id)}`);
    element.hidden = false;
    fit();
    follow();
    input.focus({preventScroll: true});
    input.select();
  }

  /** Stay over the number while the drawing moves. */
  function follow() {
    if (leaf === null) return;
    const node = drawnNode(region, leaf);
    if (!node) return finish(false);
    const around = region.getBoundingClientRect();
    const box = (node.querySelector(".box") ?? node).getBoundingClientRect();
    const row = (node.querySelector(".data") ?? node).getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(box.right - around.left - element.offsetWidth, around.width - element.offsetWidth - 4))}px`;
    element.style.top = `${row.top + row.height / 2 - around.top - input.offsetHeight / 2}px`;
    element.style.minWidth = `${box.width}px`;
    requestAnimationFrame(follow);
  }

  function fit() {
    input.size = Math.max(6, input.value.length + 1);
    if (input.getAttribute("aria-invalid")) judge();
  }

  /** @returns {string | null} the number as a program writes it; where it is none, the field says so */
  function judge() {
    const text = literalFrom(input.value);
    if (text === null) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    fill(advice, text === null && ADVICE);
    return text;
  }

  /** @param {boolean} keep whether what is written takes the place of the literal */
  function finish(keep) {
    if (leaf === null) return;
    const id = leaf;
    const text = literalFrom(input.value);
    leaf = null;
    element.hidden = true;
    input.removeAttribute("aria-invalid");
    fill(advice);
    if (keep && text !== null && text !== literal) actions.editLiteral(id, text);
  }

  /** @param {number} id @param {number} by @returns {number | null} the leaf before or after it whose number can be typed */
  function neighbor(id, by) {
    const leaves = [...region.querySelectorAll("[data-node]")].map((node) => Number(nodeAt(node)))
      .filter((each) => literalText(store.get(), each) !== null);
    return leaves[leaves.indexOf(id) + by] ?? null;
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (leaf === null || event.isComposing) return;
    const id = leaf;
    const up = {ArrowUp: 1, ArrowDown: -1}[event.key];
    if (up && literalFrom(input.value) !== null) {
      const steps = event.shiftKey ? up : up * 10;
      input.value = written(numberOf(input.value) + steps * step, step, literal);
      fit();
    } else if (event.key === "Escape") {
      finish(false);
      drawnNode(region, id)?.focus({preventScroll: true});
    } else if (event.key === "Enter" || event.key === "Tab") {
      if (judge() !== null) {
        const next = event.key === "Tab" ? neighbor(id, event.shiftKey ? -1 : 1) : null;
        finish(true);
        drawnNode(region, next ?? id)?.focus({preventScroll: true});
        if (next !== null) open(next);
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {element, open};
}
