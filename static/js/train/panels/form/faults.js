/** Faults that a training can be given on purpose, to see what they do. */

import {fill, h} from "../../../dom.js";

/** @param {import("../../context.js").Context} context */
export function createFaults({store, actions}) {
  const element = h("div", {class: "ticks"});
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();

  function list() {
    const {options} = store.get();
    if (boxes.size === options.faults.length) return;
    boxes.clear();
    for (const {name} of options.faults) boxes.set(name, h("input", {type: "checkbox", id: `fault-${name}`, onchange: take}));
    fill(element, ...options.faults.map(({name, description}) => h("label", {class: "check", title: description ?? null},
      boxes.get(name), name.replaceAll("_", " "))));
  }

  function take() {
    actions.setField("faults", [...boxes].filter(([, box]) => box.checked).map(([name]) => name));
  }

  return {
    element,
    show() {
      list();
      for (const [name, box] of boxes) box.checked = store.get().spec.faults.includes(name);
    },
  };
}
