/** One field of the form: its control, in step with the spec, and what is wrong with it. */

import {fill, h} from "../../../dom.js";
import {valueAt} from "../../form/paths.js";
import {readText, writeText} from "../../form/reading.js";

/** @typedef {import("../../form/fields.js").Field} Field */
/** @typedef {import("../../context.js").Context} Context */

/**
 * @typedef {object} Drawn
 * @property {Field} field
 * @property {HTMLElement} element
 * @property {() => void} show brings it in step with the state
 * @property {(message: string | null) => void} complain
 */

/**
 * @param {Context} context
 * @param {Field} field
 * @returns {Drawn}
 */
export function createField({store, actions}, field) {
  const {name, path, kind, optional = false} = field;
  const id = `field-${path.replaceAll(".", "-")}`;
  const wrong = h("span", {class: "wrong", id: `${id}-wrong`, role: "alert"});
  const control = kind === "choice" ? h("select", {id, onchange: take})
    : kind === "check" ? h("input", {id, type: "checkbox", onchange: take})
      : h("input", {id, type: "text", inputmode: kind === "layers" ? "text" : "decimal", placeholder: field.placeholder ?? null, spellcheck: "false",
        oninput: take, onchange: refuse, onkeydown: nudge});
  let offered = "";
  /** What the server has against the value; what cannot be read is the field's own matter. @type {string | null} */
  let complaint = null;

  const textOf = () => (control instanceof HTMLInputElement && kind === "check" ? String(control.checked) : control.value);

  function value() {
    const state = store.get();
    return valueAt(state.spec, path) ?? field.usual?.(state) ?? null;
  }

  function take() {
    const reading = readText(field, textOf());
    if ("wrong" in reading) return actions.setUnread(path);
    tell(null);
    if (reading.value !== valueAt(store.get().spec, path)) actions.setField(path, reading.value);
  }

  /** Only once the reader has left the field: what is half written is not wrong yet. */
  function refuse() {
    const reading = readText(field, textOf());
    if ("wrong" in reading) tell(reading.wrong);
  }

  /** @param {KeyboardEvent} event */
  function nudge(event) {
    const step = {ArrowUp: 1, ArrowDown: -1}[event.key];
    if (kind !== "whole" || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const reading = readText(field, control.value);
    if ("wrong" in reading || reading.value === null) return;
    event.preventDefault();
    control.value = String(Math.max(0, reading.value + step * (event.shiftKey ? 10 : 1)));
    take();
  }

  /** @param {string | null} message */
  function tell(message) {
    const text = message ?? complaint ?? "";
    if (wrong.textContent !== text) wrong.textContent = text;
    control.toggleAttribute("aria-invalid", text !== "");
    if (text) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", wrong.id);
    } else control.removeAttribute("aria-describedby");
  }

  /** @param {Readonly<import("../../types.js").State>} state */
  function offer(state) {
    if (!(control instanceof HTMLSelectElement)) return;
    const rows = field.choices?.(state) ?? [];
    const chosen = value();
    const isKnown = chosen === null || rows.some((row) => row.name === chosen);
    const all = isKnown ? rows : [...rows, {name: String(chosen)}];
    const key = all.map((row) => row.name).join("\n");
    if (key === offered) return;
    offered = key;
    fill(control, optional && h("option", {value: ""}, field.none ?? "none"), ...all.map((row) => h("option", {value: row.name, title: row.title ?? (row.description || null)}, row.name.replaceAll("_", " "))));
  }

  function show() {
    const state = store.get();
    const applies = field.applies?.(state) ?? true;
    offer(state);
    control.disabled = !applies;
    if (kind === "check") {
      /** @type {HTMLInputElement} */ (control).checked = value() === true;
      return;
    }
    const reading = readText(field, control.value);
    const stands = state.unread.includes(path) || (!("wrong" in reading) && JSON.stringify(reading.value) === JSON.stringify(value()));
    if (control instanceof HTMLInputElement) control.placeholder = applies ? field.placeholder ?? "" : "–";
    if (!applies) control.value = "";
    else if (!stands || control instanceof HTMLSelectElement) control.value = writeText(field, value());
  }

  const label = h("label", {for: id}, name);
  const element = kind === "check"
    ? h("div", {class: "field tick"}, h("span", {class: "check"}, control, label, field.says && h("span", {class: "cap"}, field.says)), wrong)
    : h("div", {class: "field"}, label, kind === "choice" ? h("span", {class: "select"}, control) : control, wrong);
  return {
    field, element, show,
    complain(message) {
      complaint = message;
      if (!store.get().unread.includes(path)) tell(null);
    },
  };
}
