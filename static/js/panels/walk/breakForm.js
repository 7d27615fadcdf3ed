/** A form for one more breakpoint: a condition with its limit, or a phase. */

import {LIMITS} from "../../walk/breaks.js";
import {h} from "../../dom.js";

/** @typedef {import("../../types.js").Breakpoint} Breakpoint */

/** @type {Record<string, {says: string, make: (limit: number) => Breakpoint}>} */
const CHOICES = {
  nan: {says: "a number is NaN or infinite", make: () => ({kind: "condition", of: "nan", limit: LIMITS.nan})},
  vanishing: {says: "|gradient| is below", make: (limit) => ({kind: "condition", of: "vanishing", limit})},
  exploding: {says: "|gradient| is above", make: (limit) => ({kind: "condition", of: "exploding", limit})},
  dead: {says: "a ReLU is dead", make: () => ({kind: "condition", of: "dead", limit: LIMITS.dead})},
  backward: {says: "Backward begins", make: () => ({kind: "phase", phase: "backward"})},
  update: {says: "Update begins", make: () => ({kind: "phase", phase: "update"})},
  forward: {says: "Forward begins", make: () => ({kind: "phase", phase: "forward"})},
};

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createBreakForm({actions}) {
  const choice = h("select", {"aria-label": "Stop where", onchange: show}, ...Object.entries(CHOICES).map(([value, {says}]) => h("option", {value}, says)));
  const limit = h("input", {type: "number", class: "limit", step: "any", min: 0, "aria-label": "Limit", "aria-describedby": "break-wrong", oninput: () => say("")});
  const wrong = h("p", {class: "bad cap", id: "break-wrong", role: "alert", hidden: true});
  const form = h("form", {class: "break-form", novalidate: true, onsubmit: add}, h("span", {class: "select"}, choice), limit, h("button", {type: "submit", class: "btn"}, "Add"), wrong);

  /** @param {string} text */
  function say(text) {
    wrong.textContent = text;
    wrong.hidden = !text;
    limit.setAttribute("aria-invalid", String(text !== ""));
  }

  function show() {
    limit.hidden = choice.value !== "vanishing" && choice.value !== "exploding";
    if (choice.value === "vanishing" || choice.value === "exploding") limit.value = String(LIMITS[choice.value]);
    say("");
  }

  /** @param {SubmitEvent} event */
  function add(event) {
    event.preventDefault();
    const number = limit.valueAsNumber;
    if (!limit.hidden && !(number > 0 && Number.isFinite(number))) {
      say("A limit is a number above 0, such as 0.001 or 1e-7.");
      limit.focus();
      return;
    }
    actions.addBreak(CHOICES[choice.value].make(number));
  }

  show();
  return form;
}
